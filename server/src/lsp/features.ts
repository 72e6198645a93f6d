// All features of the server, in the order in which the protocol lists them. A new one is a file and a line here.
import type { FeatureMaker } from "./feature.ts";
import { codeActionFeature } from "./code-actions.ts";
import { commandFeature } from "./commands.ts";
import { fileOperationFeature } from "./file-operations.ts";
import { hoverFeature } from "./hover.ts";
import { pullDiagnosticFeature } from "./pull-diagnostics.ts";
import { referenceFeature } from "./references.ts";
import { renameFeature } from "./rename.ts";
import { statusFeature } from "./status.ts";

/** The makers of all features. */
export const FEATURES: readonly FeatureMaker[] = [hoverFeature, codeActionFeature, commandFeature, pullDiagnosticFeature, referenceFeature, renameFeature, fileOperationFeature, statusFeature];

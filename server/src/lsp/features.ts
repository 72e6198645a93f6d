// All features of the server, in the order in which the protocol lists them. A new one is a file and a line here.
import { activeDocumentFeature } from "./active-document.ts";
import { codeActionFeature } from "./code-actions.ts";
import { codeLensFeature } from "./code-lens.ts";
import { commandFeature } from "./commands.ts";
import { completionFeature } from "./completion.ts";
import { definitionFeature } from "./definition.ts";
import { documentHighlightFeature } from "./document-highlights.ts";
import { documentLinkFeature } from "./document-links.ts";
import { documentSymbolFeature } from "./document-symbols.ts";
import type { FeatureMaker } from "./feature.ts";
import { fileOperationFeature } from "./file-operations.ts";
import { foldingFeature } from "./folding.ts";
import { hoverFeature } from "./hover.ts";
import { inlayHintFeature } from "./inlay-hints.ts";
import { loadProgressFeature } from "./load-progress.ts";
import { pullDiagnosticFeature } from "./pull-diagnostics.ts";
import { referenceFeature } from "./references.ts";
import { renameFeature } from "./rename.ts";
import { semanticTokenFeature } from "./semantic-tokens.ts";
import { statusFeature } from "./status.ts";
import { workspaceSymbolFeature } from "./workspace-symbols.ts";

/** The makers of all features. */
export const FEATURES: readonly FeatureMaker[] = [
  completionFeature, hoverFeature, definitionFeature, referenceFeature, documentHighlightFeature, documentSymbolFeature, codeActionFeature, codeLensFeature, documentLinkFeature, renameFeature, foldingFeature,
  semanticTokenFeature, inlayHintFeature, pullDiagnosticFeature, commandFeature, fileOperationFeature, statusFeature,
  workspaceSymbolFeature, loadProgressFeature, activeDocumentFeature,
];

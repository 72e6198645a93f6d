// reStructuredText documents.
import type { BlockFormat } from "./block-format.ts";
import { cutRest } from "./rest-cut.ts";
import { restZones } from "./rest-zones.ts";

/** reStructuredText, with the directives and roles of Sphinx. */
export const restructuredtext: BlockFormat = { cut: cutRest, zones: restZones };

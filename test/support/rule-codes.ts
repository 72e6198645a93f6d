// The codes that rules alone can give: what examples and fixtures show without a language model.
import { FINDING_CODE_LIST, isSemanticCode } from "../../shared/src/codes.ts";

/** The codes of rules, in the order of the table of codes. */
export const RULE_CODE_LIST = FINDING_CODE_LIST.filter((code) => !isSemanticCode(code));

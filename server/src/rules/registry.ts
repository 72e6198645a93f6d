// All rules about mentions. At most one of them speaks about any one mention.
import { ambiguousName } from "./ambiguous-name.ts";
import { deprecatedPlugin } from "./deprecated-plugin.ts";
import { formerName } from "./former-name.ts";
import { misspelledName } from "./misspelled-name.ts";
import { nameCase } from "./name-case.ts";
import { nameSeparator } from "./name-separator.ts";
import type { Rule } from "./rule.ts";

/** The rules, in no particular order. */
export const MENTION_RULES: readonly Rule[] = [misspelledName, nameCase, nameSeparator, formerName, deprecatedPlugin, ambiguousName];

// All rules about whole pages.
import { missingDependency } from "./missing-dependency.ts";
import { misspelledCode } from "./misspelled-code.ts";
import type { PageRule } from "./page-rule.ts";
import { forbiddenPattern } from "./forbidden-pattern.ts";
import { undeclaredPlugin } from "./undeclared-plugin.ts";
import { unknownPackage } from "./unknown-package.ts";
import { unknownPlugin } from "./unknown-plugin.ts";
import { unlinkedMention } from "./unlinked-mention.ts";
import { unusedPlugin } from "./unused-plugin.ts";
import { wrongLink } from "./wrong-link.ts";

/** The rules, in no particular order. */
export const PAGE_RULES: readonly PageRule[] = [unknownPlugin, undeclaredPlugin, unusedPlugin, missingDependency, forbiddenPattern, misspelledCode, unknownPackage, unlinkedMention, wrongLink];

// All rules about whole pages.
import { incompleteCombination } from "./incomplete-combination.ts";
import { missingDependency } from "./missing-dependency.ts";
import type { PageRule } from "./page-rule.ts";
import { ruleDependency } from "./rule-dependencies.ts";
import { undeclaredPlugin } from "./undeclared-plugin.ts";
import { unknownPlugin } from "./unknown-plugin.ts";
import { unsupportedFormat } from "./unsupported-format.ts";
import { unusedPlugin } from "./unused-plugin.ts";

/** The rules, in no particular order. */
export const PAGE_RULES: readonly PageRule[] = [
  unknownPlugin, undeclaredPlugin, unusedPlugin, missingDependency, ruleDependency, incompleteCombination, unsupportedFormat,
];

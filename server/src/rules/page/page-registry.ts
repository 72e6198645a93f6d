// All rules about whole pages.
import { frontMatterSyntax } from "./front-matter-syntax.ts";
import { frontMatterType } from "./front-matter-type.ts";
import { incompleteCombination } from "./incomplete-combination.ts";
import { missingDependency } from "./missing-dependency.ts";
import { missingField } from "./missing-field.ts";
import type { PageRule } from "./page-rule.ts";
import { ruleDependency } from "./rule-dependencies.ts";
import { undeclaredPlugin } from "./undeclared-plugin.ts";
import { unknownFamily } from "./unknown-family.ts";
import { unknownPlugin } from "./unknown-plugin.ts";
import { unsupportedFormat } from "./unsupported-format.ts";
import { unusedPlugin } from "./unused-plugin.ts";

/** The rules, in no particular order. */
export const PAGE_RULES: readonly PageRule[] = [
  unknownPlugin,
  undeclaredPlugin,
  unusedPlugin,
  missingDependency,
  frontMatterSyntax,
  missingField,
  frontMatterType,
  unknownFamily,
  ruleDependency,
  incompleteCombination,
  unsupportedFormat,
];

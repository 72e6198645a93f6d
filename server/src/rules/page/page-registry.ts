// All rules about whole pages.
import { frontMatterSyntax } from "./front-matter-syntax.ts";
import { frontMatterType } from "./front-matter-type.ts";
import { incompleteCombination } from "./incomplete-combination.ts";
import { missingDependency } from "./missing-dependency.ts";
import { forbiddenPattern } from "./forbidden-pattern.ts";
import { missingField } from "./missing-field.ts";
import { misspelledCode } from "./misspelled-code.ts";
import type { PageRule } from "./page-rule.ts";
import { ruleDependency } from "./rule-dependencies.ts";
import { undeclaredPlugin } from "./undeclared-plugin.ts";
import { unknownFamily } from "./unknown-family.ts";
import { unknownPackage } from "./unknown-package.ts";
import { unknownPlugin } from "./unknown-plugin.ts";
import { unlinkedMention } from "./unlinked-mention.ts";
import { unsupportedFormat } from "./unsupported-format.ts";
import { unusedPlugin } from "./unused-plugin.ts";
import { wrongLink } from "./wrong-link.ts";

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
  forbiddenPattern,
  misspelledCode,
  unknownPackage,
  unlinkedMention,
  wrongLink,
];

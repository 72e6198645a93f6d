// A plugin that is retired, named as it is called.
import { retirementOf } from "./retirement.ts";
import type { Rule } from "./rule.ts";

/** Says since when and offers the replacement first; never unseen, for another plugin is another thing. */
export const deprecatedPlugin: Rule = {
  code: "deprecated-plugin",
  check(mention, truth) {
    const retirement = retirementOf(mention, truth);
    if (retirement === undefined || (retirement.replacement === undefined && retirement.renamed !== undefined)) return undefined;
    const { retired, replacement } = retirement;
    const since = retired.definition.deprecated?.since;
    const instead = replacement === undefined ? "" : `; use "${replacement.definition.name}"`;
    return {
      message: `"${mention.text}" is deprecated${since === undefined ? "" : ` since ${since}`}${instead}.`,
      plugin: retired,
      ...(replacement && { alternatives: [replacement] }),
      replacements: replacement === undefined || replacement.definition.name === mention.text ? [] : [replacement.definition.name],
      safe: false,
    };
  },
};

// A near text that fits several names equally well: said quietly, without a fix.
import type { Rule } from "./rule.ts";
import { meantPlugin } from "./rule.ts";

/** Names the two best fits and leaves the choice to the writer. */
export const ambiguousName: Rule = {
  code: "ambiguous-name",
  check(mention, truth) {
    const plugin = meantPlugin(mention, truth);
    const rival = mention.others.find((other) => other.form !== mention.meant.form);
    if (plugin === undefined || rival === undefined || mention.match !== "near" || !mention.tied) return undefined;
    return {
      message: `"${mention.text}" could be "${mention.meant.form}" or "${rival.form}".`,
      plugin,
      alternatives: mention.others.flatMap((other) => other.plugins.slice(0, 1)).map((row) => truth.plugin(row)),
      replacements: [],
      safe: false,
    };
  },
};

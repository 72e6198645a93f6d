// A text near a known name, or a form that the truth lists as a misspelling.
import type { Rule } from "./rule.ts";
import { meantPlugin } from "./rule.ts";

const MOST_REPLACEMENTS = 3;
const HOW_FAR = ["", "one letter off", "two letters off"];

/** Offers the nearest name; a listed misspelling is sure, a near name needs a person. */
export const misspelledName: Rule = {
  code: "misspelled-name",
  check(mention, truth) {
    const plugin = meantPlugin(mention, truth);
    const listed = mention.match === "misspelling";
    if (plugin === undefined || mention.tied || !(listed || mention.match === "near")) return undefined;
    const name = listed ? plugin.definition.name : mention.meant.form;
    const others = listed ? [] : mention.others.filter((other) => other.form !== name);
    return {
      message: `Did you mean "${name}"? (${listed ? "a known misspelling" : (HOW_FAR[mention.meant.distance] ?? `${mention.meant.distance} letters off`)})`,
      plugin,
      alternatives: others.flatMap((other) => other.plugins.slice(0, 1)).map((row) => truth.plugin(row)),
      replacements: [...new Set([name, ...others.map((other) => other.form)])].slice(0, MOST_REPLACEMENTS),
      safe: listed && mention.meant.plugins.length === 1,
    };
  },
};

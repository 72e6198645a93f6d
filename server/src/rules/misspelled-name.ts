// A text near a known name, or a form that the truth lists as a misspelling.
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";
import type { Mention } from "./mention.ts";
import { liveReplacement } from "./retirement.ts";
import type { Remark, Rule } from "./rule.ts";

const MOST_REPLACEMENTS = 3;
const HOW_FAR = ["", "one letter off", "two letters off"];

/** Offers the nearest name; a listed misspelling is sure, a near name needs a person. */
export const misspelledName: Rule = {
  code: "misspelled-name",
  check(mention, truth) {
    const owners = mention.meant.plugins.map((row) => truth.plugin(row));
    const [plugin] = owners;
    if (plugin === undefined) return undefined;
    if (mention.match === "misspelling") return listedRemark(plugin, owners);
    return mention.match === "near" && !mention.tied ? nearRemark(mention, plugin, truth) : undefined;
  },
};

/** A form that several plugins list is not mended unseen: each of them is offered. */
function listedRemark(plugin: IndexedPlugin, owners: readonly IndexedPlugin[]): Remark {
  const names = namesOf(owners);
  return {
    message: `Did you mean ${names.map((name) => `"${name}"`).join(" or ")}? (a known misspelling)`,
    plugin,
    alternatives: owners.slice(1),
    replacements: names,
    safe: owners.length === 1,
  };
}

function nearRemark(mention: Mention, plugin: IndexedPlugin, truth: TruthIndex): Remark {
  const name = asWritten(mention, mention.meant.form);
  const others = mention.others.filter((other) => other.form !== mention.meant.form);
  // Who mends a slip in the name of a retired plugin should not have to mend the line twice.
  const live = plugin.definition.deprecated === undefined ? undefined : liveReplacement(plugin, truth);
  const retired = live === undefined ? "" : `; it is deprecated, use "${live.definition.name}"`;
  return {
    message: `Did you mean "${name}"? (${HOW_FAR[mention.meant.distance] ?? `${mention.meant.distance} letters off`}${retired})`,
    plugin,
    alternatives: [...(live ? [live] : []), ...others.flatMap((other) => other.plugins.slice(0, 1)).map((row) => truth.plugin(row))],
    replacements: [...new Set([...(live ? [live.definition.name] : []), name, ...others.map((other) => asWritten(mention, other.form))])].slice(0, MOST_REPLACEMENTS),
    safe: false,
  };
}

/** Letter case says nothing in code, so a word that is written small there stays small. */
function asWritten({ zone, text }: Mention, form: string): string {
  const code = zone === "inline-code" || zone === "code-block";
  return code && text === text.toLowerCase() && !/\s/u.test(form) ? form.toLowerCase() : form;
}

/** The names of plugins, each once, best first. */
function namesOf(plugins: readonly IndexedPlugin[]): string[] {
  return [...new Set(plugins.map(({ definition }) => definition.name))].slice(0, MOST_REPLACEMENTS);
}

// A name that was right once: the plugin is called something else now.
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";
import type { Mention } from "./mention.ts";
import { liveReplacement, retirementOf } from "./retirement.ts";
import type { Rule } from "./rule.ts";

/** Offers today's name. Safe outside code, where a name may be tied to a version. */
export const formerName: Rule = {
  code: "former-name",
  check(mention, truth) {
    const [plugin, ...others] = renamedPlugins(mention, truth);
    if (plugin === undefined || plugin.definition.name === mention.text) return undefined;
    const code = mention.zone === "inline-code" || mention.zone === "code-block";
    const names = [...new Set([plugin, ...others].map(({ definition }) => definition.name))];
    return {
      message: `"${mention.text}" is now ${names.map((name) => `"${name}"`).join(" or ")}.`,
      plugin,
      ...(others.length > 0 && { alternatives: others }),
      replacements: names,
      safe: !code && mention.meant.plugins.length === 1,
    };
  },
};

/** What is called otherwise today, best first: live plugins before what took the place of retired ones. */
function renamedPlugins(mention: Mention, truth: TruthIndex): readonly IndexedPlugin[] {
  if (mention.match === "former") {
    const owners = mention.meant.plugins.map((row) => truth.plugin(row));
    const live = owners.filter((owner) => owner.definition.deprecated === undefined);
    if (live.length > 0) return live;
    const replacement = owners.map((owner) => liveReplacement(owner, truth)).find((plugin) => plugin !== undefined);
    return replacement === undefined ? owners.slice(0, 1) : [replacement];
  }
  const retirement = retirementOf(mention, truth);
  return retirement?.replacement !== undefined || retirement?.renamed === undefined ? [] : [retirement.renamed];
}

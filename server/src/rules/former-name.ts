// A name that was right once: the plugin is called something else now.
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";
import type { Mention } from "./mention.ts";
import { liveReplacement, retirementOf } from "./retirement.ts";
import type { Rule } from "./rule.ts";

/** Offers today's name. Safe outside code, where a name may be tied to a version. */
export const formerName: Rule = {
  code: "former-name",
  check(mention, truth) {
    const plugin = renamedPlugin(mention, truth);
    if (plugin === undefined || plugin.definition.name === mention.text) return undefined;
    const code = mention.zone === "inline-code" || mention.zone === "code-block";
    return {
      message: `"${mention.text}" is now "${plugin.definition.name}".`,
      plugin,
      replacements: [plugin.definition.name],
      safe: !code && mention.meant.plugins.length === 1,
    };
  },
};

function renamedPlugin(mention: Mention, truth: TruthIndex): IndexedPlugin | undefined {
  if (mention.match === "former") {
    const owners = mention.meant.plugins.map((row) => truth.plugin(row));
    const live = owners.find((owner) => owner.definition.deprecated === undefined);
    return live ?? owners.map((owner) => liveReplacement(owner, truth)).find((plugin) => plugin !== undefined) ?? owners[0];
  }
  const retirement = retirementOf(mention, truth);
  return retirement?.replacement === undefined ? retirement?.renamed : undefined;
}

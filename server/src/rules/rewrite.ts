// What case and separator findings have in common: the letters are right, only the form is not.
import type { TruthIndex } from "../truth/truth-index.ts";
import type { Mention } from "./mention.ts";
import { meantPlugin, type Remark } from "./rule.ts";

/** Says how the name is written. Safe, for the letters already name the plugin. */
export function rewriteRemark(mention: Mention, truth: TruthIndex): Remark | undefined {
  const plugin = meantPlugin(mention, truth);
  if (plugin === undefined) return undefined;
  return { message: `The name is written "${mention.meant.form}".`, plugin, replacements: [mention.meant.form], safe: true };
}

// What case and separator findings have in common: the letters are right, only the form is not.
import type { TruthIndex } from "../truth/truth-index.ts";
import type { Mention } from "./mention.ts";
import { meantPlugin, type Remark } from "./rule.ts";

const UNICODE_HYPHENS = /[\u2010\u2011]/u;
const IDENTIFIER = /^[^\s\p{Lu}]+$/u;

/**
 * Says how the name is written. Safe, for the letters already name the plugin; not for an identifier with other hyphens, which
 * may be another package.
 */
export function rewriteRemark(mention: Mention, truth: TruthIndex): Remark | undefined {
  const plugin = meantPlugin(mention, truth);
  if (plugin === undefined) return undefined;
  const { form } = mention.meant;
  const how = UNICODE_HYPHENS.test(mention.text) ? `"${form}", with plain hyphens` : `"${form}"`;
  const safe = mention.match === "case" || !IDENTIFIER.test(form) || UNICODE_HYPHENS.test(mention.text);
  return { message: `The name is written ${how}.`, plugin, replacements: [form], safe };
}

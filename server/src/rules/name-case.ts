// The right letters in the wrong case.
import { rewriteRemark } from "./rewrite.ts";
import type { Rule } from "./rule.ts";
import type { Mention } from "./mention.ts";
import { hashOfWord } from "../truth/name-table.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { hasWord } from "../truth/word-list.ts";

/** Offers the form as the truth writes it. Everyday words as a sentence begins with them ("Mail merge is fun") are no name. */
export const nameCase: Rule = {
  code: "name-case",
  check: (mention, truth) => (mention.match === "case" && !isSentenceCase(mention, truth) ? rewriteRemark(mention, truth) : undefined),
};

function isSentenceCase({ text, meant: { form }, zone }: Mention, { data: { words } }: TruthIndex): boolean {
  if (zone !== "prose" && zone !== "heading") return false;
  const rest = text.slice(1);
  return rest === rest.toLowerCase() && /\s/u.test(text) && form.split(/\s+/u).every((word) => hasWord(words.everyday, hashOfWord(word.toLowerCase())));
}

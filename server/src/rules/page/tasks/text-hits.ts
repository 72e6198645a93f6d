// Where the regexes of a family's rules and combinations match: in plain statements of the running text, and in code. Kept by block.
import type { Block } from "../../../document/document.ts";
import { memoByObject } from "../../../text/memo.ts";
import type { Span } from "../../../text/span.ts";
import type { FamilyFacts } from "../../../truth/definition.ts";
import { createPatternSet, type PatternSet } from "../../../truth/pattern-set.ts";
import { isDenied, isDeniedFrom } from "../claims/denial.ts";
import { sentencesOf } from "../claims/running-text.ts";
import { tasksOf } from "./task.ts";

/** A match; offsets of the block, or of the document where it is placed. */
export interface TextHit extends Span {
  readonly pattern: string;
  readonly text: string;
  /** The sentence, or the code, that it stands in. */
  readonly sentence: Span;
}

/** A lone capitalised word means a class in code, and may begin any sentence of prose. */
const LONE_WORD = /^\p{Lu}\p{Ll}+$/u;
const NONE: readonly TextHit[] = Object.freeze([]);
const MOST = 1000;

/** The matches of a family in a block. */
export const textHits = memoByObject((facts: FamilyFacts) => {
  const patterns = tasksOf(facts).flatMap(({ when, conflicts_with = [] }) => [...(when.text ?? []), ...conflicts_with.flatMap(({ text = [] }) => text)]);
  const search = createPatternSet(patterns);
  return memoByObject((block: Block): readonly TextHit[] => {
    const hits = patterns.length === 0 ? NONE : [...hitsInProse(block, search), ...hitsInCode(block, search)];
    return hits.length === 0 ? NONE : hits.slice(0, MOST);
  });
});

function hitsInProse(block: Block, search: PatternSet): TextHit[] {
  return sentencesOf(block).flatMap((sentence) => {
    const found = search(sentence.text);
    if (found.length === 0 || isDenied(sentence.text)) return [];
    return found.flatMap(({ pattern, start, end: last }) => {
      const text = sentence.text.slice(start, last).replace(/[\s.,;:)]+$/u, "");
      if (text === "" || LONE_WORD.test(text) || isDeniedFrom(sentence.text, start)) return [];
      return [{ pattern, text, start: sentence.toBlock(start), end: sentence.toBlock(start + text.length - 1) + 1, sentence: sentence.span }];
    });
  });
}

function hitsInCode({ text, zones }: Block, search: PatternSet): TextHit[] {
  return zones.flatMap(({ kind, start, end }) => {
    if (kind !== "code-block" && kind !== "inline-code") return [];
    const code = text.slice(start, end);
    return search(code).map((hit) => ({ pattern: hit.pattern, text: code.slice(hit.start, hit.end), start: start + hit.start, end: start + hit.end, sentence: { start, end } }));
  });
}

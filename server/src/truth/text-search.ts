// Literals and regexes of truth files as searches in a text. A literal is a whole word: where it begins or ends with a letter, a digit
// or an underscore, no other one may stand beside it. Regexes run in linear time.
import type { Span } from "../text/span.ts";
import { compileRegex } from "./regex-check.ts";

/** A stretch that matches. */
export interface SearchHit extends Span {
  /** The texts of its groups, the whole first; empty where a group took no part. */
  readonly groups: readonly string[];
}

/** Finds the stretches of a text that match, in order, without overlaps and never empty; at most `most` of them. */
export type TextSearch = (text: string, most?: number) => readonly SearchHit[];

const NONE: readonly SearchHit[] = Object.freeze([]);
const WORD = /[\p{L}\p{M}\p{N}_]/u;

/** Tells whether a letter, a digit or an underscore ends before, or starts at, an offset. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && WORD.test(String.fromCodePoint(code));
}

/** The same for the character before an offset. */
export function isWordBefore(text: string, at: number): boolean {
  if (at === 0) return false;
  const isPair = at > 1 && (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00;
  return isWordAt(text, isPair ? at - 2 : at - 1);
}

/** A search for a text as it stands. */
export function literalSearch(literal: string): TextSearch {
  const bordersLeft = isWordAt(literal, 0);
  const bordersRight = isWordBefore(literal, literal.length);
  const groups = Object.freeze([literal]);
  return (text, most = Infinity) => {
    let at = text.indexOf(literal);
    if (at < 0 || literal === "") return NONE;
    const hits: SearchHit[] = [];
    while (at >= 0 && hits.length < most) {
      const end = at + literal.length;
      const isWhole = !(bordersLeft && isWordBefore(text, at)) && !(bordersRight && isWordAt(text, end));
      if (isWhole) hits.push({ start: at, end, groups });
      at = text.indexOf(literal, isWhole ? end : at + 1);
    }
    return hits;
  };
}

/** A search by a regex; undefined where it is refused. */
export function regexSearch(pattern: string): TextSearch | undefined {
  const regex = compileRegex(pattern);
  return regex && ((text, most = Infinity) => {
    const hits: SearchHit[] = [];
    const matcher = regex.matcher(text);
    while (hits.length < most && matcher.find()) {
      const [start, end] = [matcher.start(), matcher.end()];
      if (end === start) continue;
      hits.push({ start, end, groups: Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? "") });
    }
    return hits.length === 0 ? NONE : hits;
  });
}

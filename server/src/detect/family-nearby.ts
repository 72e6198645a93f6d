// Is a word of a family near a stretch? Where each word stands is found once for a block.
import type { Span } from "../text/span.ts";
import { firstAfter } from "./first-after.ts";

/** Looks for family words in a block; where each word stands is found once for the block. */
export function createFamilySearch(): (place: { readonly text: string; readonly span: Span }, words: readonly string[], windowSize: number) => string | undefined {
  let known = "";
  let lower = "";
  let places = new Map<string, readonly number[]>();
  const placesOf = (word: string): readonly number[] => {
    let found = places.get(word);
    if (found === undefined) places.set(word, (found = occurrences(lower, word)));
    return found;
  };
  return ({ text, span }, words, windowSize) => {
    if (words.length === 0) return undefined;
    if (text !== known) {
      known = text;
      lower = text.toLowerCase();
      places = new Map();
    }
    return words.find((word) => {
      const found = placesOf(word);
      const before = found[firstAfter(found, span.start - word.length, itself) - 1] ?? -Infinity;
      const behind = found[firstAfter(found, span.end - 1, itself)] ?? Infinity;
      return before >= span.start - windowSize || behind + word.length <= span.end + windowSize;
    });
  };
}

const itself = (figure: number): number => figure;

function occurrences(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}

// Words that say what kind of thing is named: plugin, package, processor … beside a name, or in it.
import { unitSet } from "./text-shape.ts";

const CUE_WORD = "plug-?ins?|packages?|modules?|extensions?|librar(?:y|ies)|loaders?|presets?|rules?|add-?ons?|connectors?|integrations?|class(?:es)?|processors?|dependenc(?:y|ies)|products?";
const KIND = new RegExp(`^(?:${CUE_WORD})$`, "iu");
const INSIDE = new RegExp(`\\b(?:${CUE_WORD})\\b`, "iu");
const LONGEST_CUE_WORD = 12;
const BEHIND_NAME = unitSet(" \t\r\n*_`\"'”)]");
const BEFORE_NAME = unitSet(" \t\r\n:*_`\"'“([");
const MOST_BETWEEN = 4;

/** Tells whether a text holds such a word. */
export function holdsKindWord(text: string): boolean {
  return INSIDE.test(text);
}

/** Tells whether a word says what kind of thing is named: plugin, package, processor … */
export function isKindWord(word: string): boolean {
  return word.length <= LONGEST_CUE_WORD && KIND.test(word);
}

function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 45;
}

/** The word of the kind right behind an offset. */
export function wordBehind(text: string, end: number): string | undefined {
  let from = end;
  while (from - end < MOST_BETWEEN && BEHIND_NAME.has(text.charCodeAt(from))) from++;
  if (from === end) return undefined;
  let to = from;
  while (to - from <= LONGEST_CUE_WORD && isWordUnit(text.charCodeAt(to))) to++;
  return kindIn(text, from, to);
}

/** The word of the kind right before an offset. */
export function wordBefore(text: string, start: number): string | undefined {
  let to = start;
  while (start - to < MOST_BETWEEN && BEFORE_NAME.has(text.charCodeAt(to - 1))) to--;
  if (to === start) return undefined;
  let from = to;
  while (to - from <= LONGEST_CUE_WORD && isWordUnit(text.charCodeAt(from - 1))) from--;
  return kindIn(text, from, to);
}

function kindIn(text: string, from: number, to: number): string | undefined {
  if (to - from < MOST_BETWEEN || to - from > LONGEST_CUE_WORD) return undefined;
  const word = text.slice(from, to);
  return KIND.test(word) ? word : undefined;
}

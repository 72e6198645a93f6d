// Is the difference between a text and a name a slip of the pen? Compared word by word: a word that is right in itself was
// meant as it stands ("pytest-like" is no "pytest-live"), and another number is another thing.
import type { WordScan } from "../text/word-scan.ts";
import { editLimit } from "../truth/near-index.ts";
import { createEditDistance } from "./edit-distance.ts";
import { EVERYDAY, TERM, type WordMemo } from "./word-memo.ts";

/** Where the words of a window come from. */
export interface WordSource {
  readonly text: string;
  readonly scan: WordScan;
  readonly memo: WordMemo;
  readonly inCode: boolean;
}

/** The words of a window, with how the matcher sees them. */
export interface WindowWords {
  readonly words: readonly string[];
  /** True for words that are right in themselves. */
  readonly known: readonly boolean[];
  /** Words of several names: the parts that identifiers are made of. */
  readonly isVocabulary: (word: string) => boolean;
}

/** Reads the words of a scan from `first` to `last`. */
export function windowWords(source: WordSource, range: { readonly first: number; readonly last: number }): WindowWords {
  const words: string[] = [];
  const known: boolean[] = [];
  for (let word = range.first; word <= range.last; word++) {
    words.push(foldedWord(source.scan, word));
    known.push(isKnown(source, word));
  }
  return { words, known, isVocabulary: source.memo.isVocabulary };
}

/** Tells whether a word is right in itself: by its letters, or, in code, because each part of a camel-cased word is. */
export function isKnown({ text, scan, memo, inCode }: WordSource, word: number): boolean {
  if ((memo.traits(memo.idOf(scan, word)) & (EVERYDAY | TERM)) !== 0) return true;
  return inCode && isKnownCompound(text.slice(scan.start[word], scan.end[word]), memo);
}

function isKnownCompound(text: string, memo: WordMemo): boolean {
  const parts = text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? [];
  return parts.length > 1 && parts.join("").length === text.length && parts.every((part) => memo.knows(part.toLowerCase()));
}

/**
 * Tells whether the differing words of a text may be misspelled words of a name. `lenient`: the text is an identifier,
 * where a missing or extra plural ending is a slip as well, and an English word in the place of a word that many names
 * share ("nod-red-…", "gulp" without its g).
 */
export function isSlip({ words, known, isVocabulary }: WindowWords, name: readonly string[], lenient: boolean): boolean {
  if (words.length !== name.length) return !lenient && words.length > 1 && isSplitOrJoin(words, known, name);
  let unknown = 0;
  for (const [at, word] of words.entries()) {
    const meant = name[at] ?? "";
    if (word === meant) continue;
    if (digitsOf(word) !== digitsOf(meant)) return false;
    const plural = known[at] === true && (word === `${meant}s` || `${word}s` === meant);
    const misplaced = lenient && meant.length >= MISPLACED_LENGTH && isVocabulary(meant) && !isVocabulary(word);
    if (plural ? !lenient || words.length < PLURAL_WORDS : known[at] === true && !misplaced) return false;
    if (!lenient && Math.max(word.length, meant.length) < 4) return false;
    if (isFurther(word, meant, Math.max(1, editLimit(Math.max(word.length, meant.length))))) return false;
    unknown++;
  }
  return unknown > 0;
}

/** An identifier of so many words is no chance meeting, so that even a plural ending too many is a slip. */
const PLURAL_WORDS = 3;
/** Shorter parts of identifiers ("no", "it", "js") are too near to too many words. */
const MISPLACED_LENGTH = 3;
const LONG_ENOUGH_TO_SPLIT = 10;

/** Other counts of words: a word was cut in two or two were joined, and at least one of the pieces is no word. */
function isSplitOrJoin(words: readonly string[], known: readonly boolean[], name: readonly string[]): boolean {
  const own = new Set(name);
  if (name.join("").length < LONG_ENOUGH_TO_SPLIT) return false;
  const odd = words.filter((word) => !own.has(word));
  if (digitsOf(words.join("")) !== digitsOf(name.join(""))) return false;
  return odd.length > 0 && words.some((word, at) => !own.has(word) && known[at] !== true) && odd.length <= 2;
}

function isFurther(word: string, meant: string, limit: number): boolean {
  const units = (text: string): Uint16Array => Uint16Array.from(text, (character) => character.charCodeAt(0));
  const distance = createEditDistance()({ a: units(word), aFrom: 0, aTo: word.length, b: units(meant), bFrom: 0, bTo: meant.length }, limit);
  return distance > limit;
}

const digitsOf = (word: string): string => word.replace(/\P{N}/gu, "");

function foldedWord(scan: WordScan, word: number): string {
  let text = "";
  for (let at = scan.foldStart[word] ?? 0; at < (scan.foldEnd[word] ?? 0); at++) text += String.fromCharCode(scan.folded[at] ?? 0);
  return text;
}


// Is the difference between a text and a name a slip of the pen? Compared word by word: a word that is right in itself was
// meant as it stands ("pytest-like" is no "pytest-live"), and another number is another thing.
import type { WordScan } from "../text/word-scan.ts";
import { editLimit } from "../truth/near-index.ts";
import { createEditDistance } from "./edit-distance.ts";
import { isSpaced } from "./text-shape.ts";
import { EVERYDAY, TERM, type WordMemo } from "./word-memo.ts";

/** In running text shorter words are too near to each other. */
const SHORTEST_WORD = 4;
/** An identifier of so many words is no chance meeting, so that even a plural ending too many is a slip. */
const PLURAL_WORDS = 3;
/** Shorter parts of identifiers ("no", "it", "js") are too near to too many words. */
const MISPLACED_LENGTH = 3;
const LONG_ENOUGH_TO_SPLIT = 10;
/** Titles of so many words leave no doubt of what is meant; joined ones (Aspose.Words) of one less. */
const TITLE_WORDS = 3;

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
  /** The words are joined without white space. */
  readonly joined: boolean;
  /** True for words that are right in themselves. */
  readonly known: readonly boolean[];
  /** True for words that are no everyday words. */
  readonly distinctive: readonly boolean[];
  /** Words of several names: the parts that identifiers are made of. */
  readonly isVocabulary: (word: string) => boolean;
}

/** Reads the words of a scan from `first` to `last`. */
export function windowWords(source: WordSource, range: { readonly first: number; readonly last: number }): WindowWords {
  const words: string[] = [];
  const known: boolean[] = [];
  const distinctive: boolean[] = [];
  for (let word = range.first; word <= range.last; word++) {
    words.push(foldedWord(source.scan, word));
    known.push(isKnown(source, word));
    distinctive.push((traitsOf(source, word) & EVERYDAY) === 0);
  }
  const joined = !isSpaced(source.text.slice(source.scan.start[range.first], source.scan.end[range.last]));
  return { words, joined, known, distinctive, isVocabulary: source.memo.isVocabulary };
}

function traitsOf({ memo }: WordSource, word: number): number {
  return memo.traits[memo.ids[word] ?? 0] ?? 0;
}

/** Tells whether a word is right in itself: by its letters, or, in code, because each part of a camel-cased word is. */
export function isKnown(source: WordSource, word: number): boolean {
  if ((traitsOf(source, word) & (EVERYDAY | TERM)) !== 0) return true;
  const { text, scan, memo, inCode } = source;
  return inCode && isKnownCompound(text.slice(scan.start[word], scan.end[word]), memo);
}

function isKnownCompound(text: string, memo: WordMemo): boolean {
  if (!/\p{Lu}|\p{N}/u.test(text)) return false;
  const parts = text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? [];
  return parts.length > 1 && parts.join("").length === text.length && parts.every((part) => memo.knows(part.toLowerCase()));
}

/**
 * What a text and a name are to each other. `title`: the name is a title. `identifier`: both are identifiers, where a missing
 * or extra plural ending is a slip as well, and an English word in the place of a word that many names share ("nod-red-…").
 * `loose`: the name is an identifier, and the text may be running text.
 */
type SlipKind = "title" | "identifier" | "loose";

/** Tells whether the differing words of a text may be misspelled words of a name. */
export function isSlip(window: WindowWords, name: readonly string[], kind: SlipKind): boolean {
  const lenient = kind === "identifier";
  if (window.words.length !== name.length) return !lenient && window.words.length > 1 && isSplitOrJoin(window, name);
  return (kind === "title" && isSmallSlipInTitle(window, name)) || isSlipInWords(window, name, lenient);
}

/** Every differing word is a slip by itself. */
function isSlipInWords({ words, known, isVocabulary }: WindowWords, name: readonly string[], lenient: boolean): boolean {
  const differing = words.map((word, at) => ({ word, meant: name[at] ?? "", known: known[at] === true })).filter(({ word, meant }) => word !== meant);
  return differing.length > 0 && differing.every(({ word, meant, known: isWord }) => {
    const length = Math.max(word.length, meant.length);
    if (digitsOf(word) !== digitsOf(meant) || (!lenient && length < SHORTEST_WORD)) return false;
    if (isFurther(word, meant, Math.max(1, editLimit(length)))) return false;
    if (!isWord) return true;
    const plural = word === `${meant}s` || `${word}s` === meant;
    if (plural) return lenient && words.length >= PLURAL_WORDS;
    return lenient && meant.length >= MISPLACED_LENGTH && isVocabulary(meant) && !isVocabulary(word);
  });
}

/** Other counts of words: a word was cut in two or two were joined, and at least one of the pieces is no word. */
function isSplitOrJoin({ words, known }: WindowWords, name: readonly string[]): boolean {
  const own = new Set(name);
  if (name.join("").length < LONG_ENOUGH_TO_SPLIT) return false;
  const odd = words.filter((word) => !own.has(word));
  if (digitsOf(words.join("")) !== digitsOf(name.join(""))) return false;
  return odd.length > 0 && words.some((word, at) => !own.has(word) && known[at] !== true) && odd.length <= 2;
}

/**
 * One letter off in one word of a title of three words and more (two where they are joined), the others being right and one
 * of them no everyday word: "Aspose.Word for .NET". A plural ending behind the whole title belongs to the sentence.
 */
function isSmallSlipInTitle({ words, joined, distinctive }: WindowWords, name: readonly string[]): boolean {
  const differing = words.flatMap((word, at) => (word === name[at] ? [] : [at]));
  const [at = 0] = differing;
  const [word = "", meant = ""] = [words[at], name[at]];
  if (differing.length !== 1 || words.length < (joined ? TITLE_WORDS - 1 : TITLE_WORDS) || digitsOf(word) !== digitsOf(meant) || isFurther(word, meant, 1)) return false;
  const plural = at === words.length - 1 && word === `${meant}s`;
  return !plural && distinctive.some((own, other) => own && other !== at);
}

function isFurther(word: string, meant: string, limit: number): boolean {
  const units = (text: string): Uint16Array => Uint16Array.from(text, (character) => character.charCodeAt(0));
  const distance = createEditDistance()({ a: units(word), aFrom: 0, aTo: word.length, b: units(meant), bFrom: 0, bTo: meant.length }, limit);
  return distance > limit;
}

const digitsOf = (word: string): string => word.replace(/\P{N}/gu, "");

function foldedWord(scan: WordScan, word: number): string {
  let text = "";
  for (let at = scan.foldStart[word] ?? 0; at < (scan.foldStart[word + 1] ?? 0); at++) text += String.fromCharCode(scan.folded[at] ?? 0);
  return text;
}


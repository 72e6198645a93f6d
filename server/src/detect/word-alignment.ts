// Is the difference between a text and a name a slip of the pen? Compared word by word: a word that is right in itself was
// meant as it stands ("pytest-like" is no "pytest-live"), and another number is another thing.
import { JOIN_COMPACT, type WordScan } from "../text/word-scan.ts";
import { editLimit } from "../truth/near-index.ts";
import { createEditDistance } from "./edit-distance.ts";
import { EVERYDAY, SHORT, TERM, type WordMemo } from "./word-memo.ts";
import type { Window, WordSource } from "./word-source.ts";

/** In running text shorter words are too near to each other. */
const SHORTEST_WORD = 4;
/** An identifier of so many words is no chance meeting, so that even a plural ending too many is a slip. */
const PLURAL_WORDS = 3;
const LONG_WORDS = 3;
/** Shorter parts of identifiers ("no", "it", "js") are too near to too many words. */
const MISPLACED_LENGTH = 3;
const LONG_ENOUGH_TO_SPLIT = 10;
/** A word of an identifier, which has others beside it that are right, may be two edits off from this length on; its first letter is right. */
const TWO_EDITS_LENGTH = 5;
const MOST_EDITS = 2;
/** Titles of so many words leave no doubt of what is meant; joined ones (Aspose.Words) of one less. */
const TITLE_WORDS = 3;

/** The words of a window, with how the matcher sees them. */
export interface WindowWords {
  readonly words: readonly string[];
  /** The words are joined without white space. */
  readonly joined: boolean;
  readonly inCode: boolean;
  /** True for words that are right in themselves. */
  readonly known: readonly boolean[];
  /** True for words that are no everyday words. */
  readonly distinctive: readonly boolean[];
  /** Words of several names: the parts that identifiers are made of. */
  readonly isVocabulary: (word: string) => boolean;
}

/** Reads the words of a window. */
export function windowWords(source: WordSource, { first, last, cut = 0 }: Window): WindowWords {
  const words: string[] = [];
  const known: boolean[] = [];
  const distinctive: boolean[] = [];
  let joined = true;
  // Two letters that are in no dictionary are no word of a long identifier.
  const long = last - first + 1 >= LONG_WORDS;
  for (let word = first; word <= last; word++) {
    words.push(foldedWord(source.scan, word, word === last ? cut : 0));
    known.push(isKnown(source, word) && !(long && (traitsOf(source, word) & SHORT) !== 0));
    distinctive.push((traitsOf(source, word) & EVERYDAY) === 0);
    if (word > first && source.scan.join[word] !== JOIN_COMPACT) joined = false;
  }
  return { words, joined, inCode: source.inCode, known, distinctive, isVocabulary: source.memo.isVocabulary };
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
function isSlipInWords(window: WindowWords, name: readonly string[], lenient: boolean): boolean {
  const { words, known, inCode } = window;
  // In running text a plural is no slip, whether or not the word is known.
  if (!lenient && !inCode && words.at(-1) === `${name.at(-1) ?? ""}s`) return false;
  const differing = words.map((word, at) => ({ word, meant: name[at] ?? "", known: known[at] === true })).filter(({ word, meant }) => word !== meant);
  return differing.length > 0 && differing.every(({ word, meant, known: isWord }) => {
    if (isOtherWord(window, word, meant, lenient)) return false;
    return !isWord || (lenient && isMisplaced(window, word, meant));
  });
}

/** Too far from what the name has there, too short to tell, or another number. */
function isOtherWord({ words, joined }: WindowWords, word: string, meant: string, lenient: boolean): boolean {
  const length = Math.max(word.length, meant.length);
  if (digitsOf(word) !== digitsOf(meant) || (!lenient && !joined && length < SHORTEST_WORD)) return true;
  const wide = joined && words.length > 1 && length >= TWO_EDITS_LENGTH && word[0] === meant[0];
  return isFurther(word, meant, wide ? MOST_EDITS : Math.max(1, editLimit(length)));
}

/** A word that is right in itself, but in an identifier: a plural ending too many or too few, or a word where many names have another. */
function isMisplaced({ words, isVocabulary }: WindowWords, word: string, meant: string): boolean {
  if (word === `${meant}s` || `${word}s` === meant) return words.length >= PLURAL_WORDS;
  return meant.length >= MISPLACED_LENGTH && isVocabulary(meant) && !isVocabulary(word) && !isFurther(word, meant, Math.max(1, editLimit(Math.max(word.length, meant.length))));
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

function foldedWord(scan: WordScan, word: number, cut: number): string {
  let text = "";
  for (let at = scan.foldStart[word] ?? 0; at < (scan.foldStart[word + 1] ?? 0) - cut; at++) text += String.fromCharCode(scan.folded[at] ?? 0);
  return text;
}


// What is asked of a word again and again, kept per distinct word: is it known, and how few edits lead to a word that
// some name starts or ends with. Levels are counts of edits, not booleans: their sum bounds what a window can cost.
import { hashBetween, LONGEST_KEY, type WordScan } from "../text/word-scan.ts";
import type { IndexData } from "../truth/index-data.ts";
import { hashOfWord } from "../truth/name-table.ts";
import { hasWord, wordHash } from "../truth/word-list.ts";
import { createNearSearch, type FoldedStretch } from "./near-search.ts";

/** The word is an everyday word, or a number, or too short to be anything else. */
export const EVERYDAY = 1;
/** The word is a term of software, a proper name, or a word of several names in the truth. */
export const TERM = 2;

/** The word is too short to be looked up in a dictionary, and not in one. */
export const SHORT = 4;

/** Some title starts with the word. */
export const STARTS_TITLE = 8;
/** Some title ends with the word. */
export const ENDS_TITLE = 16;

/** No name starts (or ends) with anything near the word. */
const NO_LEVEL = 3;

const MOST_WORDS = 1 << 17;
const SHORT_WORD = 4;
const SECOND_BASE = 0x85ebca6b;
const LOWER_S = 115;

/** Facts of the words of one scan after the other. */
export interface WordMemo {
  /** The number of the word in the memo, for the other calls; valid until the next `idOf` that starts a new memo. */
  idOf(scan: WordScan, word: number): number;
  /** EVERYDAY | TERM | SHORT | STARTS_TITLE | ENDS_TITLE. */
  traits(id: number): number;
  /** Edits from the word to some name's first word: 0, 1, 2 or NO_LEVEL. */
  startLevel(id: number): number;
  endLevel(id: number): number;
  /** Whether a folded word by itself is an everyday word or a term. */
  knows(word: string): boolean;
  /** Whether a folded word by itself is a word of several names. */
  readonly isVocabulary: (word: string) => boolean;
}

/** Makes a memo over one index. Bounded: a full memo starts anew. */
export function createWordMemo(data: IndexData): WordMemo {
  const nearFirst = createNearSearch(data.names.firstWords);
  const nearLast = createNearSearch(data.names.lastWords);
  const slots = new Int32Array(MOST_WORDS * 2);
  const first = new Uint32Array(MOST_WORDS);
  const second = new Uint32Array(MOST_WORDS);
  const traits = new Uint8Array(MOST_WORDS);
  const starts = new Uint8Array(MOST_WORDS);
  const ends = new Uint8Array(MOST_WORDS);
  const mask = slots.length - 1;
  let count = 0;

  function add(scan: WordScan, word: number, hash: number, other: number): number {
    if (count === MOST_WORDS) {
      count = 0;
      slots.fill(0);
    }
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    const id = count++;
    slots[slot] = id + 1;
    first[id] = hash;
    second[id] = other;
    const stretch = { folded: scan.folded, prefix: scan.prefix, from: scan.foldStart[word] ?? 0, to: scan.foldEnd[word] ?? 0 };
    const set = wordHash(hash, stretch.to - stretch.from);
    const title = (hasWord(data.names.startsTitle, set) ? STARTS_TITLE : 0) | (hasWord(data.names.endsTitle, set) ? ENDS_TITLE : 0);
    traits[id] = traitsOf(data, stretch, set) | title;
    starts[id] = levelOf(stretch, hasWord(data.names.startsName, set), nearFirst);
    ends[id] = levelOf(stretch, hasWord(data.names.endsName, set), nearLast);
    return id;
  }

  return {
    idOf(scan, word) {
      const from = scan.foldStart[word] ?? 0;
      const to = scan.foldEnd[word] ?? 0;
      const hash = to - from <= LONGEST_KEY ? hashBetween(scan.prefix, from, to) : to - from;
      let other = to - from;
      for (let at = from; at < to; at++) other = Math.imul(other ^ (scan.folded[at] ?? 0), SECOND_BASE);
      other >>>= 0;
      let slot = hash & mask;
      for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const id = (slots[slot] ?? 0) - 1;
        if (first[id] === hash && second[id] === other) return id;
      }
      return add(scan, word, hash, other);
    },
    traits: (id) => traits[id] ?? 0,
    startLevel: (id) => starts[id] ?? NO_LEVEL,
    endLevel: (id) => ends[id] ?? NO_LEVEL,
    isVocabulary: (word) => hasWord(data.names.vocabulary, hashOfWord(word)),
    knows(word) {
      const hash = hashOfWord(word);
      return hasWord(data.words.everyday, hash) || hasWord(data.words.terms, hash) || hasWord(data.names.vocabulary, hash);
    },
  };
}

function traitsOf(data: IndexData, { folded, prefix, from, to }: FoldedStretch, hash: number): number {
  const length = to - from;
  const known = (set: number): number => (hasWord(data.words.everyday, set) ? EVERYDAY : 0) | (hasWord(data.words.terms, set) || hasWord(data.names.vocabulary, set) ? TERM : 0);
  const traits = known(hash);
  if (folded.subarray(from, to).every(isDigit)) return traits | EVERYDAY;
  if (traits !== 0) return traits;
  if (length <= 2) return SHORT | EVERYDAY;
  // The plural of a known word is known.
  const stem = length > 3 && length <= LONGEST_KEY && folded[to - 1] === LOWER_S ? known(wordHash(hashBetween(prefix, from, to - 1), length - 1)) : 0;
  return stem === 0 ? 0 : TERM;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

function levelOf(stretch: FoldedStretch, exact: boolean, search: ReturnType<typeof createNearSearch>): number {
  if (exact) return 0;
  // Below the lengths that are searched a word may be one edit away from anything.
  let level = stretch.to - stretch.from <= SHORT_WORD ? 1 : NO_LEVEL;
  if (level === NO_LEVEL) search(stretch, (_, distance) => (level = Math.min(level, distance)));
  return level;
}


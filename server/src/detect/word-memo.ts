// What is asked of a word again and again, kept per distinct word: is it known, which keys start with it, and how few
// edits lead to a word that some name starts or ends with. Levels are counts of edits, not booleans: their sum bounds what
// a window can cost. Columns are typed arrays: nearly every word of a text is settled by reading a few of them.
import { ensurePrefix, hashBetween, LONGEST_KEY, type WordScan } from "../text/word-scan.ts";
import type { IndexData } from "../truth/index-data.ts";
import { hashOfWord } from "../truth/name-table.ts";
import { editLimit, wordEditLimit } from "../truth/near-index.ts";
import { hasWord, pairHash, wordHash, type WordSet } from "../truth/word-list.ts";
import { narrow } from "./key-ranges.ts";
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
const MOST_EDITS = 2;
const UNKNOWN = 255;

/** Distinct words that are kept; a memo that holds more starts anew with the next scan. */
const MOST_WORDS = 1 << 16;
const FIRST_WORDS = 1 << 10;
const SHORT_WORD = 4;
const LOWER_S = 115;

/** Facts of the words of one scan after the other. The columns are indexed by the number of a word. */
export interface WordMemo {
  /** Numbers the words of a scan: word w has the number `ids[w]`. Columns and numbers are good until the next scan is read. */
  read(scan: WordScan): void;
  readonly ids: Int32Array;
  /** EVERYDAY | TERM | SHORT | STARTS_TITLE | ENDS_TITLE. */
  readonly traits: Uint8Array;
  /**
   * Edits from a word of the scan that was read last to some name's first word: 0, 1, 2 or 3 for more. `spaced`: to a title's, or that
   * of another name with spaces.
   */
  startLevel(word: number, spaced: boolean): number;
  /** The same to some name's last word. */
  endLevel(word: number, spaced: boolean): number;
  /** Tells whether a word of the scan and the one before it follow each other in some name with spaces. */
  followsAsInTitle(word: number): boolean;
  /** The keys that start with the word are `keyFrom … keyTo`. */
  readonly keyFrom: Int32Array;
  readonly keyTo: Int32Array;
  /** Whether a folded word by itself is an everyday word or a term. */
  knows(word: string): boolean;
  /** Whether a folded word by itself is a word of several names. */
  readonly isVocabulary: (word: string) => boolean;
}

/** The columns, with a table from the two hashes of a word to its number. */
class Columns {
  ids = new Int32Array(FIRST_WORDS);
  traits = new Uint8Array(FIRST_WORDS);
  /** Levels of a word, LEVELS side by side; UNKNOWN until asked for. */
  levels = new Uint8Array(FIRST_WORDS * LEVELS);
  keyFrom = new Int32Array(FIRST_WORDS);
  keyTo = new Int32Array(FIRST_WORDS);
  /** Hash, other hash and number + 1 of a word, side by side; open addressing by the hash. */
  slots = new Int32Array(FIRST_WORDS * 2 * SLOT);
  count = 0;

  /** Makes room for so many more words. */
  reserve(words: number): void {
    if (this.ids.length < words) this.ids = new Int32Array(words * 2);
    const needed = this.count + words;
    if (needed > this.traits.length) this.#grow(Math.max(needed, this.traits.length * 2));
  }

  clear(): void {
    this.count = 0;
    this.slots.fill(0);
  }

  #grow(size: number): void {
    this.traits = enlarged(this.traits, new Uint8Array(size));
    this.levels = enlarged(this.levels, new Uint8Array(size * LEVELS));
    this.keyFrom = enlarged(this.keyFrom, new Int32Array(size));
    this.keyTo = enlarged(this.keyTo, new Int32Array(size));
    const before = this.slots;
    let places = 2;
    while (places < size * 2) places *= 2;
    this.slots = new Int32Array(places * SLOT);
    for (let slot = 0; slot < before.length; slot += SLOT) {
      const id = before[slot + 2] ?? 0;
      if (id !== 0) this.#put(before[slot] ?? 0, before[slot + 1] ?? 0, id);
    }
  }

  #put(hash: number, check: number, id: number): void {
    const { slots } = this;
    const mask = slots.length / SLOT - 1;
    let place = hash & mask;
    while (slots[place * SLOT + 2] !== 0) place = (place + 1) & mask;
    slots[place * SLOT] = hash;
    slots[place * SLOT + 1] = check;
    slots[place * SLOT + 2] = id;
  }

  /** The number of the word with these hashes; −1 where it is new. */
  find(hash: number, check: number): number {
    const { slots } = this;
    const mask = slots.length / SLOT - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const id = slots[place * SLOT + 2] ?? 0;
      if (id === 0 || (slots[place * SLOT] === hash && slots[place * SLOT + 1] === check)) return id - 1;
    }
  }

  /** Takes a new word in, its facts still open. */
  add(hash: number, check: number): number {
    this.#put(hash, check, ++this.count);
    return this.count - 1;
  }
}

const SLOT = 4;
const LEVELS = 4;

function enlarged<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** What a word is held against: the first and last words of names, and of names with spaces. */
function nameEdges(names: IndexData["names"]): readonly { readonly exact: WordSet; readonly search: ReturnType<typeof createNearSearch> }[] {
  return [
    { exact: names.startsName, search: createNearSearch(names.firstWords, wordEditLimit) },
    { exact: names.endsName, search: createNearSearch(names.lastWords, wordEditLimit) },
    { exact: names.startsTitle, search: createNearSearch(names.firstTitleWords, wordEditLimit) },
    { exact: names.endsTitle, search: createNearSearch(names.lastTitleWords, wordEditLimit) },
  ];
}

function wordLists({ names, words }: IndexData): Pick<WordMemo, "isVocabulary" | "knows"> {
  return {
    isVocabulary: (word) => hasWord(names.vocabulary, hashOfWord(word)),
    knows(word) {
      const hash = hashOfWord(word);
      return hasWord(words.everyday, hash) || hasWord(words.terms, hash) || hasWord(names.vocabulary, hash);
    },
  };
}

/** Makes a memo over one index. */
export function createWordMemo(data: IndexData): WordMemo {
  const { names } = data;
  const edges = nameEdges(names);
  const keyCount = names.near.offsets.length - 1;
  const columns = new Columns();
  const range = { from: 0, to: 0 };

  function learn(scan: WordScan, word: number): number {
    const from = scan.foldStart[word] ?? 0;
    const to = scan.foldStart[word + 1] ?? 0;
    const hash = scan.hash[word] ?? 0;
    const id = columns.add(hash, scan.check[word] ?? 0);
    const stretch = { folded: scan.folded, prefix: ensurePrefix(scan), from, to };
    const set = wordHash(hash >>> 0, to - from);
    columns.traits[id] = traitsOf(data, stretch, set) | (hasWord(names.startsTitle, set) ? STARTS_TITLE : 0) | (hasWord(names.endsTitle, set) ? ENDS_TITLE : 0);
    columns.levels.fill(UNKNOWN, id * LEVELS, (id + 1) * LEVELS);
    range.from = 0;
    range.to = to - from <= LONGEST_KEY ? keyCount : 0;
    narrow(range, names.near, scan.folded, { start: from, end: to, depth: 0 });
    columns.keyFrom[id] = range.from;
    columns.keyTo[id] = range.to;
    return id;
  }

  let current: WordScan | undefined;

  /** Asked of few words, so it is found out when it is asked. `edge`: which words of names the word is held against. */
  function levelAt(word: number, edge: number): number {
    const id = columns.ids[word] ?? 0;
    const known = columns.levels[id * LEVELS + edge] ?? NO_LEVEL;
    return known === UNKNOWN ? (columns.levels[id * LEVELS + edge] = findLevel(word, id, edge)) : known;
  }

  function findLevel(word: number, id: number, edge: number): number {
    const by = edges[edge];
    if (current === undefined || by === undefined) return NO_LEVEL;
    const from = current.foldStart[word] ?? 0;
    const to = current.foldStart[word + 1] ?? 0;
    if (hasWord(by.exact, wordHash((current.hash[word] ?? 0) >>> 0, to - from))) return 0;
    return levelOf({ folded: current.folded, prefix: ensurePrefix(current), from, to }, columns.traits[id] ?? 0, by.search);
  }

  return {
    read(scan) {
      current = scan;
      if (columns.count > MOST_WORDS) columns.clear();
      columns.reserve(scan.count);
      const { ids } = columns;
      const { hash, check, count } = scan;
      for (let word = 0; word < count; word++) {
        const id = columns.find(hash[word] ?? 0, check[word] ?? 0);
        ids[word] = id >= 0 ? id : learn(scan, word);
      }
    },
    get ids() { return columns.ids; },
    get traits() { return columns.traits; },
    get keyFrom() { return columns.keyFrom; },
    get keyTo() { return columns.keyTo; },
    startLevel: (word, spaced) => levelAt(word, spaced ? 2 : 0),
    endLevel: (word, spaced) => levelAt(word, spaced ? 3 : 1),
    followsAsInTitle: (word) => current !== undefined && hasWord(names.titlePairs, pairHash(current.hash[word - 1] ?? 0, current.hash[word] ?? 0)),
    ...wordLists(data),
  };
}

function traitsOf({ words, names }: IndexData, { folded, prefix, from, to }: FoldedStretch, hash: number): number {
  const length = to - from;
  const known = (set: number): number => (hasWord(words.everyday, set) ? EVERYDAY : 0) | (hasWord(words.terms, set) || hasWord(names.vocabulary, set) ? TERM : 0);
  const traits = known(hash);
  if (folded.subarray(from, to).every(isDigit)) return traits | EVERYDAY;
  if (traits !== 0) return traits;
  if (length <= 2) return SHORT | EVERYDAY;
  // The plural of a known word is known.
  const stem = length > 3 && length <= LONGEST_KEY && folded[to - 1] === LOWER_S ? known(wordHash(hashBetween(prefix, from, to - 1), length - 1)) : 0;
  return stem === 0 ? 0 : TERM;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** The level of a word that no name starts or ends with. One that is right in itself was meant as it stands, so fewer edits are allowed to it. */
function levelOf(stretch: FoldedStretch, traits: number, search: ReturnType<typeof createNearSearch>): number {
  const length = stretch.to - stretch.from;
  // Below the lengths that are searched a word may be one edit away from anything.
  if (length <= SHORT_WORD) return 1;
  const most = (traits & (EVERYDAY | TERM)) !== 0 ? editLimit(length) : MOST_EDITS;
  let level = NO_LEVEL;
  search(stretch, (_, distance) => {
    if (distance <= most) level = Math.min(level, distance);
  });
  return level;
}

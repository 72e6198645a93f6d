// The words that are no misspelled names: English words in all their forms, and terms of software. Hash sets of folded
// words, part of the binary index.
import { slotCount } from "./multimap.ts";

/** Word lists as they are handed in: folded to lower case, one entry a word. */
export interface WordLists {
  /** Everyday words: English, proper names left out. */
  readonly everyday: readonly string[];
  /** Other words that are right: proper names, terms of software. */
  readonly terms: readonly string[];
}

/** A set of words by their 32-bit hash; 0 marks an empty place. */
export type WordSet = Uint32Array;

/** The hash under which a folded word stands in a set; never 0. `hash` is the polynomial hash of its units. */
export function wordHash(hash: number, length: number): number {
  return (hash ^ Math.imul(length, 0x9e3779b1)) >>> 0 || 1;
}

/** The hash of two words that follow each other, from the polynomial hashes of both. */
export function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x85ebca6b) ^ Math.imul(second, 0x9e3779b1)) >>> 0 || 1;
}

/** Builds a set from word hashes. The result does not depend on their order. */
export function buildWordSet(hashes: Iterable<number>): WordSet {
  const sorted = Uint32Array.from(new Set(hashes)).sort();
  const set = new Uint32Array(slotCount(sorted.length));
  const mask = set.length - 1;
  for (const hash of sorted) {
    let slot = hash & mask;
    while (set[slot] !== 0) slot = (slot + 1) & mask;
    set[slot] = hash;
  }
  return set;
}

/** Tells whether a word hash is in a set. A wrong yes is possible, at about one in 30,000 unknown words. */
export function hasWord(set: WordSet, hash: number): boolean {
  const mask = set.length - 1;
  for (let slot = hash & mask; set[slot] !== 0; slot = (slot + 1) & mask) if (set[slot] === hash) return true;
  return false;
}

/** Reads the text that the build wrote: everyday words, an empty line, other right words. */
export function parseWordLists(text: string): WordLists {
  const [everyday = "", terms = ""] = text.split("\n\n");
  const lines = (part: string): string[] => part.split("\n").filter((word) => word !== "");
  return { everyday: lines(everyday), terms: lines(terms) };
}

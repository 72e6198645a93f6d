// Windows of words: which stretches of a scan are looked at. Exact: as far as some key goes on with the letters. Near: only
// where first and last word can start and end a name within the edits allowed, and there is something to doubt. All tests
// here read columns; what passes is few enough to be looked at closely.
import { JOIN_BRIDGED, JOIN_COMPACT, JOIN_NONE, JOIN_SPACED, LONGEST_KEY, type WordScan } from "../text/word-scan.ts";
import { LONGEST_NEAR_KEY, type NearIndex } from "../truth/near-index.ts";
import { type KeyRange, narrow, wholeKey } from "./key-ranges.ts";
import { isKnown } from "./word-alignment.ts";
import { ENDS_TITLE, EVERYDAY, STARTS_TITLE, type WordMemo } from "./word-memo.ts";
import type { Window, WordSource } from "./word-source.ts";

/** Words across white space that a window may hold. */
const SPACED_WORDS = 6;
/** Letters below which nothing is a slip. */
const SHORTEST_TEXT = 4;
/** Edits that first and last word may need together. */
const MOST_LEVELS = 2;
/** Known words may be a slip of a title, or an identifier, of so many. */
const SURE_WORDS = 3;

/** Called with each window whose letters are those of a key. `bridged`: punctuation that few names hold stands inside. */
export type ExactVisitor = (window: Window, key: number, bridged: boolean) => void;

/** Makes the walk over all exact windows of a scan that `memo` has read last. */
export function createExactWalk(scan: WordScan, memo: WordMemo, keys: NearIndex, visit: ExactVisitor): () => void {
  const range: KeyRange = { from: 0, to: 0 };

  /** All windows that start at a word, while some key goes on with their letters. */
  function walk(first: number): void {
    const from = foldEnd(scan, first - 1);
    let gaps = 0;
    let bridged = false;
    for (let last = first; last < scan.count && scan.contraction[last] !== 1; last++) {
      const joined = last === first ? JOIN_COMPACT : joinAt(scan, last);
      if (joined !== JOIN_COMPACT) gaps++;
      if (joined === JOIN_NONE || gaps >= SPACED_WORDS) return;
      bridged ||= joined === JOIN_BRIDGED;
      const to = foldEnd(scan, last);
      if (to - from > LONGEST_KEY) return;
      if (last > first) narrow(range, keys, scan.folded, { start: from, end: to, depth: foldEnd(scan, last - 1) - from });
      if (range.from === range.to) return;
      const key = wholeKey(range, keys, to - from);
      if (key >= 0) visit({ first, last, from, to }, key, bridged);
    }
  }

  return () => {
    const { ids, keyFrom, keyTo } = memo;
    const { count } = scan;
    for (let first = 0; first < count; first++) {
      const id = ids[first] ?? 0;
      range.from = keyFrom[id] ?? 0;
      range.to = keyTo[id] ?? 0;
      if (range.from < range.to) walk(first);
    }
  };
}

/** Makes a look-up of the key that is all letters of some words; −1 where there is none. */
export function createKeyReader(scan: WordScan, memo: WordMemo, keys: NearIndex): (first: number, last: number) => number {
  return (first, last) => {
    const id = memo.ids[first] ?? 0;
    const [from, to] = [foldEnd(scan, first - 1), foldEnd(scan, last)];
    const range: KeyRange = { from: memo.keyFrom[id] ?? 0, to: memo.keyTo[id] ?? 0 };
    narrow(range, keys, scan.folded, { start: from, end: to, depth: foldEnd(scan, first) - from });
    return wholeKey(range, keys, to - from);
  };
}

/** What the walk over near windows asks about the block. */
export interface NearWalkParts {
  /** Words of the longest name, and one. */
  readonly mostWords: number;
  /** The last word of an exact window that starts at or before a word: what lies inside is no slip. */
  readonly exactUntil: (word: number) => number;
  /** Where a word comes from. */
  readonly sourceOf: (word: number) => WordSource;
  /** Called with each window that may be a slip of some name. */
  readonly visit: (window: Window, source: WordSource) => void;
}

/** Makes the walk over all near windows of a scan that `memo` has read last. */
export function createNearWalk(scan: WordScan, memo: WordMemo, { mostWords, exactUntil, sourceOf, visit }: NearWalkParts): () => void {
  const seen: Seen = { level: 0, gaps: 0, spaced: false, unknown: 0, distinctive: 0 };

  /** Takes the next word into the window; false where no window reaches so far. */
  function takeIn(first: number, last: number): boolean {
    const joined = last === first ? JOIN_COMPACT : joinAt(scan, last);
    if (joined === JOIN_SPACED) {
      if (++seen.gaps === 1) seen.level = memo.startLevel(first, true);
      seen.spaced = true;
    }
    return seen.level <= MOST_LEVELS && seen.gaps < SPACED_WORDS && (joined === JOIN_COMPACT || joined === JOIN_SPACED);
  }

  function reaches(first: number, last: number): boolean {
    if (last === first) return true;
    return seen.level + memo.endLevel(last, seen.spaced) <= MOST_LEVELS && (!seen.spaced || isHeldTogether(memo, first, last, seen.unknown));
  }

  function walk(first: number): void {
    seen.level = memo.startLevel(first, false);
    if (seen.level > MOST_LEVELS) return;
    const source = sourceOf(first);
    const from = foldEnd(scan, first - 1);
    const end = Math.min(scan.count, first + mostWords);
    const inside = exactUntil(first);
    seen.gaps = 0;
    seen.spaced = false;
    seen.unknown = 0;
    seen.distinctive = 0;
    for (let last = first; last < end && scan.contraction[last] !== 1; last++) {
      const to = foldEnd(scan, last);
      if (to - from > LONGEST_NEAR_KEY || !takeIn(first, last)) return;
      see(source, last, seen);
      if (to - from < SHORTEST_TEXT || inside >= last || !isDoubtful(source, first, last, seen)) continue;
      if (reaches(first, last)) visit({ first, last, from, to }, source);
    }
  }

  return () => {
    const { ids, traits } = memo;
    const { join, count } = scan;
    // Backwards, so that the next word that could give rise to doubt is known: one that is not everyday, or is joined to the
    // one before. Prose has few of them.
    let odd = Infinity;
    for (let first = count - 1; first >= 0; first--) {
      const id = ids[first] ?? 0;
      if (((traits[id] ?? 0) & EVERYDAY) === 0) odd = first;
      if (odd - first < mostWords) walk(first);
      if (join[first] === JOIN_COMPACT) odd = first;
    }
  };
}

function foldEnd({ foldStart }: WordScan, word: number): number {
  return foldStart[word + 1] ?? 0;
}

function joinAt({ join }: WordScan, word: number): number {
  return join[word] ?? JOIN_NONE;
}

/** What the words of a window are, up to its last one. */
interface Seen {
  /** Edits from the first word to one that names start with. */
  level: number;
  /** White space between the words. */
  gaps: number;
  spaced: boolean;
  unknown: number;
  distinctive: number;
}

function see(source: WordSource, word: number, seen: Seen): void {
  const { traits, ids } = source.memo;
  if (((traits[ids[word] ?? 0] ?? 0) & EVERYDAY) !== 0) return;
  seen.distinctive++;
  if (!isKnown(source, word)) seen.unknown++;
}

/** A word is unknown, or known words may still be a title or an identifier with a letter too many, too few or wrong. */
function isDoubtful(source: WordSource, first: number, last: number, seen: Seen): boolean {
  if (seen.unknown > 0) return true;
  if (last === first) return false;
  if (isIdentifierWindow(source, first, last, seen.spaced)) return true;
  return seen.distinctive > 0 && (!seen.spaced || last - first + 1 >= SURE_WORDS) && hasTitleEdge(source.memo, first, last);
}

/** A word that is off spoils two pairs of neighbours; the other words follow each other as they do in some title. */
function isHeldTogether(memo: WordMemo, first: number, last: number, unknown: number): boolean {
  let spoilt = 2 * Math.max(1, unknown);
  for (let word = first + 1; word <= last && spoilt >= 0; word++) if (!memo.followsAsInTitle(word)) spoilt--;
  return spoilt >= 0;
}

/** One word of a title may be off; so one of the outer words is right. */
function hasTitleEdge({ traits, ids }: WordMemo, first: number, last: number): boolean {
  return (((traits[ids[first] ?? 0] ?? 0) & STARTS_TITLE) | ((traits[ids[last] ?? 0] ?? 0) & ENDS_TITLE)) !== 0;
}

/** A window that is an identifier: joined without white space, in code or of three words and more. */
export function isIdentifierWindow({ inCode }: Pick<WordSource, "inCode">, first: number, last: number, spaced: boolean): boolean {
  return last > first && !spaced && (inCode || last - first + 1 >= SURE_WORDS);
}

// Words of a text with everything a matcher asks of a window of words in constant time: where it starts and ends, how
// its words are joined, and the hash of its letters without separators. Source: polynomial prefix hashes (Karp, Rabin 1987).
import { APOSTROPHE, BRIDGE, foldUnit, IGNORABLE, isUnspaced, SPACE, SYMBOL, WORD } from "./fold.ts";

/** The word starts a run: no window reaches from before it into it. */
export const JOIN_NONE = 0;
/** Joined to the word before without white space: `-`, `_`, `.`, `/`, `@`, or a change of script. */
const JOIN_COMPACT = 1;
/** White space stands between (at most one line end), with or without a leading `.` or `@`. */
export const JOIN_SPACED = 2;
/** Punctuation that only a few names hold stands between (`(`, `,`, `&` …). */
export const JOIN_BRIDGED = 3;

/** The base of the polynomial hash. */
export const HASH_BASE = 0x01000193;
const PLUS = 43;
const NUMBER_SIGN = 35;
const LOWER_S = 115;
/** The longest stretch of folded units whose hash can be had between two prefixes, and so the longest name that is found. */
export const LONGEST_KEY = 512;

/** Powers of the hash base, for lengths up to LONGEST_KEY units. */
const HASH_POWERS = powers();

function powers(): Uint32Array {
  const list = new Uint32Array(LONGEST_KEY + 1);
  list[0] = 1;
  for (let at = 1; at <= LONGEST_KEY; at++) list[at] = Math.imul(list[at - 1] ?? 0, HASH_BASE) >>> 0;
  return list;
}

/** Words of one text, as parallel arrays. Reused by `scanWords`; valid until the next scan into it. */
export interface WordScan {
  count: number;
  /** UTF-16 offsets of each word in the source. */
  start: Int32Array;
  end: Int32Array;
  /** Offsets of each word in `folded`. */
  foldStart: Int32Array;
  foldEnd: Int32Array;
  /** How the word is joined to the one before it: JOIN_…. */
  join: Uint8Array;
  /** 1: the word is a contraction (don't) and never part of a name. */
  contraction: Uint8Array;
  /** Which stretch given to `scanWords` the word lies in. */
  stretch: Int32Array;
  /** Folded letters of all words, one after the other. */
  folded: Uint16Array;
  foldCount: number;
  /** `prefix[i]` is the hash of the first i folded units. */
  prefix: Uint32Array;
}

/** An empty scan to be filled by `scanWords`. */
export function createWordScan(): WordScan {
  return {
    count: 0,
    start: new Int32Array(256),
    end: new Int32Array(256),
    foldStart: new Int32Array(256),
    foldEnd: new Int32Array(256),
    join: new Uint8Array(256),
    contraction: new Uint8Array(256),
    stretch: new Int32Array(256),
    folded: new Uint16Array(1024),
    foldCount: 0,
    prefix: new Uint32Array(1025),
  };
}

/** The hash of the folded units from `from` to `to` (at most 512 apart). */
export function hashBetween(prefix: Uint32Array, from: number, to: number): number {
  return ((prefix[to] ?? 0) - Math.imul(prefix[from] ?? 0, HASH_POWERS[to - from] ?? 0)) >>> 0;
}

/** The same hash of a whole text, unit by unit. */
export function hashOfText(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash, HASH_BASE) + text.charCodeAt(at);
  return hash >>> 0;
}

/** The same hash of folded units. */
export function hashOfUnits(units: Uint16Array): number {
  let hash = 0;
  for (const unit of units) hash = Math.imul(hash, HASH_BASE) + unit;
  return hash >>> 0;
}

/** The prefix hashes of folded units, for keys that do not come from a scan. */
export function prefixHashes(units: ArrayLike<number>, prefix = new Uint32Array(units.length + 1)): Uint32Array {
  prefix[0] = 0;
  for (let at = 0; at < units.length; at++) prefix[at + 1] = (Math.imul(prefix[at] ?? 0, HASH_BASE) + (units[at] ?? 0)) >>> 0;
  return prefix;
}

/** Reads the words of stretches of a text into a scan. Stretches are in order; each starts a new run. */
export function scanWords(text: string, stretches: readonly { readonly start: number; readonly end: number }[], into: WordScan): void {
  into.count = 0;
  into.foldCount = 0;
  into.prefix[0] = 0;
  stretches.forEach((stretch, number) => {
    scanStretch(text, stretch, number, into);
  });
}

function scanStretch(text: string, { start, end }: { start: number; end: number }, stretch: number, scan: WordScan): void {
  let at = start;
  let join = JOIN_NONE;
  let possessive = false;
  while (at < end) {
    if (foldUnit(text.charCodeAt(at)) < WORD) {
      const gap = readGap(text, at, end, join !== JOIN_NONE || at > start);
      at = gap.end;
      // Behind a possessive another thing is spoken of; only a name that holds one itself goes on.
      join = possessive && gap.join !== JOIN_NONE ? JOIN_BRIDGED : gap.join;
      continue;
    }
    const word = reserveWord(scan);
    scan.join[word] = join;
    scan.stretch[word] = stretch;
    at = readWord(text, at, end, scan);
    possessive = at > (scan.end[word] ?? at);
    join = possessive ? JOIN_BRIDGED : JOIN_COMPACT;
  }
}

/** Reads one word into the place reserved for it; returns where what follows it starts (behind a possessive `'s`). */
function readWord(text: string, from: number, end: number, scan: WordScan): number {
  const word = scan.count++;
  const unspaced = isUnspaced(foldUnit(text.charCodeAt(from)));
  let at = from;
  let last = from;
  scan.foldStart[word] = scan.foldCount;
  for (; at < end; at++) {
    const unit = foldUnit(text.charCodeAt(at));
    if (unit === IGNORABLE) continue;
    if (unit < WORD || isUnspaced(unit) !== unspaced) break;
    pushUnit(scan, unit);
    last = at + 1;
  }
  last = significantSymbols(text, last, end, scan);
  scan.start[word] = from;
  scan.end[word] = last;
  scan.foldEnd[word] = scan.foldCount;
  const tail = apostropheTail(text, last, end);
  scan.contraction[word] = tail.contraction ? 1 : 0;
  return tail.end;
}

/** `++` and `#` behind a word make another word of it: C++ and C# are not C. */
function significantSymbols(text: string, at: number, end: number, scan: WordScan): number {
  const first = text.charCodeAt(at);
  let length = 0;
  if (first === NUMBER_SIGN) length = 1;
  else if (first === PLUS && text.charCodeAt(at + 1) === PLUS) length = 2;
  if (length === 0 || at + length > end || (at + length < end && foldUnit(text.charCodeAt(at + length)) >= WORD)) return at;
  for (let n = 0; n < length; n++) pushUnit(scan, first);
  return at + length;
}

function apostropheTail(text: string, at: number, end: number): { end: number; contraction: boolean } {
  if (at >= end || foldUnit(text.charCodeAt(at)) !== APOSTROPHE) return { end: at, contraction: false };
  let stop = at + 1;
  while (stop < end && foldUnit(text.charCodeAt(stop)) >= WORD) stop++;
  if (stop === at + 1) return { end: at, contraction: false };
  const possessive = stop === at + 2 && foldUnit(text.charCodeAt(at + 1)) === LOWER_S;
  return { end: stop, contraction: !possessive };
}

/** What stands between two words, counted. */
interface Gap {
  lineEnds: number;
  spaces: number;
  symbols: number;
  bridges: number;
  hard: boolean;
}

const FULL_STOP = 46;
const COMMERCIAL_AT = 64;
const LINE_FEED = 10;

/** Reads what stands between two words and says how it joins them. */
function readGap(text: string, from: number, end: number, afterWord: boolean): { end: number; join: number } {
  const gap: Gap = { lineEnds: 0, spaces: 0, symbols: 0, bridges: 0, hard: !afterWord };
  let at = from;
  for (; at < end; at++) {
    const source = text.charCodeAt(at);
    const unit = foldUnit(source);
    if (unit >= WORD) break;
    if (unit !== IGNORABLE) countUnit(gap, unit, source);
  }
  return { end: at, join: joinOf(gap) };
}

function countUnit(gap: Gap, unit: number, source: number): void {
  if (unit === SPACE) {
    gap.spaces++;
    if (source === LINE_FEED) gap.lineEnds++;
    if (gap.symbols > 0) gap.hard = true; // a symbol before white space ends a sentence or is a dash
  } else if (unit === SYMBOL) {
    gap.symbols++;
    if (gap.symbols > 1 || (gap.spaces > 0 && source !== FULL_STOP && source !== COMMERCIAL_AT)) gap.hard = true; // only "." and "@" start a word
  } else if (unit === BRIDGE) gap.bridges++;
  else gap.hard = true;
}

function joinOf({ lineEnds, spaces, symbols, bridges, hard }: Gap): number {
  if (hard || lineEnds > 1) return JOIN_NONE;
  if (bridges > 0) return bridges + symbols <= 2 && spaces <= 2 ? JOIN_BRIDGED : JOIN_NONE;
  return spaces > 0 ? JOIN_SPACED : JOIN_COMPACT;
}

function pushUnit(scan: WordScan, unit: number): void {
  if (scan.foldCount + 1 >= scan.prefix.length) {
    scan.folded = grown(scan.folded, new Uint16Array(scan.folded.length * 2));
    scan.prefix = grown(scan.prefix, new Uint32Array(scan.folded.length + 1));
  }
  const at = scan.foldCount++;
  scan.folded[at] = unit;
  scan.prefix[at + 1] = (Math.imul(scan.prefix[at] ?? 0, HASH_BASE) + unit) >>> 0;
}

function reserveWord(scan: WordScan): number {
  const size = scan.start.length;
  if (scan.count < size) return scan.count;
  scan.start = grown(scan.start, new Int32Array(size * 2));
  scan.end = grown(scan.end, new Int32Array(size * 2));
  scan.foldStart = grown(scan.foldStart, new Int32Array(size * 2));
  scan.foldEnd = grown(scan.foldEnd, new Int32Array(size * 2));
  scan.join = grown(scan.join, new Uint8Array(size * 2));
  scan.contraction = grown(scan.contraction, new Uint8Array(size * 2));
  scan.stretch = grown(scan.stretch, new Int32Array(size * 2));
  return scan.count;
}

function grown<T extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

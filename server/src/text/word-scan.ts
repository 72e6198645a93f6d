// Words of a text with everything a matcher asks of a window of words in constant time: where it starts and ends, how
// its words are joined, and the hash of its letters without separators. Source: polynomial prefix hashes (Karp, Rabin 1987).
import { APOSTROPHE, BRIDGE, foldUnit, HARD, IGNORABLE, isUnspaced, SPACE, SYMBOL, UNSPACED, WORD } from "./fold.ts";

/** The word starts a run: no window reaches from before it into it. */
export const JOIN_NONE = 0;
/** Joined to the word before without white space: `-`, `_`, `.`, `/`, `@`, or a change of script. */
export const JOIN_COMPACT = 1;
/** White space stands between (at most one line end), with or without a leading `.` or `@`. */
export const JOIN_SPACED = 2;
/** Punctuation that only a few names hold stands between (`(`, `,`, `&` …). */
export const JOIN_BRIDGED = 3;

/** The base of the polynomial hash. */
export const HASH_BASE = 0x01000193;
const CHECK_BASE = 0x85ebca6b;
const PLUS = 43;
const NUMBER_SIGN = 35;
const LOWER_S = 115;
const BLANK = 32;
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
  /** Offset of each word in `folded`; one longer than the count of words: a word ends where the next one starts. */
  foldStart: Int32Array;
  /** Two hashes of the letters of each word: the polynomial one, and another that tells apart what that one does not. */
  hash: Int32Array;
  check: Int32Array;
  /** How the word is joined to the one before it: JOIN_…. */
  join: Uint8Array;
  /** 1: the word is a contraction (don't) and never part of a name. */
  contraction: Uint8Array;
  /** Which stretch given to `scanWords` the word lies in. */
  stretch: Int32Array;
  /** Folded letters of all words, one after the other. */
  folded: Uint16Array;
  foldCount: number;
  /** `prefix[i]` is the hash of the first i folded units, for those that `ensurePrefix` has filled in. */
  prefix: Uint32Array;
  prefixCount: number;
}

/** An empty scan to be filled by `scanWords`. */
export function createWordScan(): WordScan {
  return {
    count: 0,
    start: new Int32Array(256),
    end: new Int32Array(256),
    foldStart: new Int32Array(257),
    hash: new Int32Array(256),
    check: new Int32Array(256),
    join: new Uint8Array(256),
    contraction: new Uint8Array(256),
    stretch: new Int32Array(256),
    folded: new Uint16Array(1024),
    foldCount: 0,
    prefix: new Uint32Array(1025),
    prefixCount: 0,
  };
}

/** Fills in the prefix hashes of a scan, which most texts are never asked for. */
export function ensurePrefix(scan: WordScan): Uint32Array {
  if (scan.prefix.length <= scan.folded.length) scan.prefix = grown(scan.prefix, new Uint32Array(scan.folded.length + 1));
  const { folded, prefix, foldCount } = scan;
  let hash = prefix[scan.prefixCount] ?? 0;
  for (let at = scan.prefixCount; at < foldCount; at++) {
    hash = (Math.imul(hash, HASH_BASE) + (folded[at] ?? 0)) | 0;
    prefix[at + 1] = hash;
  }
  scan.prefixCount = foldCount;
  return prefix;
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

/** The prefix hashes of folded units, for keys that do not come from a scan. */
export function prefixHashes(units: ArrayLike<number>, prefix = new Uint32Array(units.length + 1)): Uint32Array {
  prefix[0] = 0;
  for (let at = 0; at < units.length; at++) prefix[at + 1] = (Math.imul(prefix[at] ?? 0, HASH_BASE) + (units[at] ?? 0)) >>> 0;
  return prefix;
}

/** A stretch of a text to be read. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the words of stretches of a text into a scan. Stretches are in order; each starts a new run, unless `joins` says how the
 * stretch of that number goes on with the one before it (JOIN_COMPACT: nothing stands between but markup; JOIN_SPACED: white space too).
 */
export function scanWords(text: string, stretches: readonly Stretch[], into: WordScan, joins?: Uint8Array): void {
  into.count = 0;
  into.foldCount = 0;
  into.prefixCount = 0;
  let open = JOIN_NONE;
  for (let number = 0; number < stretches.length; number++) {
    const stretch = stretches[number];
    if (stretch === undefined) continue;
    const join = joins === undefined ? JOIN_NONE : (joins[number] ?? JOIN_NONE);
    if (join !== JOIN_NONE) open = joinOver(text, open, join, { start: (stretches[number - 1] ?? stretch).end, end: stretch.start });
    open = scanStretch(text, stretch, into, { number, join: join === JOIN_NONE ? JOIN_NONE : open });
  }
  into.foldStart[into.count] = into.foldCount;
}

/** How two stretches are joined over markup that stands between them. A symbol before white space ends a sentence; one behind it starts only a few words. */
function joinOver(text: string, open: number, join: number, { start, end }: Stretch): number {
  if (open === JOIN_NONE || join === JOIN_COMPACT) return open;
  if (foldUnit(text.charCodeAt(start - 1)) === SYMBOL) return JOIN_NONE;
  const next = text.charCodeAt(end);
  if (foldUnit(next) === SYMBOL && next !== FULL_STOP && next !== COMMERCIAL_AT) return JOIN_NONE;
  return Math.max(open, JOIN_SPACED);
}

/** The looser of two joins, one behind the other. */
function looser(join: number, next: number): number {
  return join === JOIN_NONE || next === JOIN_NONE ? JOIN_NONE : Math.max(join, next);
}

/** Reads a stretch, the first word of which is joined as `from.join` says; returns how what follows it is joined. */
function scanStretch(text: string, { start, end }: Stretch, scan: WordScan, from: { readonly number: number; readonly join: number }): number {
  reserveUnits(scan, end - start);
  let at = start;
  let { join } = from;
  while (at < end) {
    const source = text.charCodeAt(at);
    if (foldUnit(source) < WORD) {
      // Nearly every gap is one space between two words.
      if (source === BLANK && join === JOIN_COMPACT && at + 1 < end && foldUnit(text.charCodeAt(at + 1)) >= WORD) {
        at++;
        join = JOIN_SPACED;
        continue;
      }
      const gap = readGap(text, at, end, join === JOIN_NONE && at === start);
      at = gap >>> JOIN_BITS;
      // Behind a possessive another thing is spoken of; only a name that holds one itself goes on.
      join = looser(join, gap & JOIN_MASK);
      continue;
    }
    const word = reserveWord(scan);
    scan.join[word] = join;
    scan.stretch[word] = from.number;
    at = readWord(text, at, end, scan);
    const possessive = at > (scan.end[word] ?? at);
    join = possessive ? JOIN_BRIDGED : JOIN_COMPACT;
  }
  return join;
}

/** Reads one word into the place reserved for it; returns where what follows it starts (behind a possessive `'s`). */
function readWord(text: string, from: number, end: number, scan: WordScan): number {
  const word = scan.count++;
  const { folded } = scan;
  let count = scan.foldCount;
  let hash = 0;
  let check = 0;
  let at = from;
  let unit = foldUnit(text.charCodeAt(at));
  scan.start[word] = from;
  scan.foldStart[word] = count;
  scan.contraction[word] = 0;
  while (unit >= WORD && unit < UNSPACED) {
    folded[count++] = unit;
    hash = (Math.imul(hash, HASH_BASE) + unit) | 0;
    check = Math.imul(check ^ unit, CHECK_BASE);
    if (++at === end) break;
    unit = foldUnit(text.charCodeAt(at));
  }
  scan.foldCount = count;
  scan.hash[word] = hash;
  scan.check[word] = check;
  scan.end[word] = at;
  return at === end || (at > from && isPlainEnd(unit, text.charCodeAt(at))) ? at : readRest(text, at, end, scan);
}

/** Nothing behind the word changes it: no letter of another script, no apostrophe, no `++` or `#`. */
function isPlainEnd(unit: number, source: number): boolean {
  if (unit === HARD) return source !== PLUS && source !== NUMBER_SIGN;
  return unit === SPACE || unit === SYMBOL || unit === BRIDGE;
}

/** Goes on where a word does not plainly end: letters of other scripts, characters that are not seen, `++`, an apostrophe. */
function readRest(text: string, from: number, end: number, scan: WordScan): number {
  const word = scan.count - 1;
  const first = scan.foldStart[word] ?? 0;
  const unspaced = isUnspaced(scan.foldCount > first ? (scan.folded[first] ?? 0) : foldUnit(text.charCodeAt(from)));
  let last = from;
  for (let at = from; at < end; at++) {
    const unit = foldUnit(text.charCodeAt(at));
    if (unit === IGNORABLE) continue;
    if (unit < WORD || isUnspaced(unit) !== unspaced) break;
    pushUnit(scan, word, unit);
    last = at + 1;
  }
  last = significantSymbols(text, last, end, scan);
  scan.end[word] = last;
  const tail = apostropheTail(text, last, end);
  if (tail.contraction) scan.contraction[word] = 1;
  return tail.end;
}

/** `++` and `#` behind a word make another word of it: C++ and C# are not C. */
function significantSymbols(text: string, at: number, end: number, scan: WordScan): number {
  const first = text.charCodeAt(at);
  let length = 0;
  if (first === NUMBER_SIGN) length = 1;
  else if (first === PLUS && text.charCodeAt(at + 1) === PLUS) length = 2;
  if (length === 0 || at + length > end || (at + length < end && foldUnit(text.charCodeAt(at + length)) >= WORD)) return at;
  for (let n = 0; n < length; n++) pushUnit(scan, scan.count - 1, first);
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

const FULL_STOP = 46;
const COMMERCIAL_AT = 64;
const LINE_FEED = 10;
const JOIN_BITS = 2;
const JOIN_MASK = 3;

/** Reads what stands between two words; returns where it ends, shifted by JOIN_BITS, with how it joins them below. */
function readGap(text: string, from: number, end: number, isStart: boolean): number {
  let hard = isStart;
  let lineEnds = 0;
  let spaces = 0;
  let symbols = 0;
  let bridges = 0;
  let at = from;
  for (; at < end; at++) {
    const source = text.charCodeAt(at);
    const unit = foldUnit(source);
    if (unit >= WORD) break;
    if (unit === SPACE) {
      spaces++;
      if (source === LINE_FEED) lineEnds++;
      if (symbols > 0) hard = true; // a symbol before white space ends a sentence or is a dash
    } else if (unit === SYMBOL) hard ||= isHardSymbol(++symbols, spaces, source);
    else if (unit === BRIDGE) bridges++;
    else if (unit !== IGNORABLE) hard = true;
  }
  if (lineEnds > 1) hard = true;
  return (at << JOIN_BITS) | joinOf(hard, spaces, symbols, bridges);
}

/** A second symbol, or one behind white space that starts no word, as only "." and "@" do. */
function isHardSymbol(symbols: number, spaces: number, source: number): boolean {
  return symbols > 1 || (spaces > 0 && source !== FULL_STOP && source !== COMMERCIAL_AT);
}

function joinOf(hard: boolean, spaces: number, symbols: number, bridges: number): number {
  if (hard) return JOIN_NONE;
  if (bridges > 0) return bridges + symbols <= 2 && spaces <= 2 ? JOIN_BRIDGED : JOIN_NONE;
  return spaces > 0 ? JOIN_SPACED : JOIN_COMPACT;
}

function pushUnit(scan: WordScan, word: number, unit: number): void {
  scan.folded[scan.foldCount++] = unit;
  scan.hash[word] = Math.imul(scan.hash[word] ?? 0, HASH_BASE) + unit;
  scan.check[word] = Math.imul((scan.check[word] ?? 0) ^ unit, CHECK_BASE);
}

/** Makes room for the letters of a stretch: a source unit gives at most one. */
function reserveUnits(scan: WordScan, units: number): void {
  const needed = scan.foldCount + units;
  if (needed > scan.folded.length) scan.folded = grown(scan.folded, new Uint16Array(Math.max(needed, scan.folded.length * 2)));
}

function reserveWord(scan: WordScan): number {
  const size = scan.start.length;
  if (scan.count < size) return scan.count;
  scan.start = grown(scan.start, new Int32Array(size * 2));
  scan.end = grown(scan.end, new Int32Array(size * 2));
  scan.foldStart = grown(scan.foldStart, new Int32Array(size * 2 + 1));
  scan.hash = grown(scan.hash, new Int32Array(size * 2));
  scan.check = grown(scan.check, new Int32Array(size * 2));
  scan.join = grown(scan.join, new Uint8Array(size * 2));
  scan.contraction = grown(scan.contraction, new Uint8Array(size * 2));
  scan.stretch = grown(scan.stretch, new Int32Array(size * 2));
  return scan.count;
}

function grown<T extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

// Near-name search structure: every key is cut into (edits + 1) segments, so that a text within that many edits shares
// at least one segment unharmed; segments lie hashed in flat arrays, and a 26-letter signature column rejects most of what
// they bring up. Source: Pass-Join (Li, Deng, Wang, Feng: "Pass-Join: a partition-based method for similarity joins",
// PVLDB 5(3), 2011), with the distance allowed by the length of the key.
import { hashBetween, prefixHashes } from "../text/word-scan.ts";

/** Keys and their segments. */
export interface NearIndex {
  /** Folded units of all keys, one after the other. */
  readonly units: Uint16Array;
  /** One longer than the count of keys. */
  readonly offsets: Uint32Array;
  /** Which letters a key holds: a bit for a–z each, digits and the rest share the others. */
  readonly signatures: Uint32Array;
  /** `directory[h >>> shift]` is where hashes with that top part start. */
  readonly directory: Uint32Array;
  /** Segment hashes, ascending, with the key of each. */
  readonly hashes: Uint32Array;
  readonly owners: Uint32Array;
  /** 1 at each key length (in folded units) that occurs. */
  readonly lengths: Uint8Array;
}

/** The longest key that is searched for near texts, in folded units. */
export const LONGEST_NEAR_KEY = 120;

/** How many edits a key of a length may be away: none below 4 letters, 1 up to 7, then 2. */
export function editLimit(keyLength: number): number {
  if (keyLength < 4) return 0;
  return keyLength < 8 ? 1 : 2;
}

/** The same for a word that is a part of a key, the rest of which may be right: two from 5 letters on. */
export function wordEditLimit(wordLength: number): number {
  return wordLength < 5 ? editLimit(wordLength) : 2;
}

/** Where segment `number` of a key of `length` starts and how long it is, cut into `count` parts as even as can be. */
export function segmentAt(length: number, count: number, number: number): { start: number; size: number } {
  const size = Math.floor(length / count);
  const longer = length % count;
  const firstLonger = count - longer;
  return number < firstLonger
    ? { start: number * size, size }
    : { start: firstLonger * size + (number - firstLonger) * (size + 1), size: size + 1 };
}

/** Mixes where a segment stands into its hash, so that segments of other lengths and places do not answer. */
export function saltedHash(hash: number, keyLength: number, segment: number): number {
  let mixed = Math.imul(hash ^ Math.imul(keyLength * 4 + segment + 1, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 15;
  return Math.imul(mixed, 0xc2b2ae35) >>> 0;
}

/** The bit set of the letters of a key. */
export function signatureOf(units: Uint16Array, from: number, to: number): number {
  let bits = 0;
  for (let at = from; at < to; at++) {
    const unit = units[at] ?? 0;
    bits |= unit >= 97 && unit <= 122 ? 1 << (unit - 97) : 1 << (26 + (unit % 6));
  }
  return bits >>> 0;
}

/** The size of the directory is 2 to this power, by the count of segments. */
export function directoryShift(directory: Uint32Array): number {
  return 32 - Math.log2(directory.length - 1);
}

/**
 * Builds the search structure over keys (folded, without separators). Order is kept: key n is `keys[n]`.
 * Keys that `searched` refuses keep their number but are never brought up. `limitOf`: edits allowed by length.
 */
export function buildNearIndex(keys: readonly string[], searched: (key: number) => boolean = () => true, limitOf = editLimit): NearIndex {
  const offsets = new Uint32Array(keys.length + 1);
  keys.forEach((key, number) => (offsets[number + 1] = (offsets[number] ?? 0) + key.length));
  const units = new Uint16Array(offsets[keys.length] ?? 0);
  const signatures = new Uint32Array(keys.length);
  const lengths = new Uint8Array(LONGEST_NEAR_KEY + 1);
  const hashes: number[] = [];
  const owners: number[] = [];
  keys.forEach((key, number) => {
    const from = offsets[number] ?? 0;
    for (let at = 0; at < key.length; at++) units[from + at] = key.charCodeAt(at);
    signatures[number] = signatureOf(units, from, from + key.length);
    const limit = limitOf(key.length);
    if (limit === 0 || key.length > LONGEST_NEAR_KEY || !searched(number)) return;
    lengths[key.length] = 1;
    const prefix = prefixHashes(units.subarray(from, from + key.length));
    for (let segment = 0; segment <= limit; segment++) {
      const { start, size } = segmentAt(key.length, limit + 1, segment);
      hashes.push(saltedHash(hashBetween(prefix, start, start + size), key.length, segment));
      owners.push(number);
    }
  });
  return { units, offsets, signatures, lengths, ...sortSegments(hashes, owners) };
}

function sortSegments(hashes: readonly number[], owners: readonly number[]): Pick<NearIndex, "directory" | "hashes" | "owners"> {
  let bits = 4;
  while (1 << bits < hashes.length && bits < 22) bits++;
  const directory = new Uint32Array((1 << bits) + 1);
  const shift = 32 - bits;
  for (const hash of hashes) directory[(hash >>> shift) + 1] = (directory[(hash >>> shift) + 1] ?? 0) + 1;
  for (let at = 1; at < directory.length; at++) directory[at] = (directory[at] ?? 0) + (directory[at - 1] ?? 0);
  const order = Uint32Array.from(hashes.keys()).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0) || (owners[a] ?? 0) - (owners[b] ?? 0));
  return {
    directory,
    hashes: Uint32Array.from(order, (at) => hashes[at] ?? 0),
    owners: Uint32Array.from(order, (at) => owners[at] ?? 0),
  };
}

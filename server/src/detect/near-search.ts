// Looks up the keys within the edit limit of a stretch of folded text. Exact: brings up every key that is near enough.
import { HASH_BASE, hashBetween } from "../text/word-scan.ts";
import { directoryShift, editLimit, LONGEST_NEAR_KEY, type NearIndex, saltedHash, segmentAt, signatureOf } from "../truth/near-index.ts";
import { createEditDistance } from "./edit-distance.ts";

/** A stretch of folded text with the prefix hashes of the array it lies in. */
export interface FoldedStretch {
  readonly folded: Uint16Array;
  readonly prefix: Uint32Array;
  readonly from: number;
  readonly to: number;
}

/** Called for each key that is near: its number and its distance in edits (0 for the key itself). */
export type NearVisitor = (key: number, distance: number) => void;

/** Makes a search over one index, with the limits that it was built with; it keeps its marks between calls and is not re-entrant. */
export function createNearSearch(index: NearIndex, limitOf = editLimit): (text: FoldedStretch, visit: NearVisitor) => void {
  const measure = createEditDistance();
  const marks = new Uint32Array(index.signatures.length);
  const shift = directoryShift(index.directory);
  let round = 0;

  return (text, visit) => {
    round++;
    const length = text.to - text.from;
    const signature = signatureOf(text.folded, text.from, text.to);
    for (let keyLength = Math.max(4, length - 2); keyLength <= Math.min(LONGEST_NEAR_KEY, length + 2); keyLength++) {
      const limit = limitOf(keyLength);
      if (index.lengths[keyLength] !== 1 || Math.abs(length - keyLength) > limit) continue;
      probeSegments(text, keyLength, limit, (hash) => {
        for (let at = index.directory[hash >>> shift] ?? 0; at < index.hashes.length; at++) {
          const found = index.hashes[at] ?? 0;
          if (found > hash) break;
          if (found === hash) verify(text, index.owners[at] ?? 0, limit, signature);
        }
      });
    }

    function verify(stretch: FoldedStretch, key: number, limit: number, letters: number): void {
      if (marks[key] === round) return;
      marks[key] = round;
      if (bitCount((index.signatures[key] ?? 0) ^ letters) > limit * 2) return;
      const pair = { a: stretch.folded, aFrom: stretch.from, aTo: stretch.to, b: index.units, bFrom: index.offsets[key] ?? 0, bTo: index.offsets[key + 1] ?? 0 };
      const distance = measure(pair, limit);
      if (distance <= limit) visit(key, distance);
    }
  };
}

/** Calls `probe` with the salted hash of each piece of the text that may stand for a segment of a key of this length. */
function probeSegments(text: FoldedStretch, keyLength: number, limit: number, probe: (hash: number) => void): void {
  const length = text.to - text.from;
  const shiftBy = length - keyLength;
  for (let segment = 0; segment <= limit; segment++) {
    const { start, size } = segmentAt(keyLength, limit + 1, segment);
    // A segment with i before it and k − i behind it can have moved by at most so much, seen from either end.
    const low = Math.max(0, start - segment, start + shiftBy - (limit - segment));
    const high = Math.min(length - size, start + segment, start + shiftBy + (limit - segment));
    for (let at = low; at <= high; at++) {
      const from = text.from + at;
      probe(saltedHash(hashBetween(text.prefix, from, from + size), keyLength, segment));
      // Two letters swapped across the end of the segment harm both neighbours at the price of one edit.
      if (segment === limit || from + size >= text.to) continue;
      const next = text.folded[from + size] ?? 0;
      if (next === text.folded[from + size - 1]) continue;
      const swapped = (Math.imul(hashBetween(text.prefix, from, from + size - 1), HASH_BASE) + next) >>> 0;
      probe(saltedHash(swapped, keyLength, segment));
    }
  }
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

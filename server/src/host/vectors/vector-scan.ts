// Compares a vector with all others, one by one: exact, and fast enough for tens of thousands.
import { keepBest, type ScoredRow } from "../../semantic/best-rows.ts";
import type { Steps } from "../../text/steps.ts";

/** How many vectors are compared in one step: less than a millisecond. */
const VECTORS_A_STEP = 512;

/** The nearest rows by their cosine, at most `most`, the nearest first; equal ones go by row. Vectors have length one; those of other length in numbers are left out. */
export function* scanVectors(vectors: ReadonlyMap<number, Float32Array>, sought: Float32Array, most: number): Steps<readonly number[]> {
  const best: ScoredRow[] = [];
  let compared = 0;
  for (const [row, vector] of vectors) {
    if (vector.length === sought.length) keepBest(best, { row, score: product(vector, sought) }, most);
    if (++compared % VECTORS_A_STEP === 0) yield;
  }
  return best.map(({ row }) => row);
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

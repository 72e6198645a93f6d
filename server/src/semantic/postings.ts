// In which rows words stand, and the best rows for several words. Made for being asked all the time: a sum leaves no garbage behind, since
// what collects it would make keys wait.
import { keepBest, type ScoredRow } from "./best-rows.ts";

/** The rows of one word, and how much it counts in each. */
export interface Postings {
  readonly rows: Uint32Array;
  readonly scores: Float64Array;
}

/** Sums up the words of a search: at most `most` rows, the best first; equal scores go by row. */
export type PostingsSum = (words: readonly Postings[], most: number) => readonly ScoredRow[];

/** Makes the sum for so many rows. A row with more of the words counts for more: its score is multiplied by their number. */
export function createPostingsSum(rowCount: number): PostingsSum {
  const scores = new Float64Array(rowCount);
  const counts = new Uint8Array(rowCount);
  const touched = new Uint32Array(rowCount);
  return (words, most) => {
    let met = 0;
    for (const { rows, scores: parts } of words) {
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] ?? 0;
        if (counts[row] === 0) touched[met++] = row;
        counts[row] = (counts[row] ?? 0) + 1;
        scores[row] = (scores[row] ?? 0) + (parts[at] ?? 0);
      }
    }
    const best: ScoredRow[] = [];
    for (let at = 0; at < met; at++) {
      const row = touched[at] ?? 0;
      keepBest(best, { row, score: (scores[row] ?? 0) * (counts[row] ?? 0) }, most);
      counts[row] = 0;
      scores[row] = 0;
    }
    return best;
  };
}

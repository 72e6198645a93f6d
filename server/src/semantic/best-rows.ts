// The best rows of many, without sorting all of them.

/** A row and how well it fits. */
export interface ScoredRow {
  readonly row: number;
  readonly score: number;
}

/** Puts a row into its place among the best ones, of which at most `most` are kept: the best first, equal scores by row. */
export function keepBest(best: ScoredRow[], found: ScoredRow, most: number): void {
  if (best.length >= most && !isBefore(found, best.at(-1))) return;
  let place = best.length;
  while (place > 0 && isBefore(found, best[place - 1])) place--;
  best.splice(place, 0, found);
  if (best.length > most) best.pop();
}

function isBefore(one: ScoredRow, other: ScoredRow | undefined): boolean {
  return other === undefined || one.score > other.score || (one.score === other.score && one.row < other.row);
}

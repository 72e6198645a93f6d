// One ranking out of several that cannot be compared by score: reciprocal rank fusion.

/** Softens the lead of the first places, as usual for this method. */
const RANK_OFFSET = 60;

/** Joins rankings (rows, the best first) into one of at most `most` rows; equal fits go by row. */
export function fuseRanks(rankings: readonly (readonly number[])[], most: number): readonly number[] {
  const scores = new Map<number, number>();
  for (const ranking of rankings) {
    for (const [rank, row] of ranking.entries()) scores.set(row, (scores.get(row) ?? 0) + 1 / (RANK_OFFSET + rank + 1));
  }
  const joined = [...scores].sort(([row, score], [otherRow, otherScore]) => otherScore - score || row - otherRow);
  return joined.slice(0, most).map(([row]) => row);
}

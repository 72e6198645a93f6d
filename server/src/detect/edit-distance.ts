// Optimal string alignment (Damerau-Levenshtein with each place edited once), banded: edits beyond a small limit are not
// counted out. Source: Ukkonen's cut-off (1985) on the recurrence of Wagner and Fischer with transpositions.

/** Stretches of two unit arrays to be compared. */
export interface UnitPair {
  readonly a: Uint16Array;
  readonly aFrom: number;
  readonly aTo: number;
  readonly b: Uint16Array;
  readonly bFrom: number;
  readonly bTo: number;
}

/** Makes the measure (it keeps its rows between calls): the edits from a to b, or `limit + 1` where there are more. */
export function createEditDistance(): (pair: UnitPair, limit: number) => number {
  let rows: [Uint8Array, Uint8Array, Uint8Array] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];
  return (pair, limit) => {
    const trimmed = trim(pair);
    const width = trimmed.bTo - trimmed.bFrom;
    if (Math.abs(trimmed.aTo - trimmed.aFrom - width) > limit) return limit + 1;
    if (rows[0].length < width + 2) rows = [new Uint8Array(width * 2), new Uint8Array(width * 2), new Uint8Array(width * 2)];
    return measure(trimmed, limit, rows);
  };
}

/** Equal ends cost nothing and are left out. */
function trim({ a, aFrom, aTo, b, bFrom, bTo }: UnitPair): UnitPair {
  let [af, at, bf, bt] = [aFrom, aTo, bFrom, bTo];
  while (af < at && bf < bt && a[af] === b[bf]) {
    af++;
    bf++;
  }
  while (af < at && bf < bt && a[at - 1] === b[bt - 1]) {
    at--;
    bt--;
  }
  return { a, aFrom: af, aTo: at, b, bFrom: bf, bTo: bt };
}

function measure({ a, aFrom, aTo, b, bFrom, bTo }: UnitPair, limit: number, rows: readonly [Uint8Array, Uint8Array, Uint8Array]): number {
  const height = aTo - aFrom;
  const width = bTo - bFrom;
  const over = limit + 1;
  let [before, above, row] = rows;
  for (let column = 0; column <= width; column++) above[column] = Math.min(column, over);
  for (let line = 1; line <= height; line++) {
    const low = Math.max(1, line - limit);
    const high = Math.min(width, line + limit);
    row[low - 1] = low === 1 ? Math.min(line, over) : over;
    let best = row[low - 1] ?? over;
    for (let column = low; column <= high; column++) {
      const same = a[aFrom + line - 1] === b[bFrom + column - 1];
      let cost = (above[column - 1] ?? over) + (same ? 0 : 1);
      // Cells outside the band were not filled in this round and count as over the limit.
      if (column < line + limit) cost = Math.min(cost, (above[column] ?? over) + 1);
      cost = Math.min(cost, (row[column - 1] ?? over) + 1);
      if (!same && isSwap(a, aFrom + line, b, bFrom + column, line > 1 && column > 1)) cost = Math.min(cost, (before[column - 2] ?? over) + 1);
      row[column] = Math.min(cost, over);
      best = Math.min(best, row[column] ?? over);
    }
    if (best > limit && line > 1) return over;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[width] ?? over, over);
}

/** The two units that end before `aEnd` and `bEnd` are each other's swap. */
function isSwap(a: Uint16Array, aEnd: number, b: Uint16Array, bEnd: number, inside: boolean): boolean {
  return inside && a[aEnd - 1] === b[bEnd - 2] && a[aEnd - 2] === b[bEnd - 1];
}

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
  // Three rows of the matrix: the one being filled, the one above, the one above that.
  let row = new Uint8Array(64);
  let above = new Uint8Array(64);
  let before = new Uint8Array(64);

  function grow(width: number): void {
    if (row.length >= width + 2) return;
    row = new Uint8Array(width * 2);
    above = new Uint8Array(width * 2);
    before = new Uint8Array(width * 2);
  }

  /** The cost of the cell by its three neighbours; `inBand` is false where the one above lies outside the band. */
  function step(column: number, same: boolean, inBand: boolean, over: number): number {
    const diagonal = (above[column - 1] ?? over) + (same ? 0 : 1);
    const left = (row[column - 1] ?? over) + 1;
    const top = inBand ? (above[column] ?? over) + 1 : over;
    return Math.min(diagonal, left, top);
  }

  /** Fills the row of unit `line` of a; returns the least cost in it. */
  function fill(pair: UnitPair, line: number, limit: number): number {
    const { a, aFrom, b, bFrom, bTo } = pair;
    const over = limit + 1;
    const low = Math.max(1, line - limit);
    const high = Math.min(bTo - bFrom, line + limit);
    row[low - 1] = low === 1 ? Math.min(line, over) : over;
    let best = low === 1 ? Math.min(line, over) : over;
    for (let column = low; column <= high; column++) {
      const same = a[aFrom + line - 1] === b[bFrom + column - 1];
      let cost = step(column, same, column < line + limit, over);
      if (!same && isSwap(pair, line, column)) cost = Math.min(cost, (before[column - 2] ?? over) + 1);
      row[column] = Math.min(cost, over);
      best = Math.min(best, cost);
    }
    return best;
  }

  return (given, limit) => {
    const pair = trim(given);
    const height = pair.aTo - pair.aFrom;
    const width = pair.bTo - pair.bFrom;
    if (Math.abs(height - width) > limit) return limit + 1;
    grow(width);
    for (let column = 0; column <= width; column++) above[column] = Math.min(column, limit + 1);
    for (let line = 1; line <= height; line++) {
      // The first row may be over the limit while a swap still reaches past it.
      if (fill(pair, line, limit) > limit && line > 1) return limit + 1;
      [before, above, row] = [above, row, before];
    }
    return Math.min(above[width] ?? limit + 1, limit + 1);
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

/** The two units that end at these counts are each other's swap. */
function isSwap({ a, aFrom, b, bFrom }: UnitPair, line: number, column: number): boolean {
  const aEnd = aFrom + line;
  const bEnd = bFrom + column;
  return line > 1 && column > 1 && a[aEnd - 1] === b[bEnd - 2] && a[aEnd - 2] === b[bEnd - 1];
}

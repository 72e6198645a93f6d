// Compares a vector with all others, one by one: exact, and fast enough for tens of thousands.

/** A row and how near it is: the cosine. */
export interface NearRow {
  readonly row: number;
  readonly cosine: number;
}

/** The nearest rows, at most `most`, the nearest first; equal ones go by row. Vectors have length one; those of other length in numbers are left out. */
export function scanVectors(vectors: ReadonlyMap<number, Float32Array>, sought: Float32Array, most: number): readonly number[] {
  const near: NearRow[] = [];
  for (const [row, vector] of vectors) {
    if (vector.length === sought.length) near.push({ row, cosine: product(vector, sought) });
  }
  return nearestFirst(near).slice(0, most);
}

/** Rows by how near they are. */
export function nearestFirst(near: readonly NearRow[]): readonly number[] {
  return near.toSorted((one, other) => other.cosine - one.cosine || one.row - other.row).map(({ row }) => row);
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

// From keys of records, as vectors are kept, to rows, as they are searched.

/** The vectors of the records, by row; rows without one are left out. */
export function vectorsByRow(keys: readonly string[], stored: ReadonlyMap<string, Float32Array>): ReadonlyMap<number, Float32Array> {
  const rows = new Map<number, Float32Array>();
  for (const [row, key] of keys.entries()) {
    const vector = stored.get(key);
    if (vector !== undefined) rows.set(row, vector);
  }
  return rows;
}

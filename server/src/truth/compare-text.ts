// The one order of texts: by UTF-16 units, the same on every machine.

/** Compares two texts for `sort`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

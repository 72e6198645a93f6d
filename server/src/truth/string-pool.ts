// Strings as UTF-16 units in one typed array: what the binary index holds in place of JavaScript strings. Where no unit is
// above 255, as in most truths, a unit takes one byte.

/** Units of strings, one or two bytes each. */
export type Units = Uint8Array | Uint16Array;

/** Strings one after the other: string n is `units[offsets[n] … offsets[n + 1])`. */
export interface StringPool {
  readonly units: Units;
  /** One longer than the count of strings. */
  readonly offsets: Uint32Array;
}

/** Puts strings into a pool, in the order given. */
export function poolStrings(strings: readonly string[]): StringPool {
  const offsets = new Uint32Array(strings.length + 1);
  let size = 0;
  strings.forEach((text, number) => {
    size += text.length;
    offsets[number + 1] = size;
  });
  const units = strings.every(isNarrow) ? new Uint8Array(size) : new Uint16Array(size);
  strings.forEach((text, number) => {
    const from = offsets[number] ?? 0;
    for (let unit = 0; unit < text.length; unit++) units[from + unit] = text.charCodeAt(unit);
  });
  return { units, offsets };
}

function isNarrow(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return false;
  return true;
}

const CHUNK = 4096;

/** String `number` of a pool; empty where there is none. */
export function pooledString(pool: StringPool, number: number): string {
  const from = pool.offsets[number] ?? 0;
  const to = pool.offsets[number + 1] ?? from;
  if (to - from <= CHUNK) return String.fromCharCode(...pool.units.subarray(from, to));
  let text = "";
  for (let at = from; at < to; at += CHUNK) text += String.fromCharCode(...pool.units.subarray(at, Math.min(at + CHUNK, to)));
  return text;
}

/** Tells whether string `number` of a pool is a text. */
export function pooledEquals(pool: StringPool, number: number, text: string): boolean {
  const from = pool.offsets[number] ?? 0;
  if ((pool.offsets[number + 1] ?? 0) - from !== text.length) return false;
  for (let at = 0; at < text.length; at++) if (pool.units[from + at] !== text.charCodeAt(at)) return false;
  return true;
}

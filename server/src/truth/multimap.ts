// A look-up from text to row numbers as flat arrays: open addressing over 32-bit hashes, values of a key side by side.
// The six look-ups of the truth are of this one form. Hash: FNV-1a over UTF-16 units.
import { pooledEquals, poolStrings, type StringPool } from "./string-pool.ts";

/** Text → row numbers, flat. */
export interface Multimap {
  readonly keys: StringPool;
  /** `values[valueStart[k] … valueStart[k + 1])` are the rows of key k, ascending. */
  readonly valueStart: Uint32Array;
  readonly values: Uint32Array;
  /** Open addressing, a power of two long; key number + 1, 0 for an empty place. */
  readonly slots: Uint32Array;
}

/** Builds a look-up from pairs; equal pairs count once. The result does not depend on their order. */
export function buildMultimap(pairs: Iterable<readonly [key: string, row: number]>): Multimap {
  const rows = new Map<string, Set<number>>();
  for (const [key, row] of pairs) {
    const known = rows.get(key);
    if (known === undefined) rows.set(key, new Set([row]));
    else known.add(row);
  }
  const keys = [...rows.keys()].sort();
  const lists = keys.map((key) => [...(rows.get(key) ?? [])].sort((a, b) => a - b));
  const valueStart = new Uint32Array(keys.length + 1);
  lists.forEach((list, key) => (valueStart[key + 1] = (valueStart[key] ?? 0) + list.length));
  return { keys: poolStrings(keys), valueStart, values: Uint32Array.from(lists.flat()), slots: buildSlots(keys) };
}

function buildSlots(keys: readonly string[]): Uint32Array {
  const slots = new Uint32Array(slotCount(keys.length));
  const mask = slots.length - 1;
  keys.forEach((key, number) => {
    let slot = hashText(key) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  });
  return slots;
}

/** The size of an open-addressing table for a count of keys: a power of two, at most half full. */
export function slotCount(keys: number): number {
  let size = 16;
  while (size < keys * 2) size *= 2;
  return size;
}

/** FNV-1a over the UTF-16 units of a text, 32 bit. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The rows of a text; an empty view where it is not known. */
export function lookUp(map: Multimap, key: string): Uint32Array {
  const mask = map.slots.length - 1;
  for (let slot = hashText(key) & mask; ; slot = (slot + 1) & mask) {
    const number = (map.slots[slot] ?? 0) - 1;
    if (number < 0) return map.values.subarray(0, 0);
    if (pooledEquals(map.keys, number, key)) return map.values.subarray(map.valueStart[number], map.valueStart[number + 1]);
  }
}

/** How many distinct texts a look-up knows. */
export function keyCount(map: Multimap): number {
  return map.keys.offsets.length - 1;
}

// Keys lie in order of their units, so all keys that start with the same letters lie side by side. A range of them is
// narrowed word by word, as one walks down a trie, without building one.
import type { NearIndex } from "../truth/near-index.ts";

/** Keys `from … to`, not including `to`, that share their first units. Changed in place by `narrow`. */
export interface KeyRange {
  from: number;
  to: number;
}

type Keys = Pick<NearIndex, "units" | "offsets">;

/** Folded text `start … end` of which the first `depth` units are already shared by a range. */
interface Text {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

/** Narrows a range of keys to those that share all units of a text. An empty range has `from === to`. */
export function narrow(range: KeyRange, keys: Keys, folded: Uint16Array, { start, end, depth }: Text): void {
  let low = range.from;
  let high = range.to;
  for (let at = start + depth; at < end && low < high; at++) {
    const unit = folded[at] ?? 0;
    const place = at - start;
    if (high - low > 1) low = firstNotBelow(keys, { from: low, to: high }, place, unit);
    if (low < high && unitAt(keys, low, place) !== unit) high = low;
    else if (high - low > 1) high = firstNotBelow(keys, { from: low, to: high }, place, unit + 1);
  }
  range.from = low;
  range.to = high;
}

/** The first key of a range, whose keys share their first `place` units, that has at `place` no lesser unit. */
function firstNotBelow(keys: Keys, { from, to }: KeyRange, place: number, unit: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (unitAt(keys, middle, place) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The unit of a key at a place; −1 behind its end, so that a shorter key comes first. */
function unitAt({ units, offsets }: Keys, key: number, place: number): number {
  const at = (offsets[key] ?? 0) + place;
  return at < (offsets[key + 1] ?? 0) ? (units[at] ?? 0) : -1;
}

/** The key that is all of a text of `length` units, out of a range narrowed to that text; −1 where there is none. */
export function wholeKey({ from, to }: KeyRange, { offsets }: Keys, length: number): number {
  return from < to && (offsets[from + 1] ?? 0) - (offsets[from] ?? 0) === length ? from : -1;
}

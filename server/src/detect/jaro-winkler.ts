// Jaro-Winkler similarity over folded units. Source: Winkler, "String Comparator Metrics and Enhanced Decision Rules in the
// Fellegi-Sunter Model of Record Linkage" (1990), prefix scale 0.1, at most four units of prefix.
import type { UnitPair } from "./edit-distance.ts";

const PREFIX_SCALE = 0.1;
const LONGEST_PREFIX = 4;

/** Up to this length the first letters may weigh as much as they do; in longer texts a slip there is no other word. */
const LONG = 12;

/** Jaro-Winkler; long texts are read from both ends and the better figure counts, so that where the slip is matters less. */
export function similarity(pair: UnitPair): number {
  const forward = jaroWinkler(pair);
  if (Math.min(pair.aTo - pair.aFrom, pair.bTo - pair.bFrom) < LONG) return forward;
  const a = pair.a.slice(pair.aFrom, pair.aTo).reverse();
  const b = pair.b.slice(pair.bFrom, pair.bTo).reverse();
  return Math.max(forward, jaroWinkler({ a, aFrom: 0, aTo: a.length, b, bFrom: 0, bTo: b.length }));
}

/** How alike two stretches are, 0–1; 1 for equal ones, two empty ones included. */
function jaroWinkler(pair: UnitPair): number {
  const jaro = jaroSimilarity(pair);
  let prefix = 0;
  const most = Math.min(LONGEST_PREFIX, pair.aTo - pair.aFrom, pair.bTo - pair.bFrom);
  while (prefix < most && pair.a[pair.aFrom + prefix] === pair.b[pair.bFrom + prefix]) prefix++;
  return jaro + prefix * PREFIX_SCALE * (1 - jaro);
}

function jaroSimilarity(pair: UnitPair): number {
  const aLength = pair.aTo - pair.aFrom;
  const bLength = pair.bTo - pair.bFrom;
  if (aLength === 0 || bLength === 0) return aLength === bLength ? 1 : 0;
  const taken = new Uint8Array(bLength);
  const matched = matchUnits(pair, taken);
  if (matched.length === 0) return 0;
  let swaps = 0;
  let next = 0;
  taken.forEach((mark, other) => {
    if (mark === 1 && matched[next++] !== pair.b[pair.bFrom + other]) swaps++;
  });
  const count = matched.length;
  return (count / aLength + count / bLength + (count - swaps / 2) / count) / 3;
}

/**
 * The units of a that b has within reach, in the order of a; their places in b are marked. Each takes the nearest place that is free,
 * not the first as Jaro has it: where a letter is missing, those behind it have all moved by one, and the first "a" of "karma" must not answer
 * for the second. Neighbours are always within reach, so that a swap in three letters is a swap.
 */
function matchUnits({ a, aFrom, aTo, b, bFrom, bTo }: UnitPair, taken: Uint8Array): number[] {
  const reach = Math.max(1, Math.floor(Math.max(aTo - aFrom, bTo - bFrom) / 2) - 1);
  const matched: number[] = [];
  for (let at = aFrom; at < aTo; at++) {
    const place = nearestFree({ b, bFrom, unit: a[at] ?? 0 }, taken, at - aFrom, reach);
    if (place < 0) continue;
    taken[place] = 1;
    matched.push(a[at] ?? 0);
  }
  return matched;
}

/** The place of a unit in b that is nearest to `at` and not taken, the earlier of two; −1 where none is within reach. */
function nearestFree({ b, bFrom, unit }: { readonly b: Uint16Array; readonly bFrom: number; readonly unit: number }, taken: Uint8Array, at: number, reach: number): number {
  const isFree = (place: number): boolean => place >= 0 && place < taken.length && taken[place] === 0 && b[bFrom + place] === unit;
  for (let by = 0; by <= reach; by++) {
    if (isFree(at - by)) return at - by;
    if (isFree(at + by)) return at + by;
  }
  return -1;
}

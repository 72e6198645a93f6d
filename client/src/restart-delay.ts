// How long to wait before a server that died is started again: at once the first time, then ever longer. Pure, so that it can be tested
// without an editor.

/** Milliseconds before the 1st, 2nd, … start; the last one stands for all that follow. */
const DELAYS = [0, 1000, 2000, 5000, 10_000, 30_000] as const;
const LONGEST = 30_000;
/** Milliseconds; a server that ran that long is well, and its earlier deaths no longer count. */
const HEALTHY = 3 * 60_000;
/** After so many deaths one after the other the user is told. */
const MANY = 5;

/** The deaths of a server that count. */
export interface Deaths {
  readonly count: number;
  /** When it died last, in milliseconds. */
  readonly last: number;
}

/** A server that has not died. */
export const NO_DEATHS: Deaths = { count: 0, last: -Infinity };

/** What to do about a death. */
export interface Restart {
  readonly deaths: Deaths;
  /** Milliseconds to wait. */
  readonly delay: number;
  /** True once in a row of deaths. */
  readonly tell: boolean;
}

/** Decides about a death at `now`. The wait before the server's start is no part of its life. */
export function restartAfter(before: Deaths, now: number): Restart {
  const lived = now - before.last - delayOf(before.count);
  const count = lived >= HEALTHY ? 1 : before.count + 1;
  return { deaths: { count, last: now }, delay: delayOf(count), tell: count === MANY };
}

/** The wait after this many deaths. */
function delayOf(count: number): number {
  return count === 0 ? 0 : (DELAYS[count - 1] ?? LONGEST);
}

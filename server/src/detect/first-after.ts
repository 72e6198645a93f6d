// Binary search in ordered lists.

/** The first of some ordered things whose figure is above a limit. */
export function firstAfter<T>(ordered: readonly T[], limit: number, figure: (thing: T) => number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (figure(ordered[middle] as T) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

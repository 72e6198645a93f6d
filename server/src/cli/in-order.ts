// Work that is done side by side, with its results in order.

/**
 * Yields the result of each item in the order of the items. At most `ahead` items are begun and not yet taken, so that neither a slow
 * reader nor a slow item fills the memory. `work` must not reject.
 */
export async function* inOrder<T, R>(items: Iterable<T>, ahead: number, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for (const item of items) {
    begun.push(work(item));
    if (begun.length < ahead) continue;
    const first = begun.shift();
    if (first !== undefined) yield await first;
  }
  for (const rest of begun) yield await rest;
}

// A cache in this process's memory, bounded by bytes and by entries.
import { LRUCache } from "lru-cache";
import type { Cache } from "./cache.ts";

/** How much is kept, and for how long. */
export interface MemoryCacheOptions {
  readonly maxBytes: number;
  readonly maxEntries: number;
  /** Milliseconds. */
  readonly ttl: number;
  readonly now?: () => number;
}

/** Makes a cache; the longest unused go first. */
export function createMemoryCache({ maxBytes, maxEntries, ttl, now }: MemoryCacheOptions): Cache {
  const kept = new LRUCache<string, string>({
    max: maxEntries,
    maxSize: maxBytes,
    sizeCalculation: (value, key) => 2 * (value.length + key.length) + 1,
    ttl,
    ...(now && { perf: { now }, ttlResolution: 0 }),
  });
  const counts = { hits: 0, misses: 0 };
  const find = (key: string): string | undefined => {
    const value = kept.get(key);
    counts[value === undefined ? "misses" : "hits"]++;
    return value;
  };
  return {
    get: (key) => Promise.resolve(find(key)),
    getMany(keys) {
      const found = keys.flatMap((key) => {
        const value = find(key);
        return value === undefined ? [] : [[key, value] as const];
      });
      return Promise.resolve(new Map(found));
    },
    put(key, value) {
      kept.set(key, value);
      return Promise.resolve();
    },
    statistics: () => Promise.resolve({ ...counts, entries: kept.size, bytes: kept.calculatedSize, served: { hits: 0, misses: 0 } }),
    clear() {
      kept.clear();
      return Promise.resolve();
    },
    close() {
      kept.clear();
      return Promise.resolve();
    },
  };
}

// The cache as the settings describe it: what this process saw lately in memory, before what all runs share.
import { join, resolve } from "node:path";
import type { Settings } from "../../../../shared/src/settings.ts";
import { cacheFolder } from "../cache-folder.ts";
import type { Cache, CacheLog } from "./cache.ts";
import { createMemoryCache } from "./memory-cache.ts";
import { openSqliteStore, type SqliteStore, toCache } from "./sqlite-store.ts";

type Caching = Settings["caching"];
const MB = 1024 * 1024;

/** Where relative paths lead from, and who is told what goes wrong. */
export interface CacheWorld {
  readonly folder: string;
  readonly log: CacheLog;
}

/** Makes the cache; undefined where the settings turn both levels off, or nothing can be kept, which the log says. */
export function createTieredCache({ l1, l2 }: Caching, { log, folder }: CacheWorld): Cache | undefined {
  const near = l1.enabled ? createMemoryCache({ maxBytes: l1.max_memory_mb * MB, maxEntries: l1.max_entries, ttl: l1.ttl_seconds * 1000 }) : undefined;
  const far = l2.enabled ? createSharedCache(l2, { log, folder }) : undefined;
  return near && far ? inFront(near, far) : (near ?? far);
}

/** The level that all runs share. */
export function createSharedCache(l2: Caching["l2"], world: CacheWorld): Cache | undefined {
  const store = openSharedStore(l2, world);
  return store && toCache(store);
}

/** The file of the shared level; undefined where it cannot be used, which the log says. */
export function openSharedStore(l2: Caching["l2"], { folder, log }: CacheWorld): SqliteStore | undefined {
  const file = l2.database_path === null ? join(cacheFolder(), "cache.sqlite") : resolve(folder, l2.database_path);
  return openSqliteStore(file, { maxBytes: l2.max_size_mb * MB, ttl: l2.ttl_seconds * 1000, compressAbove: l2.compress_above_bytes, prefix: l2.key_prefix, log });
}

/** What is found behind is kept in front. */
export function inFront(near: Cache, far: Cache): Cache {
  return {
    async get(key) {
      return (await this.getMany([key])).get(key);
    },
    async getMany(keys) {
      const found = await near.getMany(keys);
      const missing = keys.filter((key) => !found.has(key));
      if (missing.length === 0) return found;
      for (const [key, value] of await far.getMany(missing)) {
        found.set(key, value);
        await near.put(key, value);
      }
      return found;
    },
    async put(key, value) {
      await near.put(key, value);
      await far.put(key, value);
    },
    async statistics() {
      const [first, second] = [await near.statistics(), await far.statistics()];
      // What is missed in front is looked for behind.
      return { hits: first.hits + second.hits, misses: second.misses, entries: second.entries, bytes: second.bytes };
    },
    async clear() {
      await near.clear();
      await far.clear();
    },
    async close() {
      await near.close();
      await far.close();
    },
  };
}

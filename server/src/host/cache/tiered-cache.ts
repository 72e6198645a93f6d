// The cache as the settings describe it: what this process saw lately in memory, before what all runs share.
import { join, resolve } from "node:path";
import type { Settings } from "../../../../shared/src/settings.ts";
import { cacheFolder } from "../cache-folder.ts";
import { withoutPassword } from "../without-password.ts";
import type { Cache, CacheLog } from "./cache.ts";
import { createMemoryCache } from "./memory-cache.ts";
import { createRedisCache } from "./redis-cache.ts";
import { openSqliteStore, toCache } from "./sqlite-store.ts";

type Caching = Settings["caching"];
const MB = 1024 * 1024;

/** Where relative paths lead from, and who is told what goes wrong. */
export interface CacheWorld {
  readonly folder: string;
  readonly log: CacheLog;
}

/** Makes the cache; undefined where the settings turn both levels off. Where nothing can be shared, which the log says, memory serves. */
export function createTieredCache({ l1, l2 }: Caching, { log, folder }: CacheWorld): Cache | undefined {
  const far = l2.enabled ? openSharedCache(l2, { log, folder }) : undefined;
  const needsMemory = l1.enabled || (l2.enabled && far === undefined);
  const near = needsMemory ? createMemoryCache({ maxBytes: l1.max_memory_mb * MB, maxEntries: l1.max_entries, ttl: l1.ttl_seconds * 1000 }) : undefined;
  return near && far ? inFront(near, far) : (near ?? far);
}

/** The level that all runs share; undefined where there can be none, which the log says. */
export function openSharedCache(l2: Caching["l2"], world: CacheWorld): Cache | undefined {
  const inFile = (): Cache | undefined => {
    const store = openSqliteStore(fileOf(l2, world.folder), { maxBytes: l2.max_size_mb * MB, ttl: l2.ttl_seconds * 1000, compressAbove: l2.compress_above_bytes, prefix: l2.key_prefix, log: world.log });
    return store && toCache(store);
  };
  if (l2.backend === "sqlite") return inFile();
  try {
    return createRedisCache({
      url: l2.redis_url, db: l2.db, prefix: l2.key_prefix, ssl: l2.ssl, compressAbove: l2.compress_above_bytes, log: world.log, fallback: inFile,
      ttl: l2.ttl_seconds * 1000, timeout: l2.timeout_seconds * 1000, retries: l2.retry_on_timeout ? l2.retry_attempts : 0,
    });
  } catch (error) {
    world.log(`Redis is not used, and results are kept in a file: ${error instanceof Error ? error.message : String(error)}`);
    return inFile();
  }
}

function fileOf({ database_path: path }: Caching["l2"], folder: string): string {
  return path === null ? join(cacheFolder(), "cache.sqlite") : resolve(folder, path);
}

/** Where the shared level lies, for people; an address without its password. */
export function sharedPlace(l2: Caching["l2"], folder: string): { readonly backend: string; readonly place: string } {
  return { backend: l2.backend, place: l2.backend === "redis" ? withoutPassword(l2.redis_url) : fileOf(l2, folder) };
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
      return { hits: first.hits + second.hits, misses: second.misses, entries: second.entries, bytes: second.bytes, served: second.served };
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

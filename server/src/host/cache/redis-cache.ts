// A cache in a Redis that machines share; each entry ends on its own there.
import type { Redis } from "ioredis";
import type { Cache } from "./cache.ts";
import { fromCachedBytes, toCachedBytes } from "./cached-text.ts";
import { isEntryKey, ownKey } from "./redis-keys.ts";
import { createRedisLink, type RedisLinkOptions } from "./redis-link.ts";

/** So many keys are asked for at once. */
const AT_ONCE = 1000;

/** How a cache in Redis is kept. Times in milliseconds. */
export interface RedisCacheOptions extends Omit<RedisLinkOptions<Cache>, "instead"> {
  /** Stands before each key. */
  readonly prefix: string;
  readonly ttl: number;
  /** Texts of more bytes are compressed. */
  readonly compressAbove: number;
}

/** Makes the cache. Throws a `MissingPackageError` where the client is not installed, and for what is no address. */
export function createRedisCache(options: RedisCacheOptions): Cache {
  const { prefix, ttl, compressAbove } = options;
  const { client, run, close } = createRedisLink({ ...options, instead: "results are kept in a file" });
  const counts = { hits: 0, misses: 0 };
  /** Of these, what Redis itself answered. */
  const served = { hits: 0, misses: 0 };
  const servedKey = ownKey(prefix, "served");

  async function fromRedis(keys: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let at = 0; at < keys.length; at += AT_ONCE) {
      const some = keys.slice(at, at + AT_ONCE);
      const values = await client.mgetBuffer(some.map((key) => prefix + key));
      for (const [place, key] of some.entries()) {
        const value = values[place];
        const text = value && fromCachedBytes(value);
        if (text !== undefined && text !== null) found.set(key, text);
      }
    }
    return found;
  }

  async function getMany(keys: readonly string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const ask = async (): Promise<Map<string, string>> => {
      const known = await fromRedis(keys);
      served.hits += known.size;
      served.misses += keys.length - known.size;
      return known;
    };
    const found = await run(ask, (cache) => cache.getMany(keys), new Map<string, string>());
    counts.hits += found.size;
    counts.misses += keys.length - found.size;
    return found;
  }

  return {
    get: async (key) => (await getMany([key])).get(key),
    getMany,
    async put(key, value) {
      const bytes = Buffer.from(toCachedBytes(value, compressAbove));
      await run(async () => {
        await client.set(prefix + key, bytes, "PX", ttl);
      }, (cache) => cache.put(key, value), undefined);
    },
    async statistics() {
      const none = { entries: 0, bytes: 0, served: { hits: 0, misses: 0 } };
      const held = await run(async () => ({ ...(await sizeOf(client, prefix)), served: await servedBefore(client, servedKey) }), (cache) => cache.statistics(), none);
      return { ...held, ...counts };
    },
    async clear() {
      await run(async () => {
        for await (const keys of keysOf(client, prefix)) await client.unlink(...keys);
        await client.unlink(servedKey);
      }, (cache) => cache.clear(), undefined);
    },
    async close() {
      // Figures are not worth a wait: where Redis is gone, they go as well.
      for (const [name, value] of Object.entries(served)) if (value > 0 && client.status === "ready") await client.hincrby(servedKey, name, value).catch(() => undefined);
      await close();
    },
  };
}

async function servedBefore(client: Redis, key: string): Promise<{ readonly hits: number; readonly misses: number }> {
  const { hits = "0", misses = "0" } = await client.hgetall(key);
  return { hits: Number(hits), misses: Number(misses) };
}

async function* keysOf(client: Redis, prefix: string): AsyncGenerator<readonly string[]> {
  const match = `${prefix.replace(/[*?[\]\\]/g, "\\$&")}*`;
  for await (const keys of client.scanStream({ match, count: AT_ONCE }) as AsyncIterable<string[]>) {
    const entries = keys.filter((key) => isEntryKey(prefix, key));
    if (entries.length > 0) yield entries;
  }
}

async function sizeOf(client: Redis, prefix: string): Promise<{ readonly entries: number; readonly bytes: number }> {
  // A scan may name a key twice.
  const sizes = new Map<string, number>();
  for await (const keys of keysOf(client, prefix)) {
    const lengths = await Promise.all(keys.map((key) => client.strlen(key)));
    for (const [at, key] of keys.entries()) sizes.set(key, Buffer.byteLength(key) + (lengths[at] ?? 0));
  }
  return { entries: sizes.size, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) };
}

// A cache in a Redis that machines share. While it does not answer, another cache serves: that is said once, Redis is tried again in the
// background, and when it answers it is used again. No error and no password reaches anybody.
import type { Redis } from "ioredis";
import { loadOptional } from "../optional-package.ts";
import { withoutPassword } from "../without-password.ts";
import type { Cache, CacheLog } from "./cache.ts";
import { fromCachedBytes, toCachedBytes } from "./cached-text.ts";

/** So many keys are asked for at once. */
const AT_ONCE = 1000;
/** Between two attempts to connect, at most so many milliseconds. */
const LONGEST_PAUSE = 2000;
/** What answered too late is left alone for so many milliseconds. */
const REST = 5000;

/** How a cache in Redis is kept. Times in milliseconds. */
export interface RedisCacheOptions {
  readonly url: string;
  readonly db: number;
  readonly prefix: string;
  readonly ttl: number;
  readonly timeout: number;
  /** How often a command is tried again that was not answered in time. */
  readonly retries: number;
  readonly ssl: boolean;
  readonly compressAbove: number;
  readonly log: CacheLog;
  /** Opens what serves while Redis does not answer; called once at most. */
  readonly fallback: () => Cache | undefined;
}

/** Makes the cache and connects in the background. Throws a `MissingPackageError` where the client is not installed, and for what is no address. */
export function createRedisCache(options: RedisCacheOptions): Cache {
  const { url, prefix, ttl, compressAbove, log } = options;
  const client = connect(options);
  const first = client.connect().catch(() => undefined);
  const counts = { hits: 0, misses: 0 };
  const said = new Set<string>();
  let restUntil = 0;
  let down = false;
  let instead: { readonly cache: Cache | undefined } | undefined;
  const sayOnce = (line: string): void => {
    if (said.has(line)) return;
    said.add(line);
    log(line);
  };
  client.on("ready", () => { restUntil = 0; });

  async function attempt<T>(work: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
    await first;
    if (client.status !== "ready" || Date.now() < restUntil) return undefined;
    for (let left = options.retries; ; left--) {
      try {
        return { value: await work() };
      } catch (error) {
        const late = error instanceof Error && error.message === "Command timed out";
        if (late && left > 0) continue;
        if (late) restUntil = Date.now() + REST;
        return undefined;
      }
    }
  }

  /** From Redis, else from what serves instead of it. */
  async function run<T>(work: () => Promise<T>, otherwise: (cache: Cache) => Promise<T>, nothing: T): Promise<T> {
    const done = await attempt(work);
    if (done !== undefined) {
      if (down) sayOnce(`Redis at ${withoutPassword(url)} answers again and is used again`);
      down = false;
      return done.value;
    }
    down = true;
    sayOnce(`Redis at ${withoutPassword(url)} does not answer, so results are kept in a file until it does`);
    instead ??= { cache: options.fallback() };
    return instead.cache ? otherwise(instead.cache) : nothing;
  }

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
    const found = await run(() => fromRedis(keys), (cache) => cache.getMany(keys), new Map<string, string>());
    counts.hits += found.size;
    counts.misses += keys.length - found.size;
    return found;
  }

  return {
    get: async (key) => (await getMany([key])).get(key),
    getMany,
    async put(key, value) {
      const bytes = Buffer.from(toCachedBytes(value, compressAbove));
      await run(async () => void (await client.set(prefix + key, bytes, "PX", ttl)), (cache) => cache.put(key, value), undefined);
    },
    async statistics() {
      const none = { entries: 0, bytes: 0, served: { hits: 0, misses: 0 } };
      const held = await run(async () => ({ ...none, ...(await sizeOf(client, prefix)) }), (cache) => cache.statistics(), none);
      return { ...held, ...counts };
    },
    async clear() {
      await run(async () => {
        for await (const keys of keysOf(client, prefix)) await client.unlink(...keys);
      }, (cache) => cache.clear(), undefined);
    },
    async close() {
      await first;
      client.disconnect();
      await instead?.cache?.close();
    },
  };
}

function connect({ url, db, timeout, ssl }: RedisCacheOptions): Redis {
  if (!/^rediss?:\/\//iu.test(url) || !URL.canParse(url)) throw new Error("caching.l2.redis_url is no address: write redis://HOST:PORT");
  const { Redis } = loadOptional("ioredis");
  const client = new Redis(url, {
    db,
    lazyConnect: true,
    connectTimeout: timeout,
    commandTimeout: timeout,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(100 * times, LONGEST_PAUSE),
    ...(ssl && { tls: {} }),
  });
  client.on("error", () => undefined); // each command that fails for it says so itself
  return client;
}

async function* keysOf(client: Redis, prefix: string): AsyncGenerator<readonly string[]> {
  const match = `${prefix.replace(/[*?[\]\\]/g, "\\$&")}*`;
  for await (const keys of client.scanStream({ match, count: AT_ONCE }) as AsyncIterable<string[]>) if (keys.length > 0) yield keys;
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

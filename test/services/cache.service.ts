// The cache in a real Redis: it keeps the contract, and one that stops and starts again under load costs nothing but time.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import type { Cache } from "../../server/src/host/cache/cache.ts";
import { createRedisCache } from "../../server/src/host/cache/redis-cache.ts";
import { openSqliteStore, toCache } from "../../server/src/host/cache/sqlite-store.ts";
import { withFolder } from "../config/temp-folder.ts";
import { itKeepsTheContract } from "../host/cache/contract.ts";
import { startRedis } from "../support/services/redis.ts";

type Service = Awaited<ReturnType<typeof startRedis>>;

const nothingIsSaid = (line: string): void => {
  throw new Error(line);
};

/** How long an entry is kept where a test waits for its end. Milliseconds. */
const SHORT = 300;

describe("a cache in Redis", () => {
  let redis: Service;
  before(async () => { redis = await startRedis(); });
  after(async () => { await redis.stop(); });

  let opened = 0;
  const open = (ttl: number, log: (line: string) => void, fallback: () => Cache | undefined = () => undefined, url = redis.url): Cache =>
    createRedisCache({ url, db: 1, prefix: `test${++opened}*:`, ttl, timeout: 1000, retries: 1, ssl: false, compressAbove: 2048, log, fallback });

  itKeepsTheContract((run) => run({
    open: () => Promise.resolve(open(60_000, nothingIsSaid)),
    // Its own clock cannot be turned: the entry is given an end that is over.
    grow: async () => {
      const { Redis } = await import("ioredis");
      const client = new Redis(redis.url, { db: 1 });
      for (const key of await client.keys("*")) await client.pexpire(key, -1);
      client.disconnect();
    },
  }));

  it("forgets after its time on its own", async () => {
    const cache = open(SHORT, nothingIsSaid);
    await cache.put("a", "1");
    while ((await cache.statistics()).entries > 0) await pause(20);
    assert.equal(await cache.get("a"), undefined);
    await cache.close();
  });

  it("is used again after it was stopped and started under load, and nobody sees an error", () => withFolder({}, async (folder) => {
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const fallback = (): Cache | undefined => {
      const store = openSqliteStore(join(folder, "cache.sqlite"), { maxBytes: 1e6, ttl: 60_000, compressAbove: 2048, prefix: "t:", log });
      return store && toCache(store);
    };
    const cache = open(60_000, log, fallback);
    const keys = Array.from({ length: 50 }, (_, at) => `key${at}`);
    /** Looks up all keys, keeps those that are missing, and tells how many were there. */
    const round = async (): Promise<number> => {
      const found = await cache.getMany(keys);
      for (const [key, value] of found) assert.equal(value, `value of ${key}`);
      await Promise.all(keys.filter((key) => !found.has(key)).map((key) => cache.put(key, `value of ${key}`)));
      return found.size;
    };
    const end = new AbortController();
    let rounds = 0;
    const until = async (met: () => boolean): Promise<void> => {
      while (!met()) await pause(5);
    };
    const load = (async () => {
      for (; !end.signal.aborted; rounds++) {
        await round();
        await pause(1);
      }
    })();
    await until(() => rounds > 20);
    assert.deepEqual(lines, []);
    await redis.end("SIGKILL");
    await until(() => lines.length > 0);
    const without = rounds;
    await until(() => rounds > without + 20);
    assert.equal(await round(), keys.length, "the file serves");
    await redis.restart();
    await until(() => lines.length > 1);
    const back = rounds;
    await until(() => rounds > back + 20);
    end.abort();
    await load;
    assert.equal(await round(), keys.length, "Redis serves again");
    assert.equal(lines.length, 2, lines.join("\n"));
    assert.match(lines.join("\n"), /does not answer, so results are kept in a file until it does\n.*answers again and is used again$/);
    await cache.close();
  }));

  it("tells what all runs were answered, until it is told to forget", async () => {
    const counted = (): Cache => createRedisCache({ url: redis.url, db: 2, prefix: "counted:", ttl: 60_000, timeout: 1000, retries: 1, ssl: false, compressAbove: 2048, log: nothingIsSaid, fallback: () => undefined });
    for (let round = 0; round < 2; round++) {
      const cache = counted();
      await cache.getMany(["a", "b", "c"]);
      await cache.put("a", "1");
      await cache.close();
    }
    const cache = counted();
    const { hits, misses, entries, served } = await cache.statistics();
    assert.deepEqual({ hits, misses, entries, served }, { hits: 0, misses: 0, entries: 1, served: { hits: 1, misses: 5 } });
    await cache.clear();
    assert.deepEqual((await cache.statistics()).served, { hits: 0, misses: 0 });
    await cache.close();
  });

  it("that is not there is said once, without its password", async () => {
    const lines: string[] = [];
    const cache = open(60_000, (line) => void lines.push(line), undefined, "redis://user:secret@127.0.0.1:1");
    assert.equal(await cache.get("a"), undefined);
    await cache.put("a", "1");
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /^Redis at redis:\/\/user:\*\*\*@127\.0\.0\.1:1 does not answer/);
    await cache.close();
  });
});

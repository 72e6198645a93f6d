// The tokens of a day in a real Redis: a team shares one count, and the user's own serves while Redis does not answer.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { defaultSettings } from "../../shared/src/settings.ts";
import { createRedisCache } from "../../server/src/host/cache/redis-cache.ts";
import { createTokenCounter } from "../../server/src/host/models/token-budget.ts";
import { createRedisTokenCounter } from "../../server/src/host/models/token-redis.ts";
import { startRedis } from "../support/services/redis.ts";

const DAY = "2026-01-31";
type Service = Awaited<ReturnType<typeof startRedis>>;

describe("the tokens of a day in Redis", () => {
  let redis: Service;
  before(async () => { redis = await startRedis({ append: true }); });
  after(async () => { await redis.stop(); });
  const l2 = (): ReturnType<typeof defaultSettings>["caching"]["l2"] => ({ ...defaultSettings().caching.l2, backend: "redis", redis_url: redis.url });

  it("are those of all who ask, are no entries of the cache, and end on their own", async () => {
    const log = (line: string): void => assert.fail(line);
    const [one, other] = [createRedisTokenCounter(l2(), createTokenCounter, log), createRedisTokenCounter(l2(), createTokenCounter, log)];
    await Promise.all(Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? one : other).add(DAY, 3)));
    assert.deepEqual([await one.read(DAY), await other.read(DAY), await one.read("2026-02-01")], [150, 150, 0]);
    const cache = createRedisCache({ url: redis.url, db: 0, prefix: "tbcv:", ttl: 60_000, timeout: 1000, retries: 0, ssl: false, compressAbove: 2048, log, fallback: () => undefined });
    assert.equal((await cache.statistics()).entries, 0);
    await cache.clear();
    assert.equal(await one.read(DAY), 150);
    const { Redis } = await import("ioredis");
    const client = new Redis(redis.url);
    const left = await client.ttl(`tbcv:#tokens:${DAY}`);
    assert.ok(left > 0 && left <= 2 * 24 * 60 * 60, String(left));
    client.disconnect();
    await Promise.all([one.close(), other.close(), cache.close()]);
  });

  it("are the user's own while Redis does not answer, which is said once", async () => {
    const lines: string[] = [];
    const own = createTokenCounter();
    const counter = createRedisTokenCounter(l2(), () => own, (line) => lines.push(line));
    await counter.add("2026-02-02", 5);
    await redis.end("SIGKILL");
    for (let asked = 0; lines.length === 0; asked++) {
      await counter.add("2026-02-02", 7);
      assert.ok(asked < 1000);
    }
    const counted = await counter.read("2026-02-02");
    assert.ok(counted > 0 && counted === (await own.read("2026-02-02")), String(counted));
    await redis.restart();
    while (lines.length < 2) {
      await counter.read("2026-02-02");
      await pause(5);
    }
    assert.equal(await counter.read("2026-02-02"), 5);
    assert.match(lines.join("\n"), /does not answer, so tokens of language models are counted for this user alone until it does\n.*is used again$/);
    await counter.close();
  });
});

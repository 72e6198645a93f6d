// What every cache keeps to, wherever it keeps its texts.
import assert from "node:assert/strict";
import type { Cache } from "../../../server/src/host/cache/cache.ts";

/** How a test makes a cache; `clock.now` is the time that it goes by. */
export interface ContractSubject {
  readonly open: () => Promise<Cache>;
  /** Lets entries become older than the cache keeps them. */
  readonly grow: () => Promise<void>;
}

/** Runs the contract against a cache of at least a minute and a megabyte. */
export function itKeepsTheContract(withCache: (run: (subject: ContractSubject) => Promise<void>) => Promise<void>): void {
  const inCache = (run: (cache: Cache, subject: ContractSubject) => Promise<void>): Promise<void> =>
    withCache(async (subject) => {
      const cache = await subject.open();
      try {
        await run(cache, subject);
      } finally {
        await cache.close();
      }
    });

  it("gives the text that was put last", () => inCache(async (cache) => {
    assert.equal(await cache.get("a"), undefined);
    await cache.put("a", "1");
    await cache.put("a", "2");
    await cache.put("empty", "");
    assert.equal(await cache.get("a"), "2");
    assert.equal(await cache.get("empty"), "");
  }));

  it("gives long and strange texts as they were", () => inCache(async (cache) => {
    const texts = ["x".repeat(100_000), "ünï \u{1F600} \0 \r\n", JSON.stringify([{ a: "é".repeat(5000) }])];
    for (const [at, text] of texts.entries()) await cache.put(`key ${at} '"%`, text);
    for (const [at, text] of texts.entries()) assert.equal(await cache.get(`key ${at} '"%`), text);
  }));

  it("gives many at once, and only those that are there", () => inCache(async (cache) => {
    const keys = Array.from({ length: 2500 }, (_, at) => `k${at}`);
    for (const key of keys) if (key.endsWith("7")) await cache.put(key, `value of ${key}`);
    const found = await cache.getMany(keys);
    assert.equal(found.size, 250);
    assert.equal(found.get("k17"), "value of k17");
    assert.equal((await cache.getMany([])).size, 0);
  }));

  it("counts hits, misses, entries and bytes", () => inCache(async (cache) => {
    await cache.put("a", "one");
    await cache.put("b", "two");
    await cache.getMany(["a", "b", "c"]);
    await cache.get("d");
    const { hits, misses, entries, bytes } = await cache.statistics();
    assert.deepEqual({ hits, misses, entries }, { hits: 2, misses: 2, entries: 2 });
    assert.ok(bytes >= 6, String(bytes));
  }));

  it("forgets what is too old", () => inCache(async (cache, { grow }) => {
    await cache.put("a", "1");
    await grow();
    assert.equal(await cache.get("a"), undefined);
    await cache.put("a", "2");
    assert.equal(await cache.get("a"), "2");
  }));

  it("forgets everything when told to", () => inCache(async (cache) => {
    await cache.put("a", "1");
    await cache.clear();
    assert.equal(await cache.get("a"), undefined);
    assert.equal((await cache.statistics()).entries, 0);
  }));
}

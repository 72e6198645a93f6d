// The contract of caches in memory, in SQLite by both drivers, and of one before the other.
import assert from "node:assert/strict";
import { join } from "node:path";
import { createMemoryCache } from "../../../server/src/host/cache/memory-cache.ts";
import { openSqliteStore, toCache } from "../../../server/src/host/cache/sqlite-store.ts";
import { inFront } from "../../../server/src/host/cache/tiered-cache.ts";
import type { Cache } from "../../../server/src/host/cache/cache.ts";
import { SQLITE_DRIVERS, type SqliteDriver, sqliteOpener } from "../../../server/src/host/sqlite/open-sqlite.ts";
import { withFolder } from "../../config/temp-folder.ts";
import { itKeepsTheContract } from "./contract.ts";

const MINUTE = 60_000;
const MB = 1024 * 1024;

/** A time that goes on when it is told to. */
function createClock(): { readonly now: () => number; readonly grow: () => Promise<void> } {
  let time = 1_700_000_000_000;
  return {
    now: () => time,
    grow() {
      time += MINUTE + 1;
      return Promise.resolve();
    },
  };
}

const memory = (now: () => number): Cache => createMemoryCache({ maxBytes: MB, maxEntries: 5000, ttl: MINUTE, now });

const nothingIsSaid = (line: string): void => {
  throw new Error(line);
};

function sqlite(file: string, driver: SqliteDriver, now: () => number): Cache {
  const store = openSqliteStore(file, { maxBytes: MB, ttl: MINUTE, compressAbove: 2048, prefix: "t:", log: nothingIsSaid, opener: sqliteOpener([driver]), now });
  assert.ok(store);
  return toCache(store);
}

describe("a cache in memory", () => {
  itKeepsTheContract((run) => {
    const { now, grow } = createClock();
    return run({ open: () => Promise.resolve(memory(now)), grow });
  });

  it("lets the longest unused go when it is full", async () => {
    const cache = createMemoryCache({ maxBytes: MB, maxEntries: 2, ttl: MINUTE });
    for (const key of ["a", "b"]) await cache.put(key, key);
    await cache.get("a");
    await cache.put("c", "c");
    assert.deepEqual([...(await cache.getMany(["a", "b", "c"])).keys()], ["a", "c"]);
    const small = createMemoryCache({ maxBytes: 5000, maxEntries: 1000, ttl: MINUTE });
    for (let at = 0; at < 10; at++) await small.put(`k${at}`, "x".repeat(1000));
    assert.equal((await small.statistics()).entries, 2);
  });
});

for (const driver of SQLITE_DRIVERS) {
  describe(`a cache in SQLite by ${driver}`, () => {
    itKeepsTheContract((run) => withFolder({}, async (folder) => {
      const { now, grow } = createClock();
      await run({ open: () => Promise.resolve(sqlite(join(folder, "cache.sqlite"), driver, now)), grow });
    }));
  });
}

describe("a cache in memory before one in SQLite", () => {
  itKeepsTheContract((run) => withFolder({}, async (folder) => {
    const { now, grow } = createClock();
    await run({ open: () => Promise.resolve(inFront(memory(now), sqlite(join(folder, "cache.sqlite"), "better-sqlite3", now))), grow });
  }));

  it("keeps in memory what it found behind", () => withFolder({}, async (folder) => {
    const { now } = createClock();
    const far = sqlite(join(folder, "cache.sqlite"), "better-sqlite3", now);
    await far.put("a", "1");
    const both = inFront(memory(now), far);
    assert.equal(await both.get("a"), "1");
    await far.clear();
    assert.equal(await both.get("a"), "1");
    await both.close();
  }));
});

// Results that are kept in a file: by several processes, within bounds, and after the file was damaged.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSqliteStore, type SqliteStore } from "../../../server/src/host/cache/sqlite-store.ts";
import { loadSqlite } from "../../../server/src/host/sqlite-driver.ts";
import { SQLITE_DRIVERS, sqliteOpener } from "../../../server/src/host/sqlite/open-sqlite.ts";
import { withFolder } from "../../config/temp-folder.ts";

const MODULE = join(import.meta.dirname, "../../../server/src/host/cache/sqlite-store.ts");

describe("the native SQLite module", () => {
  it("is loaded where it is there", () => {
    assert.ok("driver" in loadSqlite());
  });

  it("is never loaded on an older native interface", () => {
    const sqlite = loadSqlite({ node: "22.11.0", napi: "9" });
    assert.deepEqual(sqlite, { unavailable: "Node 22.11.0 has version 9 of the native interface, and 10 is needed" });
    assert.ok("unavailable" in loadSqlite({}));
  });

  it("says so where it is missing", () =>
    withFolder({ "package.json": "{}" }, async (folder) => {
      const sqlite = loadSqlite(process.versions, folder);
      assert.ok("unavailable" in sqlite && sqlite.unavailable.includes("better-sqlite3"), JSON.stringify(sqlite));
      await Promise.resolve();
    }));
});

const PLAIN = { ttl: 3_600_000, compressAbove: 1_000_000, prefix: "" };

for (const driver of SQLITE_DRIVERS) describe(`the store of results by ${driver}`, () => {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  afterEach(() => { lines.length = 0; });

  function opened(file: string, maxBytes = 1_000_000): SqliteStore {
    const store = openSqliteStore(file, { ...PLAIN, maxBytes, log, opener: sqliteOpener([driver]) });
    assert.ok(store, lines.join("\n"));
    return store;
  }

  const inFile = (run: (file: string) => void): Promise<void> =>
    withFolder({}, async (folder) => {
      run(join(folder, "cache", "cache.sqlite"));
      await Promise.resolve();
    });

  it("gives what was put, also after it was closed", () =>
    inFile((file) => {
      const store = opened(file);
      assert.equal(store.get("a"), undefined);
      store.put("a", "1");
      store.put("a", "[2]");
      assert.equal(store.get("a"), "[2]");
      store.close();
      assert.equal(store.get("a"), undefined, "closed");
      const again = opened(file);
      assert.equal(again.get("a"), "[2]");
      again.close();
      assert.deepEqual(lines, []);
    }));

  it("is the user's alone", () =>
    inFile((file) => {
      const store = opened(file);
      store.put("a", "1");
      for (const suffix of ["", "-wal", "-shm"]) assert.equal(statSync(file + suffix).mode & 0o777, 0o600, suffix);
      store.close();
    }));

  it("is shared with other processes while they run", () =>
    inFile((file) => {
      const store = opened(file);
      store.put("mine", "1");
      const other = `import { openSqliteStore } from ${JSON.stringify(MODULE)};
        const store = openSqliteStore(${JSON.stringify(file)}, { ...${JSON.stringify(PLAIN)}, maxBytes: 1e6, log: console.error });
        console.log(store.get("mine")); store.put("theirs", "2"); store.close();`;
      const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", other], { encoding: "utf8" });
      assert.deepEqual([stdout, stderr], ["1\n", ""]);
      assert.equal(store.get("theirs"), "2");
      store.close();
    }));

  it("lets the oldest go when it is full, and the file does not grow", () =>
    inFile((file) => {
      const store = opened(file, 100_000);
      for (let at = 0; at < 1000; at++) store.put(`key${at}`, "x".repeat(1000));
      store.close();
      const again = opened(file, 100_000);
      const kept = Array.from({ length: 1000 }, (_, at) => again.get(`key${at}`) !== undefined).filter(Boolean).length;
      again.close();
      assert.ok(kept > 50 && kept < 100, String(kept));
      assert.ok(statSync(file).size < 400_000, String(statSync(file).size));
    }));

  it("sets a damaged file aside with one line, and begins anew", () =>
    inFile((file) => {
      opened(file).close();
      writeFileSync(file, "this is no database, and it is longer than a header of one hundred bytes would be, so that it is read at all.".repeat(20));
      const store = opened(file);
      assert.equal(store.get("a"), undefined);
      store.put("a", "1");
      assert.equal(store.get("a"), "1");
      store.close();
      assert.ok(existsSync(`${file}.broken`));
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? "", /damaged/);
    }));

  it("is none where the folder cannot be made, and says so once", () =>
    withFolder({ taken: "a file" }, async (folder) => {
      assert.equal(openSqliteStore(join(folder, "taken", "cache.sqlite"), { ...PLAIN, maxBytes: 1, log }), undefined);
      assert.equal(lines.length, 1);
      await Promise.resolve();
    }));
});

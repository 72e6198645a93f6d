// A Node that can load neither SQLite driver: a check goes through with one notice, and what needs the history says what is missing.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createTieredCache } from "../../server/src/host/cache/tiered-cache.ts";
import { defaultSettings } from "../../shared/src/settings.ts";
import { withFolder } from "../config/temp-folder.ts";
import { TRUTH } from "./run-fixture.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SITE = {
  "truth/words.yaml": TRUTH, "a.md": "Use Aspose.Wods for .NET.\n",
  "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\ndatabase: {url: own.sqlite}\ncaching: {l2: {database_path: cache.sqlite}}\n",
};
const WHY = "no SQLite can be loaded \\(better-sqlite3: .* 9 of the native interface.*; node:sqlite: No such built-in module: node:sqlite\\), so results and counts are held in memory and no run is recorded";
const NOTICE = new RegExp(`^tbcv: ${WHY}: install better-sqlite3, use a newer Node, or name a PostgreSQL database in database\\.url\\n$`, "u");

function tbcv(cwd: string, ...argv: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const preload = pathToFileURL(join(ROOT, "test/support/no-sqlite.ts")).href;
  return spawnSync(process.execPath, ["--import", preload, join(ROOT, "dist/cli.js"), ...argv], { cwd, encoding: "utf8" });
}

describe("without any SQLite", () => {
  it("a check reports what it finds, and says once that nothing outlasts it", () => withFolder(SITE, async (folder) => {
    const { status, stdout, stderr } = tbcv(folder, "check", "a.md");
    assert.equal(status, 1, stderr);
    assert.match(stdout, /misspelled-name/);
    assert.match(stderr, NOTICE);
    assert.deepEqual(["own.sqlite", "cache.sqlite"].filter((name) => existsSync(join(folder, name))), []);
    await Promise.resolve();
  }));

  for (const argv of [["history"], ["diff", "previous", "last"], ["db", "init"], ["cache", "stats"]]) {
    it(`tbcv ${argv.join(" ")} says what is missing and how to mend it`, () => withFolder(SITE, async (folder) => {
      const { status, stdout, stderr } = tbcv(folder, ...argv);
      assert.deepEqual([status, stdout], [argv[0] === "cache" ? 3 : 2, ""]);
      assert.match(stderr, NOTICE);
      await Promise.resolve();
    }));
  }

  it("results are held in memory, also where the settings want a file alone", () => withFolder({}, async (folder) => {
    const { caching } = defaultSettings();
    const lines: string[] = [];
    // A folder is no file: the same as a driver that is not there.
    const cache = createTieredCache({ l1: { ...caching.l1, enabled: false }, l2: { ...caching.l2, database_path: folder } }, { folder, log: (line) => lines.push(line) });
    await cache?.put("a", "1");
    assert.equal(await cache?.get("a"), "1");
    assert.equal(lines.length, 1);
    await cache?.close();
  }));
});

// What earlier runs found: the same bytes with and without it, no engine where all is known, and the commands that show and forget it.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFolder } from "../config/temp-folder.ts";
import { REPORT_FORMATS } from "../../server/src/cli/report-formats.ts";
import { type CliResult, PARTS, run, TRUTH } from "./run-fixture.ts";

const WRONG = "# Install\n\nUse Aspose.Wods for .NET and Aspose.CAD for Javascript here.\n";
const SITE = {
  "truth/words.yaml": TRUTH,
  "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\ncaching: {l2: {database_path: kept/cache.sqlite}}\n",
  "docs/a.md": WRONG,
  "docs/b.md": "Plain.\n",
  "docs/c.rst": WRONG,
  "docs/latin.md": Buffer.from("fa\xE7ade Aspose.Wods for .NET\n", "latin1"),
  "docs/binary.md": "a\0b",
};

/** Runs with an engine that counts how often it is made. */
function counting(): { readonly check: (folder: string, ...argv: string[]) => Promise<CliResult>; readonly engines: () => number } {
  let engines = 0;
  const parts = { ...PARTS, createEngine: (...args: Parameters<typeof PARTS.createEngine>) => {
    engines++;
    return PARTS.createEngine(...args);
  } };
  return { check: (folder, ...argv) => run(folder, ["check", "docs", ...argv], { parts }), engines: () => engines };
}

const stats = async (folder: string): Promise<{ entries: number; hits: number; misses: number }> =>
  JSON.parse((await run(folder, ["cache", "stats", "--format", "json"])).out) as { entries: number; hits: number; misses: number };

describe("the cache of check", () => {
  it("gives the same bytes in every format, and makes no engine the second time", () => withFolder(SITE, async (folder) => {
    const { check, engines } = counting();
    await check(folder);
    assert.equal(engines(), 1);
    for (const format of REPORT_FORMATS) {
      const again = await check(folder, "--format", format);
      assert.equal(engines(), 1, format);
      assert.equal(again.status, 1, format);
      assert.deepEqual(again, await run(folder, ["check", "docs", "--format", format, "--no-cache"]));
    }
  }));

  it("checks what has changed: a text, a setting, the truth", () => withFolder(SITE, async (folder) => {
    const { check, engines } = counting();
    await check(folder);
    const changes: readonly (readonly [string, string])[] = [
      ["docs/b.md", `${WRONG}More.\n`],
      ["tbcv.yaml", `${SITE["tbcv.yaml"]}ignore_names: [Aspose.Wods for .NET]\n`],
      ["truth/words.yaml", `${TRUTH}  - {id: other, name: Other Plugin}\n`],
    ];
    for (const [at, [path, text]] of changes.entries()) {
      writeFileSync(join(folder, path), text);
      const changed = await check(folder);
      assert.equal(engines(), at + 2, path);
      assert.deepEqual(changed, await run(folder, ["check", "docs", "--no-cache"]), path);
    }
  }));

  it("is shown and forgotten", () => withFolder(SITE, async (folder) => {
    assert.deepEqual((await stats(folder)).entries, 0);
    const { check } = counting();
    await check(folder);
    await check(folder);
    const { entries, hits, misses } = await stats(folder);
    assert.deepEqual({ entries, hits, misses }, { entries: 4, hits: 4, misses: 4 });
    const { out } = await run(folder, ["cache", "stats"]);
    assert.match(out, /^4 results, [\d,]+ bytes\n4 of 8 questions answered \(50 %\)\nsqlite: .*cache\.sqlite\n$/);
    assert.equal((await run(folder, ["cache", "clear"])).out, "4 results forgotten\n");
    assert.deepEqual((await stats(folder)).entries, 0);
  }));

  it("is left alone by --fix, and turned off by its settings", () => withFolder(SITE, async (folder) => {
    const { check } = counting();
    await check(folder, "--fix");
    assert.equal((await stats(folder)).entries, 0);
    const off = { env: { TBCV_CACHING_L2_ENABLED: "false" } };
    await run(folder, ["check", "docs"], off);
    assert.equal((await stats(folder)).entries, 0);
    const { status, err } = await run(folder, ["cache", "stats"], off);
    assert.deepEqual([status, err], [2, "tbcv: results are not kept for later runs: set caching.l2.enabled to true\n"]);
  }));

  it("serves from the file where Redis does not answer, and says so without its password", () => withFolder(SITE, async (folder) => {
    const env = { TBCV_CACHE_L2_BACKEND: "redis", TBCV_CACHE_L2_REDIS_URL: "redis://me:secret@127.0.0.1:1" };
    const first = await run(folder, ["check", "docs"], { env });
    const again = await run(folder, ["check", "docs"], { env });
    assert.deepEqual(again, first);
    assert.match(first.err, /^tbcv: Redis at redis:\/\/me:\*\*\*@127\.0\.0\.1:1 does not answer, so results are kept in a file until it does$/m);
    assert.equal((await stats(folder)).hits, 4);
    const { out } = await run(folder, ["config", "explain", "caching.l2.redis_url"], { env });
    assert.match(out, /^caching\.l2\.redis_url: redis:\/\/me:\*\*\*@127\.0\.0\.1:1 /);
  }));
});

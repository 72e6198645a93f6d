// The history of `tbcv check`: what is recorded, what `history` and `diff` say of it, and what happens where it cannot be kept.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStorage } from "../../server/src/host/storage/open-storage.ts";
import { withFolder } from "../config/temp-folder.ts";
import { run, TRUTH } from "./run-fixture.ts";

const SITE = { "truth/words.yaml": TRUTH, "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\ndatabase: {url: own.sqlite}\n" };
const WRONG = "Use Aspose.Wods for .NET.\n";

interface History {
  readonly folder: string;
  readonly runs: readonly { readonly id: number; readonly files: number; readonly findings: number; readonly change: number | null; readonly warnings: number }[];
}

async function history(folder: string): Promise<History["runs"]> {
  return (JSON.parse((await run(folder, ["history", "--format", "json"])).out) as History).runs;
}

describe("the history of checks", () => {
  it("lists each run with its change, and tells what came and went", () =>
    withFolder({ ...SITE, "a.md": WRONG, "b.md": "Nothing.\n" }, async (folder) => {
      await run(folder, ["check"]);
      writeFileSync(join(folder, "a.md"), `Before.\n\n${WRONG}`);
      writeFileSync(join(folder, "b.md"), "Use Aspose.CAD for Javascript.\n");
      await run(folder, ["check"]);
      const runs = await history(folder);
      assert.deepEqual(runs.map(({ files, findings, change }) => [files, findings, change]), [[2, 1, null], [2, 2, 1]]);
      const text = await run(folder, ["history"]);
      assert.match(text.out, /^RUN +DATE +FILES +ERRORS +WARNINGS +INFORMATION +HINTS +FINDINGS +CHANGE\n +1 .* 1 +\n +2 .* 2 +\+1\n$/u);
      const diff = await run(folder, ["diff", "previous", "last"]);
      assert.match(diff.out, /^\+ b\.md:1:5 {2}information {2}.*name-case\n1 new, 0 gone, 1 the same\n$/u);
      const back = JSON.parse((await run(folder, ["diff", "2", "1", "--format", "json"])).out) as { new: unknown[]; gone: { path: string }[]; same: number };
      assert.deepEqual([back.new.length, back.gone.map(({ path }) => path), back.same], [0, ["b.md"], 1]);
    }));

  it("changes neither report nor status, and --no-history leaves no file", () =>
    withFolder({ ...SITE, "a.md": WRONG }, async (folder) => {
      const without = await run(folder, ["check", "--no-history"]);
      assert.equal(existsSync(join(folder, "own.sqlite")), false);
      const withIt = await run(folder, ["check"]);
      assert.deepEqual([withIt.status, withIt.out.replace(/\d+ ms|[\d.]+ s/u, ""), withIt.err], [without.status, without.out.replace(/\d+ ms|[\d.]+ s/u, ""), without.err]);
      assert.equal((await history(folder)).length, 1);
    }));

  it("keeps as many runs as the settings say", () =>
    withFolder({ ...SITE, "a.md": WRONG }, async (folder) => {
      for (let at = 0; at < 4; at++) await run(folder, ["check"], { env: { TBCV_DATABASE_KEEP_RUNS: "2" } });
      assert.deepEqual((await history(folder)).map(({ id }) => id), [3, 4]);
    }));

  it("keeps the fixes that were made", () =>
    withFolder({ ...SITE, "a.md": "Use Aspose.CAD for Javascript.\n" }, async (folder) => {
      await run(folder, ["check", "--fix"]);
      const storage = await openStorage({ kind: "sqlite", file: join(folder, "own.sqlite") });
      const fixes = await storage.database.selectFrom("fixes").select(["path", "code", "before", "after"]).execute();
      await storage.close();
      assert.deepEqual(fixes, [{ path: join(folder, "a.md"), code: "name-case", before: "Aspose.CAD for Javascript", after: "Aspose.CAD for JavaScript" }]);
    }));

  it("records nothing of standard input and of explanations", () =>
    withFolder({ ...SITE, "a.md": WRONG }, async (folder) => {
      await run(folder, ["check", "--stdio"], { stdin: [WRONG] });
      await run(folder, ["check", "--explain", "a.md:1"]);
      assert.equal(existsSync(join(folder, "own.sqlite")), false);
    }));

  it("says once that a run cannot be kept, and reports all the same", () =>
    withFolder({ ...SITE, "a.md": WRONG, "own.sqlite": "no database\n".repeat(200) }, async (folder) => {
      const { status, out, err } = await run(folder, ["check"]);
      assert.equal(status, 1);
      assert.match(out, /misspelled-name/);
      assert.match(err, /^tbcv: this run is not in the history, because the database .*own\.sqlite cannot be used \(file is not a database\): .*\n$/u);
      assert.match(readFileSync(join(folder, "own.sqlite"), "utf8"), /^no database/);
    }));

  for (const [kind, env] of [["mysql", { DATABASE_URL: "mysql://me:s3cret@127.0.0.1/docs" }], ["mongodb", { TBCV_DATABASE_URL: "mongodb://me:s3cret@127.0.0.1/docs" }]] as const) {
    it(`refuses a ${kind} database in one sentence without its password: a check goes on, what needs the history ends`, () =>
      withFolder({ ...SITE, "a.md": WRONG }, async (folder) => {
        const [what, mend] = [`database.url names a database of the kind "${kind}", which is not supported`, "name a SQLite file or postgres://HOST/NAME, or unset DATABASE_URL if it is for another program"];
        const check = await run(folder, ["check"], { env });
        assert.deepEqual([check.status, check.err], [1, `tbcv: this run is not in the history, because ${what}: ${mend}; --no-history leaves it out without a word\n`]);
        assert.match(check.out, /misspelled-name/);
        assert.equal((await run(folder, ["check", "--no-history"], { env })).err, "");
        for (const argv of [["history"], ["diff", "previous", "last"], ["db", "init"], ["db", "check"], ["db", "prune", "--keep", "1"]]) {
          assert.deepEqual(await run(folder, argv, { env }), { status: 2, out: "", err: `tbcv: ${what}: ${mend}\n` }, argv.join(" "));
        }
      }));
  }

  it("says what is wrong with a server that does not answer, without its password", () =>
    withFolder({ ...SITE, "a.md": WRONG }, async (folder) => {
      const { status, err } = await run(folder, ["check"], { env: { TBCV_DATABASE_URL: "postgres://me:s3cret@127.0.0.1:1/docs" } });
      assert.equal(status, 1);
      assert.match(err, /^tbcv: this run is not in the history, because the database postgres:\/\/127\.0\.0\.1:1\/docs cannot be used \(.*ECONNREFUSED.*\): .*\n$/u);
    }));

  it("takes DATABASE_URL for less than its own variable, and shows no password", () =>
    withFolder(SITE, async (folder) => {
      const both = { DATABASE_URL: "postgres://me:s3cret@db/docs", TBCV_DATABASE_URL: "postgres://me:s3/cr@et@other/docs" };
      const one = await run(folder, ["config", "explain", "database.url"], { env: both });
      assert.match(one.out, /^database\.url: postgres:\/\/me:\*\*\*@other\/docs +TBCV_DATABASE_URL, over DATABASE_URL, tbcv\.yaml/u);
      const json = await run(folder, ["config", "explain", "--format", "json"], { env: both });
      assert.doesNotMatch(one.out + json.out, /s3/);
      const alone = await run(folder, ["config", "explain"], { env: { DATABASE_URL: "x" } });
      assert.match(alone.out, /database\.url: x +DATABASE_URL/);
    }));

  it("says what it does not find", () =>
    withFolder(SITE, async (folder) => {
      assert.match((await run(folder, ["history"])).out, /^no run of .* is in the history: tbcv check records one\n$/);
      assert.deepEqual((await run(folder, ["diff", "previous", "last"])).err, `tbcv: there is no previous run of ${folder}: tbcv check records one\n`);
      const { status, err } = await run(folder, ["diff", "first", "7"]);
      assert.deepEqual([status, err], [2, 'tbcv: there is no run "first": write last, previous or a number of tbcv history\n']);
    }));
});

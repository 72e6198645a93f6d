// `tbcv db`: the life of the database of the history.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFolder } from "../config/temp-folder.ts";
import { run, TRUTH } from "./run-fixture.ts";

const SITE = { "truth/words.yaml": TRUTH, "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\ndatabase: {url: own.sqlite}\n", "a.md": "Use Aspose.Wods for .NET.\n" };

async function runsOf(folder: string): Promise<number[]> {
  const { runs } = JSON.parse((await run(folder, ["history", "--format", "json"])).out) as { runs: { id: number }[] };
  return runs.map(({ id }) => id);
}

describe("db", () => {
  it("makes, checks, optimizes and prunes", () =>
    withFolder(SITE, async (folder) => {
      const file = join(folder, "own.sqlite");
      assert.deepEqual(await run(folder, ["db", "check"]), { status: 2, out: "", err: `tbcv: there is no database ${file} yet: run tbcv db init or tbcv check\n` });
      assert.deepEqual(await run(folder, ["db", "init"]), { status: 0, out: `${file}: 001-history, 002-verdicts made\n`, err: "" });
      assert.equal((await run(folder, ["db", "migrate"])).out, `${file} is up to date\n`);
      for (let at = 0; at < 3; at++) await run(folder, ["check"]);
      assert.equal((await run(folder, ["db", "check"])).out, `${file} is whole and up to date: 3 runs, 3 findings, 9 metrics, 0 fixes, 0 verdicts\n`);
      assert.equal((await run(folder, ["db", "prune", "--keep", "1"])).out, "2 runs and 0 fixes removed\n");
      assert.equal((await run(folder, ["db", "optimize"])).status, 0);
      assert.deepEqual(await runsOf(folder), [3]);
      assert.equal((await run(folder, ["db", "prune", "--keep", "few"])).status, 2);
    }));

  it("restores a copy, and keeps what was there before", () =>
    withFolder(SITE, async (folder) => {
      await run(folder, ["check"]);
      assert.equal((await run(folder, ["db", "backup", "copy.sqlite"])).status, 0);
      assert.equal(statSync(join(folder, "copy.sqlite")).mode & 0o777, 0o600);
      assert.match((await run(folder, ["db", "backup", "copy.sqlite"])).err, /is there already: name a new file\n$/);
      await run(folder, ["check"]);
      const { status, out } = await run(folder, ["db", "restore", "copy.sqlite"]);
      assert.equal(status, 0, out);
      assert.deepEqual(await runsOf(folder), [1]);
      const kept = readdirSync(folder).filter((name) => name.includes("before-restore"));
      assert.equal(kept.length, 1);
      assert.ok(out.endsWith(`kept in ${join(folder, kept[0] ?? "")}\n`), out);
      await run(folder, ["db", "restore", kept[0] ?? ""]);
      assert.deepEqual(await runsOf(folder), [1, 2]);
    }));

  it("restores in the place of a damaged file, and of none", () =>
    withFolder(SITE, async (folder) => {
      await run(folder, ["check"]);
      await run(folder, ["db", "backup", "copy.sqlite"]);
      writeFileSync(join(folder, "own.sqlite"), "no database\n".repeat(300));
      assert.equal((await run(folder, ["db", "restore", "copy.sqlite"])).status, 0);
      assert.deepEqual(await runsOf(folder), [1]);
      const [kept = ""] = readdirSync(folder).filter((name) => name.includes("before-restore"));
      assert.match(readFileSync(join(folder, kept), "utf8"), /^no database/);
      const env = { TBCV_DATABASE_URL: "sqlite:new/other.sqlite" };
      assert.equal((await run(folder, ["db", "restore", "copy.sqlite"], { env })).out, `${join(folder, "new/other.sqlite")} is restored from copy.sqlite\n`);
    }));

  it("takes no damaged copy and no other file, and leaves the database as it is", () =>
    withFolder({ ...SITE, "text.sqlite": "no database\n".repeat(300), "empty.sqlite": "" }, async (folder) => {
      await run(folder, ["check"]);
      await run(folder, ["db", "backup", "copy.sqlite"]);
      const bytes = readFileSync(join(folder, "copy.sqlite"));
      writeFileSync(join(folder, "torn.sqlite"), bytes.fill(0x55, 4096, 12_288));
      for (const name of ["text.sqlite", "torn.sqlite", "empty.sqlite", "none.sqlite"]) {
        const { status, err } = await run(folder, ["db", "restore", name]);
        assert.equal(status, 2, name);
        assert.match(err, /^tbcv: .*(is damaged|is no backup|there is no file).*\n$/, name);
      }
      assert.deepEqual(await runsOf(folder), [1]);
      assert.equal(existsSync(join(folder, "own.sqlite.restore")), false);
    }));

  it("names the program for copies of a PostgreSQL database", () =>
    withFolder(SITE, async (folder) => {
      const env = { DATABASE_URL: "postgres://127.0.0.1:1/docs" };
      assert.deepEqual(await run(folder, ["db", "backup", "a"], { env }), { status: 2, out: "", err: "tbcv: a PostgreSQL database is not copied by tbcv: use pg_dump\n" });
      assert.match((await run(folder, ["db", "restore", "a"], { env })).err, /use pg_restore\n$/);
    }));
});

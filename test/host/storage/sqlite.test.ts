// The storage in SQLite: the contract on both drivers, and what a file has to bear from several processes.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { SQLITE_DRIVERS, type SqliteDriver } from "../../../server/src/host/sqlite/open-sqlite.ts";
import { openStorage, type Storage } from "../../../server/src/host/storage/open-storage.ts";
import { listFindings, listRuns } from "../../../server/src/host/storage/run-history.ts";
import { backupSqlite, restoreSqlite, sqliteDamage } from "../../../server/src/host/storage/sqlite-backup.ts";
import { withFolder } from "../../config/temp-folder.ts";
import { describeStorage } from "./contract.ts";

const SERVER = join(import.meta.dirname, "../../../server/src");

/** A process that stores runs with findings, and says each one's id when it is stored; so many, or until it is killed. */
function writer(file: string, driver: SqliteDriver, runs: number): ChildProcess & { readonly stdout: NodeJS.ReadableStream } {
  const program = `
    import { openStorage } from ${JSON.stringify(join(SERVER, "host/storage/open-storage.ts"))};
    import { recordRun } from ${JSON.stringify(join(SERVER, "host/storage/run-history.ts"))};
    import { finding, newRun } from ${JSON.stringify(join(import.meta.dirname, "contract.ts"))};
    const storage = await openStorage({ kind: "sqlite", file: ${JSON.stringify(file)} }, { drivers: [${JSON.stringify(driver)}] });
    const findings = Array.from({ length: 2500 }, (_, at) => finding(at + ".md"));
    for (let at = 0; at < ${runs}; at++) console.log(await recordRun(storage, newRun("/work", findings), 100000));
    await storage.close();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  return Object.assign(child, { stdout: child.stdout });
}

async function linesOf(child: { readonly stdout: NodeJS.ReadableStream }): Promise<number[]> {
  const ids: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) ids.push(Number(line));
  return ids;
}

for (const driver of SQLITE_DRIVERS) {
  describe(`the storage in SQLite by ${driver}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "tbcv-test-storage-"));
    const open = (file = join(folder, "own", "tbcv.sqlite")): Promise<Storage> => openStorage({ kind: "sqlite", file }, { drivers: [driver] });
    after(() => { rmSync(folder, { recursive: true, force: true }); });

    describeStorage(() => open());

    it("is the user's alone", async () => {
      const storage = await open();
      await listRuns(storage, "/any");
      assert.equal(statSync(join(folder, "own")).mode & 0o777, 0o700);
      for (const suffix of ["", "-wal", "-shm"]) assert.equal(statSync(join(folder, "own", `tbcv.sqlite${suffix}`)).mode & 0o777, 0o600, suffix);
      await storage.close();
    });

    it("leaves the rights of a file that is there as they are, and takes nothing that is no file", async () => {
      const file = join(folder, "own", "shared.sqlite");
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, "");
      chmodSync(file, 0o660);
      await (await openStorage({ kind: "sqlite", file }, { drivers: [driver] })).close();
      assert.equal(statSync(file).mode & 0o777, 0o660);
      await assert.rejects(openStorage({ kind: "sqlite", file: dirname(file) }, { drivers: [driver] }), /own" is no file/);
    });

    it("takes the runs of several processes that make it at once, and loses none", () =>
      withFolder({}, async (own) => {
        const file = join(own, "tbcv.sqlite");
        const children = [writer(file, driver, 4), writer(file, driver, 4), writer(file, driver, 4)];
        const ends = children.map((child) => once(child, "exit"));
        const ids = (await Promise.all(children.map(linesOf))).flat().sort((a, b) => a - b);
        assert.deepEqual((await Promise.all(ends)).map(([code]) => code as number), [0, 0, 0]);
        const storage = await open(file);
        assert.deepEqual((await listRuns(storage, "/work")).map(({ id }) => id), ids);
        assert.equal(ids.length, 12);
        for (const id of ids) assert.equal((await listFindings(storage, id)).length, 2500);
        await storage.close();
      }));

    it("is whole after a process was killed while it wrote", () =>
      withFolder({}, async (own) => {
        const file = join(own, "tbcv.sqlite");
        for (let round = 0; round < 3; round++) {
          const child = writer(file, driver, 100_000);
          const exit = once(child, "exit");
          const said: string[] = [];
          await new Promise<void>((resolve) => {
            createInterface({ input: child.stdout }).on("line", (line) => {
              said.push(line);
              if (said.length === 3) resolve();
            });
          });
          child.kill("SIGKILL");
          await exit;
          const storage = await open(file);
          assert.match(JSON.stringify(storage.sqlite?.prepare("PRAGMA integrity_check").all()), /^\[\{"integrity_check":"ok"\}\]$/u);
          const runs = await listRuns(storage, "/work");
          assert.ok(said.every((id) => runs.some((run) => run.id === Number(id))), "what was said to be stored is stored");
          for (const { id } of runs) assert.equal((await listFindings(storage, id)).length, 2500);
          await storage.close();
        }
      }));

    it("can be copied while a process writes, and the copy is whole", () =>
      withFolder({}, async (own) => {
        const [file, copy, other] = [join(own, "tbcv.sqlite"), join(own, "copy.sqlite"), join(own, "other.sqlite")];
        const child = writer(file, driver, 100_000);
        const exit = once(child, "exit");
        await once(createInterface({ input: child.stdout }), "line");
        backupSqlite(file, copy);
        assert.equal(child.exitCode, null, "it still writes");
        child.kill("SIGKILL");
        await exit;
        assert.deepEqual(sqliteDamage(copy), []);
        await restoreSqlite(other, copy);
        const storage = await open(other);
        const runs = await listRuns(storage, "/work");
        assert.ok(runs.length >= 1);
        for (const { id } of runs) assert.equal((await listFindings(storage, id)).length, 2500);
        await storage.close();
      }));

    it("says in a sentence that a file is no database", () =>
      withFolder({ "a.sqlite": "no database at all\n".repeat(100) }, async (own) => {
        await assert.rejects(open(join(own, "a.sqlite")), { name: "StorageError", message: /a\.sqlite cannot be used \(.*not a database\)$/ });
      }));
  });
}

describe("the storage without SQLite", () => {
  it("says what is missing", async () => {
    await assert.rejects(openStorage({ kind: "sqlite", file: ":memory:" }, { drivers: [] }), { name: "StorageError", message: /^no SQLite can be loaded/ });
  });
});

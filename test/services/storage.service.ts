// The storage in PostgreSQL: the same contract as in SQLite, and the command line against a real server.
import assert from "node:assert/strict";
import pg from "pg";
import { migrateStorage, openStorage, type Storage } from "../../server/src/host/storage/open-storage.ts";
import { listFindings, listRuns, recordRun } from "../../server/src/host/storage/run-history.ts";
import { run, TRUTH } from "../cli/run-fixture.ts";
import { withFolder } from "../config/temp-folder.ts";
import { describeStorage, finding, newRun } from "../host/storage/contract.ts";
import { startPostgres } from "../support/services/postgres.ts";
import type { Service } from "../support/services/service-process.ts";

describe("the storage in PostgreSQL", () => {
  let service: Service;
  before(async () => { service = await startPostgres(); });
  after(() => service.stop());
  const open = (): Promise<Storage> => openStorage({ kind: "postgres", url: service.url });

  describe("keeps the contract", () => { describeStorage(open); });

  it("is made once by connections that begin at once, and takes all their runs", async () => {
    const client = new pg.Client({ connectionString: service.url });
    await client.connect();
    await client.query("CREATE DATABASE fresh");
    await client.end();
    const url = service.url.replace(/\/postgres$/u, "/fresh");
    const storages = await Promise.all(Array.from({ length: 4 }, () => openStorage({ kind: "postgres", url })));
    await Promise.all(storages.flatMap((storage, at) => [1, 2, 3].map(() => recordRun(storage, newRun("/work", [finding(`${at}.md`)]), 100))));
    const [first] = storages;
    assert.ok(first);
    assert.deepEqual(await migrateStorage(first), []);
    const runs = await listRuns(first, "/work");
    assert.equal(runs.length, 12);
    for (const { id } of runs) assert.equal((await listFindings(first, id)).length, 1);
    await Promise.all(storages.map((storage) => storage.close()));
  });

  it("serves the command line, and what it lacks is said when it is gone", () =>
    withFolder({ "truth/words.yaml": TRUTH, "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\n", "a.md": "Use Aspose.Wods for .NET.\n" }, async (folder) => {
      const env = { DATABASE_URL: service.url };
      for (let at = 0; at < 2; at++) assert.equal((await run(folder, ["check"], { env })).err, "");
      const { runs } = JSON.parse((await run(folder, ["history", "--format", "json"], { env })).out) as { runs: unknown[] };
      assert.equal(runs.length, 2);
      assert.equal((await run(folder, ["diff", "previous", "last"], { env })).out, "0 new, 0 gone, 1 the same\n");
      assert.match((await run(folder, ["db", "check"], { env })).out, /is whole and up to date: \d+ runs, /);
      assert.equal((await run(folder, ["db", "optimize"], { env })).status, 0);
      await service.end("SIGKILL");
      const down = await run(folder, ["check"], { env });
      await service.restart();
      assert.equal(down.status, 1);
      assert.match(down.err, /^tbcv: this run is not in the history, because the database postgres:.* cannot be used \(.*ECONNREFUSED.*\n$/);
      assert.equal((await run(folder, ["check"], { env })).err, "");
    }));
});

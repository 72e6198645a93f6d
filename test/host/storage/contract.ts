// What every storage keeps, whichever database is below: the same suite runs on each of them.
import assert from "node:assert/strict";
import { diffRuns } from "../../../server/src/host/storage/diff-runs.ts";
import { clearVerdicts, listVerdicts, putVerdict, verdictsOn } from "../../../server/src/host/storage/feedback.ts";
import { migrateStorage, pendingMigrations, type Storage } from "../../../server/src/host/storage/open-storage.ts";
import { findRun, listFindings, listRuns, type NewRun, pruneRuns, recordFixes, recordRun } from "../../../server/src/host/storage/run-history.ts";
import type { StoredFinding, StoredFix, StoredVerdict } from "../../../server/src/host/storage/storage-tables.ts";

/** A finding of a file. */
export function finding(path: string, over: Partial<StoredFinding> = {}): StoredFinding {
  return { path, code: "misspelled-name", severity: "warning", line: 2, character: 4, text: "Wrods", message: 'Did you mean "Words"?', plugin: "words/words-net", ...over };
}

/** A run over a folder with findings. */
export function newRun(folder: string, findings: readonly StoredFinding[] = [], over: Partial<NewRun["run"]> = {}): NewRun {
  const counts = { errors: 0, warnings: findings.length, information: 0, hints: 0, files: 3, skipped: 1, duration_ms: 1234 };
  return { run: { started: new Date().toISOString(), folder, version: "0.1.0", truth_revision: "abc", ...counts, ...over }, findings, fixes: [] };
}

/** The suite. `open` opens one and the same database again and again; it is empty before the first test. */
export function describeStorage(open: () => Promise<Storage>): void {
  let storage: Storage;
  before(async () => { storage = await open(); });
  after(() => storage.close());

  it("has its tables at once, and nothing is left to migrate when it is opened again", async () => {
    assert.deepEqual(await pendingMigrations(storage), []);
    assert.deepEqual(await migrateStorage(storage), []);
    const again = await open();
    assert.deepEqual(await pendingMigrations(again), []);
    await again.close();
  });

  it("gives a run back as it was stored, with its findings in their order", async () => {
    const findings = [finding("b.md"), finding("a.md", { plugin: null, severity: "hint", text: 'Ünï "x" 🙂 \\' }), finding("b.md")];
    const run = newRun("/one", findings);
    const id = await recordRun(storage, run, 10);
    assert.deepEqual(await findRun(storage, id), { id, ...run.run });
    assert.deepEqual(await listFindings(storage, id), findings);
    assert.equal(await findRun(storage, id + 1000), undefined);
  });

  it("takes a text that no database takes as it is", async () => {
    const id = await recordRun(storage, newRun("/nul", [finding("a.md", { text: "a\0b" })]), 10);
    assert.deepEqual((await listFindings(storage, id)).map(({ text }) => text), ["a\uFFFDb"]);
  });

  it("takes more findings than one statement holds", async () => {
    const findings = Array.from({ length: 5001 }, (_, at) => finding("many.md", { line: at }));
    assert.deepEqual((await listFindings(storage, await recordRun(storage, newRun("/many", findings), 10))).map(({ line }) => line), findings.map(({ line }) => line));
  });

  it("keeps the newest runs of a folder, and leaves those of other folders alone", async () => {
    const other = await recordRun(storage, newRun("/other", [finding("a.md")]), 1);
    const ids: number[] = [];
    for (let at = 0; at < 5; at++) ids.push(await recordRun(storage, newRun("/keep", [finding("a.md")]), 3));
    assert.deepEqual((await listRuns(storage, "/keep")).map(({ id }) => id), ids.slice(2));
    assert.deepEqual(await listFindings(storage, ids[0] ?? 0), []);
    assert.equal((await listFindings(storage, ids[4] ?? 0)).length, 1);
    assert.equal((await listRuns(storage, "/other"))[0]?.id, other);
  });

  it("prunes all folders", async () => {
    for (const folder of ["/p1", "/p1", "/p2", "/p2", "/p2"]) await recordRun(storage, newRun(folder, [finding("a.md")]), 10);
    assert.ok((await pruneRuns(storage, 1)).runs >= 3);
    assert.deepEqual([(await listRuns(storage, "/p1")).length, (await listRuns(storage, "/p2")).length], [1, 1]);
    const orphans = await storage.database.selectFrom("findings").select("run").where("run", "not in", storage.database.selectFrom("runs").select("id")).execute();
    assert.deepEqual(orphans, []);
  });

  it("forgets the fixes from before the oldest run that stays", async () => {
    await pruneRuns(storage, 0);
    const at = (day: number): string => `2026-02-0${day}T00:00:00.000Z`;
    const runOf = (folder: string, day: number): NewRun => ({ ...newRun(folder, [], { started: at(day) }), fixes: [{ ...fix("/audit/a.md"), time: at(day) }] });
    const days = async (): Promise<string[]> => (await fixesOf("/audit/a.md")).map(({ time }) => time).sort();
    for (const day of [1, 2, 4]) await recordRun(storage, runOf("/audit", day), 10);
    await recordRun(storage, runOf("/audit-too", 3), 10);
    assert.deepEqual(await days(), [1, 2, 3, 4].map(at));
    assert.deepEqual(await pruneRuns(storage, 1), { runs: 2, fixes: 2 });
    assert.deepEqual(await days(), [3, 4].map(at));
    await recordRun(storage, runOf("/audit-too", 5), 1);
    assert.deepEqual(await days(), [4, 5].map(at), "and so where a run is stored and the oldest go");
    assert.deepEqual(await pruneRuns(storage, 0), { runs: 2, fixes: 2 });
  });

  it("stores nothing of a run that it cannot store whole", async () => {
    const bad = finding("a.md", { message: null as unknown as string });
    const run = { ...newRun("/half", [finding("a.md"), bad]), fixes: [fix("/half/a.md")] };
    await assert.rejects(recordRun(storage, run, 10));
    assert.deepEqual(await listRuns(storage, "/half"), []);
    assert.deepEqual(await fixesOf("/half/a.md"), []);
    await recordRun(storage, newRun("/half"), 10);
    assert.equal((await listRuns(storage, "/half")).length, 1, "and goes on");
  });

  it("keeps the fixes and the figures of a run", async () => {
    const run = newRun("/fixed", [], { started: "2100-01-01T00:00:00.000Z" });
    await recordRun(storage, { ...run, fixes: [fix("/fixed/a.md")] }, 10);
    await recordFixes(storage, [fix("/fixed/b.md")]);
    assert.deepEqual([...(await fixesOf("/fixed/a.md")), ...(await fixesOf("/fixed/b.md"))], [fix("/fixed/a.md"), fix("/fixed/b.md")]);
    const metrics = await storage.database.selectFrom("metrics").selectAll().where("timestamp", "=", run.run.started).orderBy("name").execute();
    assert.deepEqual(metrics.map(({ name, value }) => [name, value]), [["check.duration_ms", 1234], ["check.files", 3], ["check.findings", 0]]);
  });

  it("tells what came and went between two runs, wherever it stands", async () => {
    const first = await recordRun(storage, newRun("/diff", [finding("a.md"), finding("a.md"), finding("b.md")]), 10);
    const second = await recordRun(storage, newRun("/diff", [finding("a.md", { line: 90 }), finding("c.md")]), 10);
    const { added, gone, same } = diffRuns(await listFindings(storage, first), await listFindings(storage, second));
    assert.deepEqual([added.map(({ path }) => path), gone.map(({ path }) => path), same], [["c.md"], ["a.md", "b.md"], 1]);
  });

  it("loses no run of many that are stored at once", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, at) => recordRun(storage, newRun("/at-once", [finding(`${at}.md`)]), 100)));
    const runs = await listRuns(storage, "/at-once");
    assert.equal(runs.length, 12);
    for (const { id } of runs) assert.equal((await listFindings(storage, id)).length, 1);
  });

  it("keeps the last verdict on the same words, by passage in the order in which they were given", async () => {
    const [first, second, other] = [verdict("v1", { time: "2026-01-02T00:00:00.000Z" }), verdict("v2"), verdict("v3", { passage: "another" })];
    for (const given of [first, second, other]) await putVerdict(storage, given);
    assert.deepEqual(await verdictsOn(storage, "passage"), [second, first]);
    const changed = { ...second, verdict: "accepted", remark: '{"quote": "Ünï 🙂"}', time: "2026-01-03T00:00:00.000Z" };
    await Promise.all([putVerdict(storage, changed), putVerdict(storage, changed)]);
    assert.deepEqual(await verdictsOn(storage, "passage"), [first, changed]);
    assert.deepEqual(await verdictsOn(storage, "none"), []);
    await pruneRuns(storage, 0);
    assert.deepEqual(await listVerdicts(storage), [other, first, changed]);
    assert.equal(await clearVerdicts(storage), 3);
    assert.deepEqual(await listVerdicts(storage), []);
  });

  function fixesOf(path: string): Promise<StoredFix[]> {
    return storage.database.selectFrom("fixes").selectAll().where("path", "=", path).execute();
  }
}

function fix(path: string): StoredFix {
  return { path, code: "name-case", title: 'Write "Words"', before: "words", after: "Words", time: "2026-01-01T00:00:00.000Z" };
}

function verdict(id: string, over: Partial<StoredVerdict> = {}): StoredVerdict {
  return { id, passage: "passage", record: "words/words-net", record_hash: "abc", code: "semantic-incorrect", verdict: "dismissed", remark: "{}", time: "2026-01-01T00:00:00.000Z", ...over };
}

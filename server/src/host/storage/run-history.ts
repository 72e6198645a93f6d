// The runs of a folder: written whole or not at all, read in their order. The oldest go when there are more than are to be kept, and
// with them the figures and fixes from before the oldest run of all folders.
import type { Kysely, Transaction } from "kysely";
import type { Storage } from "./open-storage.ts";
import type { StorageTables, StoredFinding, StoredFix, StoredRun } from "./storage-tables.ts";

type Database = Kysely<StorageTables> | Transaction<StorageTables>;

/** Rows of one statement: its parameters stay below the limit of every database. */
const CHUNK = 1000;

/** A run that is to be stored. */
export interface NewRun {
  readonly run: Omit<StoredRun, "id">;
  readonly findings: readonly StoredFinding[];
  readonly fixes: readonly StoredFix[];
}

/** Stores a run in one transaction, leaves the newest `keep` of its folder, and gives its id. */
export function recordRun({ database }: Storage, { run, findings, fixes }: NewRun, keep: number): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const { id } = await transaction.insertInto("runs").values(run).returning("id").executeTakeFirstOrThrow();
    for (const rows of chunks(findings.map((finding, position) => storable({ run: id, position, ...finding })))) await transaction.insertInto("findings").values(rows).execute();
    await insertFixes(transaction, fixes);
    const total = run.errors + run.warnings + run.information + run.hints;
    const metrics = [["check.duration_ms", run.duration_ms], ["check.files", run.files], ["check.findings", total]] as const;
    await transaction.insertInto("metrics").values(metrics.map(([name, value]) => ({ name, value, timestamp: run.started }))).execute();
    if ((await pruneFolder(transaction, run.folder, keep)) > 0) await pruneOlder(transaction);
    return id;
  });
}

/** Stores fixes that were made in a run that did not come to its end. */
export function recordFixes({ database }: Storage, fixes: readonly StoredFix[]): Promise<void> {
  return database.transaction().execute((transaction) => insertFixes(transaction, fixes));
}

async function insertFixes(database: Database, fixes: readonly StoredFix[]): Promise<void> {
  for (const rows of chunks(fixes.map(storable))) await database.insertInto("fixes").values(rows).execute();
}

/** The runs of a folder, the oldest first. */
export function listRuns({ database }: Storage, folder: string): Promise<StoredRun[]> {
  return database.selectFrom("runs").selectAll().where("folder", "=", folder).orderBy("id").execute();
}

/** The run of an id, whatever its folder. */
export function findRun({ database }: Storage, id: number): Promise<StoredRun | undefined> {
  return database.selectFrom("runs").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The findings of a run, in their order. */
export function listFindings({ database }: Storage, run: number): Promise<StoredFinding[]> {
  return database.selectFrom("findings").select(["path", "code", "severity", "line", "character", "text", "message", "plugin"]).where("run", "=", run).orderBy("position").execute();
}

/** Leaves the newest runs of each folder, and what is not older than the oldest of them all; gives how many runs and fixes went. */
export function pruneRuns({ database }: Storage, keep: number): Promise<{ readonly runs: number; readonly fixes: number }> {
  return database.transaction().execute(async (transaction) => {
    let runs = 0;
    for (const { folder } of await transaction.selectFrom("runs").select("folder").distinct().execute()) runs += await pruneFolder(transaction, folder, keep);
    return { runs, fixes: await pruneOlder(transaction) };
  });
}

/** Removes metrics and fixes from before the oldest run, all where there is no run any more; gives how many fixes went. */
async function pruneOlder(database: Database): Promise<number> {
  const { oldest } = await database.selectFrom("runs").select(({ fn }) => fn.min("started").as("oldest")).executeTakeFirstOrThrow();
  const time = (oldest as string | null) ?? new Date().toISOString();
  await database.deleteFrom("metrics").where("timestamp", "<", time).execute();
  const { numDeletedRows } = await database.deleteFrom("fixes").where("time", "<", time).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function pruneFolder(database: Database, folder: string, keep: number): Promise<number> {
  const newest = await database.selectFrom("runs").select("id").where("folder", "=", folder).orderBy("id", "desc").limit(1).offset(keep).executeTakeFirst();
  if (newest === undefined) return 0;
  const old = database.selectFrom("runs").select("id").where("folder", "=", folder).where("id", "<=", newest.id);
  await database.deleteFrom("findings").where("run", "in", old).execute();
  const { numDeletedRows } = await database.deleteFrom("runs").where("folder", "=", folder).where("id", "<=", newest.id).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** PostgreSQL takes no NUL in a text, so it is stored nowhere. */
function storable<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).map(([key, value]: [string, unknown]) => [key, typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value])) as T;
}

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK);
}

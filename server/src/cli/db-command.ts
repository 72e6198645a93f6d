// `tbcv db`: the database of the history is made, looked at, kept small, copied and brought back.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { migrateStorage, openStorage, type Storage, storageErrorOf } from "../host/storage/open-storage.ts";
import { pruneRuns } from "../host/storage/run-history.ts";
import { backupSqlite, restoreSqlite } from "../host/storage/sqlite-backup.ts";
import { shownTarget, StorageError, type StorageTarget } from "../host/storage/storage-target.ts";
import { optimizeStorage, storageState } from "../host/storage/storage-upkeep.ts";
import { count } from "../report/closing-line.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { configuredTarget, storageConfig, type StorageOption, storageUsage } from "./history-storage.ts";
import { streamSink } from "./output-sink.ts";

/** What one of the commands does with the database; gives what is printed. */
type DbWork = (target: StorageTarget, io: CliIo) => Promise<{ readonly text: string; readonly status?: number }>;

/** One of the commands. */
export interface DbRequest {
  readonly name: keyof typeof WORKS;
  /** The file of a copy, or how many runs stay. */
  readonly argument?: string;
}

/** Runs one of the commands. What is wrong with the database ends it with status 2. */
export async function dbCommand({ name, argument = "" }: DbRequest, options: StorageOption, io: CliIo): Promise<number> {
  const work: DbWork = WORKS[name](argument);
  const config = await storageConfig(options, io);
  const { text, status = EXIT.clean } = await storageUsage(() => {
    const target = configuredTarget(config);
    return work(target, io).catch((error: unknown) => { throw storageErrorOf(error, target); });
  });
  await streamSink(io.stdout).write(`${text}\n`);
  return status;
}

/** Makes the database, or brings its tables up to date. */
const migrateDb: DbWork = (target) => withStorage(target, false, async (storage) => {
  const made = await migrateStorage(storage);
  return { text: made.length === 0 ? `${shownTarget(target)} is up to date` : `${shownTarget(target)}: ${made.join(", ")} made` };
});

/** Tells how the database is; status 1 where it is damaged or not up to date. */
const checkDb: DbWork = (target) => {
  requireFile(target);
  return withStorage(target, false, async (storage) => {
    const { damage, pending, rows } = await storageState(storage);
    const place = shownTarget(target);
    if (damage.length > 0) return { text: [`${place} is damaged:`, ...damage].join("\n"), status: EXIT.findings };
    if (pending.length > 0) return { text: `${place} lacks ${pending.join(", ")}: run tbcv db migrate`, status: EXIT.findings };
    return { text: `${place} is whole and up to date: ${Object.entries(rows).map(([table, number]) => `${number} ${table}`).join(", ")}` };
  });
};

/** Gives back room, and makes queries fast. */
const optimizeDb: DbWork = (target) => {
  requireFile(target);
  return withStorage(target, true, async (storage) => {
    await optimizeStorage(storage);
    return { text: `${shownTarget(target)} is optimized` };
  });
};

/** Writes a copy into a new file. */
function backupDb(file: string): DbWork {
  return async (target, io) => {
    const source = sqliteOnly(target, "pg_dump");
    requireFile(target);
    backupSqlite(source, resolve(io.cwd, file));
    return Promise.resolve({ text: `${source} is copied to ${file}` });
  };
}

/** Brings a copy back. */
function restoreDb(file: string): DbWork {
  return async (target, io) => {
    const source = sqliteOnly(target, "pg_restore");
    const kept = await restoreSqlite(source, resolve(io.cwd, file));
    return { text: `${source} is restored from ${file}${kept === undefined ? "" : `; what it held is kept in ${kept}`}` };
  };
}

/** Leaves the newest runs of each folder, and the fixes since the oldest of them. */
function pruneDb(keep: string): DbWork {
  if (!/^\d{1,9}$/u.test(keep)) throw new UsageError([errorLine(`--keep cannot be "${keep}"`, "write a whole number from 0")]);
  return (target) => {
    requireFile(target);
    return withStorage(target, true, async (storage) => {
      const { runs, fixes } = await pruneRuns(storage, Number(keep));
      return { text: `${count(runs, "run")} and ${count(fixes, "fix", "fixes")} removed` };
    });
  };
}

/** The commands by their names. */
const WORKS = { init: () => migrateDb, migrate: () => migrateDb, check: () => checkDb, optimize: () => optimizeDb, backup: backupDb, restore: restoreDb, prune: pruneDb } as const satisfies Readonly<Record<string, (argument: string) => DbWork>>;

function requireFile(target: StorageTarget): void {
  if (target.kind === "sqlite" && !existsSync(target.file)) throw new StorageError(`there is no database ${target.file} yet`, "run tbcv db init or tbcv check");
}

function sqliteOnly(target: StorageTarget, program: string): string {
  if (target.kind === "sqlite") return target.file;
  throw new StorageError("a PostgreSQL database is not copied by tbcv", `use ${program}`);
}

async function withStorage<T>(target: StorageTarget, migrate: boolean, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage(target, { migrate });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

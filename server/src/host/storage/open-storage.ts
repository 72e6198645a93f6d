// The storage: runs, findings, metrics and fixes in SQLite or PostgreSQL, with the same tables in both. Loaded only by what stores.
import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { MissingPackageError, loadOptional } from "../optional-package.ts";
import type { SqliteDatabase, SqliteDriver } from "../sqlite/open-sqlite.ts";
import { withoutPassword } from "../without-password.ts";
import { storageMigrations } from "./migrations.ts";
import { openSqliteFile, sqliteDialect, storageOpener } from "./sqlite-file.ts";
import { StorageError, type StorageTarget, shownTarget } from "./storage-target.ts";
import type { StorageTables } from "./storage-tables.ts";

/** Milliseconds to wait for a server's first answer. */
const CONNECT = 5000;
/** Milliseconds to wait for each answer of a server where somebody types meanwhile. */
const SOON = 3000;

/** An open storage. */
export interface Storage {
  readonly target: StorageTarget;
  readonly database: Kysely<StorageTables>;
  /** The connection below, where it is SQLite. */
  readonly sqlite?: SqliteDatabase;
  close(): Promise<void>;
}

/** How a storage is opened. */
export interface StorageOptions {
  /** The SQLite drivers to choose from, the preferred one first. */
  readonly drivers?: readonly SqliteDriver[];
  /** False: the tables are taken as they are. */
  readonly migrate?: boolean;
  /** True where somebody types meanwhile: nothing is waited for long, and what is busy fails. */
  readonly soon?: boolean;
}

/** Opens a storage, making it and bringing its tables up to date. Throws a `StorageError` where that fails. */
export async function openStorage(target: StorageTarget, { drivers, migrate = true, soon = false }: StorageOptions = {}): Promise<Storage> {
  try {
    const storage = target.kind === "sqlite" ? openSqlite(target, drivers, soon) : openPostgres(target, soon);
    try {
      if (migrate) await migrateStorage(storage);
      return storage;
    } catch (error) {
      await storage.close();
      throw error;
    }
  } catch (error) {
    throw storageErrorOf(error, target);
  }
}

/** Any error as one that names the database. */
export function storageErrorOf(error: unknown, target: StorageTarget): StorageError {
  if (error instanceof StorageError) return error;
  const text = errorText(error);
  if (error instanceof MissingPackageError) {
    const [what = "", ...mend] = text.split(": ");
    return new StorageError(what, mend.join(": "), { cause: error });
  }
  const mend = target.kind === "sqlite" ? "see tbcv db check, or name another file in database.url" : "correct database.url, or start the server";
  return new StorageError(`the database ${shownTarget(target)} cannot be used (${withoutPassword(text)})`, mend, { cause: error });
}

/** A connection that is tried at several addresses fails with one error for each, and no text of its own. */
function errorText(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(errorText).join(", ");
  return error instanceof Error ? error.message : String(error);
}

function openSqlite(target: StorageTarget & { kind: "sqlite" }, drivers: readonly SqliteDriver[] | undefined, soon: boolean): Storage {
  const sqlite = openSqliteFile(target.file, storageOpener(drivers), soon);
  const database = new Kysely<StorageTables>({ dialect: sqliteDialect(sqlite) });
  return {
    target,
    database,
    sqlite,
    async close() {
      await database.destroy();
      closeTwice(sqlite); // nothing was asked yet: the dialect has not taken it over
    },
  };
}

function closeTwice(sqlite: SqliteDatabase): void {
  try {
    sqlite.close();
  } catch {
    // It is closed already.
  }
}

function openPostgres(target: StorageTarget & { kind: "postgres" }, soon: boolean): Storage {
  const pool = new (loadOptional("pg").Pool)({ connectionString: target.url, connectionTimeoutMillis: CONNECT, ...(soon && { query_timeout: SOON }), max: 2, application_name: "tbcv" });
  // The next query says what is wrong with the connection.
  pool.on("error", () => undefined);
  const database = new Kysely<StorageTables>({ dialect: new PostgresDialect({ pool: pool }) });
  return {
    target,
    database,
    async close() {
      await database.destroy();
      if (!pool.ended) await pool.end();
    },
  };
}

function migratorOf({ database, target }: Storage): Migrator {
  return new Migrator({ db: database, provider: storageMigrations(target.kind) });
}

/** The names of the migrations that are still to be made. */
export async function pendingMigrations(storage: Storage): Promise<readonly string[]> {
  const all = await migratorOf(storage).getMigrations();
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

/** Makes the migrations that are to be made, all or none, though several processes begin at once; gives their names. */
export async function migrateStorage(storage: Storage): Promise<readonly string[]> {
  if ((await pendingMigrations(storage)).length === 0) return [];
  // PostgreSQL is locked by the migrator itself. In SQLite a write transaction is the lock, and it holds what all of them change.
  storage.sqlite?.exec("BEGIN IMMEDIATE");
  const { error, results = [] } = await migratorOf(storage).migrateToLatest();
  storage.sqlite?.exec(error === undefined ? "COMMIT" : "ROLLBACK");
  if (error !== undefined) throw error instanceof Error ? error : new Error("the migration failed", { cause: error });
  return results.map(({ migrationName }) => migrationName);
}

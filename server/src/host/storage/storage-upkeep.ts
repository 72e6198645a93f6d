// The upkeep of the database: how it is, and how it stays small and fast.
import { sql } from "kysely";
import { pendingMigrations, type Storage } from "./open-storage.ts";
import { TABLES } from "./storage-tables.ts";
import { sqliteDamage } from "./sqlite-backup.ts";

/** How a database is. */
export interface StorageState {
  /** What is wrong, a line each. */
  readonly damage: readonly string[];
  readonly pending: readonly string[];
  /** Rows by table; empty while there are tables to be made. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Looks at a database and changes nothing. */
export async function storageState(storage: Storage): Promise<StorageState> {
  const damage = storage.target.kind === "sqlite" ? sqliteDamage(storage.target.file) : [];
  if (damage.length > 0) return { damage, pending: [], rows: {} };
  const pending = await pendingMigrations(storage);
  const rows: Record<string, number> = {};
  for (const table of pending.length > 0 ? [] : TABLES) {
    const { count } = await storage.database.selectFrom(table).select(({ fn }) => fn.countAll().as("count")).executeTakeFirstOrThrow();
    rows[table] = Number(count);
  }
  return { damage, pending, rows };
}

/** Gives back the room of what went, and counts anew what the planner of queries goes by. */
export async function optimizeStorage({ database, sqlite }: Storage): Promise<void> {
  if (sqlite) {
    for (const step of ["VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"]) sqlite.exec(step);
    return;
  }
  for (const table of TABLES) await sql`vacuum (analyze) ${sql.table(table)}`.execute(database);
}

// One small interface over the two SQLite drivers: better-sqlite3 where it can be loaded, else the one that Node carries. Both are driven
// synchronously with the same SQL.
import { createRequire } from "node:module";
import type * as sqlite from "node:sqlite";
import { loadSqlite } from "../sqlite-driver.ts";

/** What SQLite stores and gives back. */
export type SqliteValue = string | number | bigint | null | Uint8Array;

/** A prepared statement; its parameters stand as `?`. */
export interface SqliteStatement {
  /** True: it gives rows. */
  readonly reader: boolean;
  run(...values: SqliteValue[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint };
  get(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): unknown[];
  iterate(...values: SqliteValue[]): IterableIterator<unknown>;
}

/** An open database. */
export interface SqliteDatabase {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): unknown;
  close(): void;
}

/** The names of the drivers, the preferred one first. */
export const SQLITE_DRIVERS = ["better-sqlite3", "node:sqlite"] as const;

/** The name of a driver. */
export type SqliteDriver = (typeof SQLITE_DRIVERS)[number];

/** Opens database files. */
export interface SqliteOpener {
  readonly driver: SqliteDriver;
  /** Opens or makes a file (or ":memory:"); another process that writes is waited for so many milliseconds. Throws what SQLite throws. */
  open(file: string, options?: { readonly timeout?: number; readonly readOnly?: boolean }): SqliteDatabase;
}

/** The first of some drivers that this Node can carry, or why there is none. */
export function sqliteOpener(drivers: readonly SqliteDriver[] = SQLITE_DRIVERS): SqliteOpener | { readonly unavailable: string } {
  const reasons: string[] = [];
  for (const driver of drivers) {
    const found = driver === "better-sqlite3" ? betterSqlite() : nodeSqlite();
    if ("open" in found) return found;
    reasons.push(`${driver}: ${found.unavailable}`);
  }
  return { unavailable: reasons.join("; ") };
}

function betterSqlite(): SqliteOpener | { readonly unavailable: string } {
  const loaded = loadSqlite();
  if ("unavailable" in loaded) return loaded;
  return {
    driver: "better-sqlite3",
    open: (file, { timeout = 5000, readOnly = false } = {}) => new loaded.driver(file, { timeout, readonly: readOnly }),
  };
}

function nodeSqlite(): SqliteOpener | { readonly unavailable: string } {
  try {
    const { DatabaseSync } = createRequire(import.meta.url)("node:sqlite") as typeof sqlite;
    return {
      driver: "node:sqlite",
      open(file, { timeout = 5000, readOnly = false } = {}) {
        const database = new DatabaseSync(file, { timeout, readOnly });
        return {
          prepare(sql) {
            const statement = database.prepare(sql);
            return {
              reader: statement.columns().length > 0,
              run: (...values) => statement.run(...values),
              get: (...values) => statement.get(...values),
              all: (...values) => statement.all(...values),
              iterate: (...values) => statement.iterate(...values),
            };
          },
          exec: (sql) => { database.exec(sql); },
          close: () => { database.close(); },
        };
      },
    };
  } catch (error) {
    return { unavailable: error instanceof Error ? error.message : String(error) };
  }
}

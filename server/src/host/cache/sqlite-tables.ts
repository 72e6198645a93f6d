// The tables of a cache in an SQLite file, and the file itself: made for the user alone, and replaced where it is damaged.
import { renameSync, rmSync } from "node:fs";
import type { SqliteDatabase, SqliteOpener, SqliteStatement } from "../sqlite/open-sqlite.ts";
import { makeOwnFile } from "../sqlite/own-file.ts";
import { isDamaged } from "../sqlite/sqlite-error.ts";
import type { CacheLog } from "./cache.ts";

/** Milliseconds to wait for another process that writes. */
const BUSY = 250;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, stored INTEGER NOT NULL, used INTEGER NOT NULL, bytes INTEGER NOT NULL, value BLOB NOT NULL);
  CREATE INDEX IF NOT EXISTS entries_used ON entries (used, bytes);
  CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, value INTEGER NOT NULL);`;
/** Keys travel as a JSON list, so that one statement takes any number of them. */
const LISTED = "(SELECT value FROM json_each(?))";
/** Of all entries, those that lie beyond the newest ones of so many bytes. */
const PRUNE = `DELETE FROM entries WHERE key IN (
  SELECT key FROM (SELECT key, SUM(bytes) OVER (ORDER BY used DESC, key) AS sofar FROM entries) WHERE sofar > ?)`;

/** The statements of an open file. */
export interface CacheTables {
  readonly database: SqliteDatabase;
  readonly getMany: SqliteStatement;
  readonly touch: SqliteStatement;
  readonly put: SqliteStatement;
  readonly expire: SqliteStatement;
  readonly prune: SqliteStatement;
  readonly totals: SqliteStatement;
  readonly addCount: SqliteStatement;
  readonly counts: SqliteStatement;
}

/** Opens the file; a damaged one is set aside and made anew, once. Undefined where it cannot be used, which the log says. */
export function openCacheTables(opener: SqliteOpener, file: string, log: CacheLog): CacheTables | undefined {
  try {
    return openTables(opener, file);
  } catch (error) {
    if (!isDamaged(error) || !setAside(file, log)) {
      log(unusable(file, error));
      return undefined;
    }
  }
  try {
    return openTables(opener, file);
  } catch (error) {
    log(unusable(file, error));
    return undefined;
  }
}

function openTables(opener: SqliteOpener, file: string): CacheTables {
  makeOwnFile(file);
  const database = opener.open(file, { timeout: BUSY });
  try {
    database.exec("PRAGMA auto_vacuum = incremental; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    database.exec(SCHEMA);
    return {
      database,
      getMany: database.prepare(`SELECT key, value, stored, used FROM entries WHERE key IN ${LISTED}`),
      touch: database.prepare(`UPDATE entries SET used = ? WHERE key IN ${LISTED}`),
      put: database.prepare("INSERT OR REPLACE INTO entries (key, stored, used, bytes, value) VALUES (?, ?, ?, ?, ?)"),
      expire: database.prepare("DELETE FROM entries WHERE stored <= ?"),
      prune: database.prepare(PRUNE),
      totals: database.prepare("SELECT COUNT(*) AS entries, COALESCE(SUM(bytes), 0) AS bytes FROM entries"),
      counts: database.prepare("SELECT name, value FROM counts"),
      addCount: database.prepare("INSERT INTO counts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value"),
    };
  } catch (error) {
    closeQuietly(database);
    throw error;
  }
}

/** Moves a damaged file out of the way; an earlier one is forgotten. False where that fails. */
export function setAside(file: string, log: CacheLog): boolean {
  try {
    renameSync(file, `${file}.broken`);
    for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
    log(`${file} was damaged; it is kept as ${file}.broken, and a new one is begun`);
    return true;
  } catch {
    return false;
  }
}

/** Why a file is no cache. */
export function unusable(file: string, error: unknown): string {
  return `${file} cannot be used, so results are not kept: ${error instanceof Error ? error.message : String(error)}`;
}

/** Closes what may be too damaged to be closed; nothing depends on it any more. */
export function closeQuietly(database: SqliteDatabase): void {
  try {
    database.close();
  } catch {
    // nothing to be done
  }
}

// Results of earlier checks in one file, for all runs and processes of a user. Losing it costs time, never a finding: whatever fails is
// said once in the log, and then there is just nothing stored.
import type Database from "better-sqlite3";
import { chmodSync, closeSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "./error-code.ts";
import { loadSqlite } from "./sqlite-driver.ts";

/** Milliseconds to wait for another process that writes. */
const BUSY = 250;
/** Milliseconds after which a use is noted anew. */
const USED_AGAIN = 60 * 60_000;
/** Of the most bytes, how much may come in before the oldest are looked for. */
const SLACK = 0.1;
const BROKEN = new Set(["SQLITE_CORRUPT", "SQLITE_NOTADB"]);

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, value TEXT NOT NULL, bytes INTEGER NOT NULL, used INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS results_used ON results (used);`;
/** Of all results, those that lie beyond the newest ones of so many bytes. */
const PRUNE = `DELETE FROM results WHERE key IN (
  SELECT key FROM (SELECT key, SUM(bytes) OVER (ORDER BY used DESC, key) AS sofar FROM results) WHERE sofar > ?)`;

/** Results by key. A key says all that a result depends on: the text, the truth, the settings. */
export interface ResultStore {
  /** What was put under the key, by whichever process. */
  get(key: string): string | undefined;
  put(key: string, value: string): void;
  close(): void;
}

/** How a store is kept. */
export interface ResultStoreOptions {
  /** Bytes of keys and values; the longest unused go first. */
  readonly maxBytes: number;
  /** Told what goes wrong, a line each. */
  readonly log: (line: string) => void;
}

/** Opens the store in a file, making it and its folder if need be. Undefined where there can be none, which the log says. */
export function openResultStore(file: string, { maxBytes, log }: ResultStoreOptions): ResultStore | undefined {
  const sqlite = loadSqlite();
  if ("unavailable" in sqlite) {
    log(`results are not kept: ${sqlite.unavailable}`);
    return undefined;
  }
  const open = (): Tables | undefined => openAgain(sqlite.driver, file, log);
  let tables = open();
  if (tables === undefined) return undefined;
  let added = 0;
  /** A broken file is replaced; of anything else the store is given up. */
  const attempt = <T>(work: (tables: Tables) => T): T | undefined => {
    if (tables === undefined) return undefined;
    try {
      return work(tables);
    } catch (error) {
      if (isBusy(error)) return undefined;
      closeQuietly(tables.database);
      tables = BROKEN.has(errorCode(error)) && setAside(file, log) ? open() : undefined;
      if (tables === undefined) log(unusable(file, error));
      return undefined;
    }
  };
  const prune = ({ database }: Tables): void => {
    database.prepare(PRUNE).run(maxBytes);
    database.pragma("incremental_vacuum");
    added = 0;
  };
  attempt(prune);
  return {
    get: (key) => attempt((current) => readResult(current, key)),
    put(key, value) {
      attempt((current) => {
        const bytes = Buffer.byteLength(key) + Buffer.byteLength(value);
        current.put.run(key, value, bytes, Date.now());
        added += bytes;
        if (added > maxBytes * SLACK) prune(current);
      });
    },
    close() {
      attempt(prune);
      if (tables !== undefined) closeQuietly(tables.database);
      tables = undefined;
    },
  };
}

interface Tables {
  readonly database: Database.Database;
  readonly get: Database.Statement<[string], { value: string; used: number }>;
  readonly touch: Database.Statement<[number, string]>;
  readonly put: Database.Statement<[string, string, number, number]>;
}

function readResult({ get, touch }: Tables, key: string): string | undefined {
  const row = get.get(key);
  if (row === undefined) return undefined;
  const now = Date.now();
  if (now - row.used > USED_AGAIN) touch.run(now, key);
  return row.value;
}

/** Opens the file; a broken one is set aside and made anew, once. */
function openAgain(driver: typeof Database, file: string, log: (line: string) => void): Tables | undefined {
  try {
    return openTables(driver, file);
  } catch (error) {
    if (!BROKEN.has(errorCode(error)) || !setAside(file, log)) {
      log(unusable(file, error));
      return undefined;
    }
  }
  try {
    return openTables(driver, file);
  } catch (error) {
    log(unusable(file, error));
    return undefined;
  }
}

function openTables(driver: typeof Database, file: string): Tables {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600); // the files beside it get the same rights
  const database = new driver(file, { timeout: BUSY });
  try {
    database.pragma("auto_vacuum = incremental");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = NORMAL");
    database.exec(SCHEMA);
    return {
      database,
      get: database.prepare("SELECT value, used FROM results WHERE key = ?"),
      touch: database.prepare("UPDATE results SET used = ? WHERE key = ?"),
      put: database.prepare("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)"),
    };
  } catch (error) {
    closeQuietly(database);
    throw error;
  }
}

/** Moves a broken file out of the way; an earlier broken one is forgotten. */
function setAside(file: string, log: (line: string) => void): boolean {
  try {
    renameSync(file, `${file}.broken`);
    for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
    log(`${file} was damaged; it is kept as ${file}.broken, and a new one is begun`);
    return true;
  } catch {
    return false;
  }
}

function unusable(file: string, error: unknown): string {
  return `${file} cannot be used, so results are not kept: ${error instanceof Error ? error.message : String(error)}`;
}

function closeQuietly(database: Database.Database): void {
  try {
    database.close();
  } catch {
    // a damaged file may not even close; nothing depends on it any more
  }
}

/** Another process writes for long: this one result is not worth the wait. */
function isBusy(error: unknown): boolean {
  return errorCode(error).startsWith("SQLITE_BUSY");
}

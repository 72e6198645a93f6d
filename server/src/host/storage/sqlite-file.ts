// The SQLite file of the storage: the user's alone, in WAL mode, shared by processes that wait for each other.
import { type Dialect, SqliteDialect } from "kysely";
import { SQLITE_DRIVERS, type SqliteDatabase, type SqliteDriver, sqliteOpener, type SqliteOpener, type SqliteValue } from "../sqlite/open-sqlite.ts";
import { MEND_NO_SQLITE, noSqlite } from "../sqlite/no-sqlite.ts";
import { makeOwnFile } from "../sqlite/own-file.ts";
import { isBusy } from "../sqlite/sqlite-error.ts";
import { NoSqliteError } from "./storage-target.ts";

/** Milliseconds to wait for another process that writes; all else in this process waits too. */
const BUSY = 10_000;
/** The same where somebody types meanwhile. */
const SOON_BUSY = 20;
/** Two processes that make one file at once: so often the later one tries, each time so many milliseconds after. */
const WAL_TRIES = 100;
const WAL_PAUSE = 20;

/** The driver of this Node; throws a `NoSqliteError` where there is none. */
export function storageOpener(drivers: readonly SqliteDriver[] = SQLITE_DRIVERS): SqliteOpener {
  const opener = sqliteOpener(drivers);
  if ("open" in opener) return opener;
  throw new NoSqliteError(noSqlite(opener.unavailable), MEND_NO_SQLITE);
}

/** Opens the file, making it (mode 600) and its folder (mode 700) if need be. Throws what SQLite and the file system throw. `soon`: a busy file is not waited for. */
export function openSqliteFile(file: string, opener: SqliteOpener, soon = false): SqliteDatabase {
  if (file !== ":memory:") makeOwnFile(file);
  const database = opener.open(file, { timeout: soon ? SOON_BUSY : BUSY });
  try {
    useWal(database, soon ? 1 : WAL_TRIES);
    database.exec("PRAGMA synchronous = NORMAL");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The busy time-out does not hold for the change of the mode, so it is tried again. */
function useWal(database: SqliteDatabase, tries: number): void {
  try {
    database.prepare("PRAGMA journal_mode = WAL").get();
  } catch (error) {
    if (tries <= 1 || !isBusy(error)) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAL_PAUSE);
    useWal(database, tries - 1);
  }
}

/** The dialect over an open database. It hands in parameters as one list, which only one of the drivers takes. */
export function sqliteDialect(database: SqliteDatabase): Dialect {
  return new SqliteDialect({
    database: {
      close: () => { database.close(); },
      prepare(sql) {
        // Every transaction here writes; one that began with reading could not go on after another process wrote.
        const statement = database.prepare(sql === "begin" ? "begin immediate" : sql);
        return {
          reader: statement.reader,
          // One driver gives rows without a prototype, which compare with no other object.
          all: (values) => statement.all(...(values as SqliteValue[])).map((row) => ({ ...(row as object) })),
          run: (values) => statement.run(...(values as SqliteValue[])),
          iterate: (values) => statement.iterate(...(values as SqliteValue[])),
        };
      },
    },
  });
}

// Tokens of days counted in one SQLite file of the user's state folder, which all of the user's processes share. What the file does not
// take is counted in this process, which is said once: a budget must not keep anybody from working.
import { join } from "node:path";
import { type SqliteDatabase, sqliteOpener, type SqliteStatement } from "../sqlite/open-sqlite.ts";
import { MEND_NO_SQLITE, noSqlite } from "../sqlite/no-sqlite.ts";
import { makeOwnFile } from "../sqlite/own-file.ts";
import { isBusy } from "../sqlite/sqlite-error.ts";
import { stateFolder } from "../state-folder.ts";
import type { TokenCounter } from "./token-budget.ts";

/** Milliseconds to wait for another process that writes. */
const BUSY = 20;
const ALONE = "the tokens of language models are counted in this process alone";

/** How a file is opened. */
interface TokenFileOptions {
  /** Told once why tokens are counted in this process. */
  readonly log: (line: string) => void;
  readonly opener?: ReturnType<typeof sqliteOpener>;
}

/** The statements of an open file. */
interface TokenTable {
  readonly database: SqliteDatabase;
  readonly read: SqliteStatement;
  readonly add: SqliteStatement;
  readonly forget: SqliteStatement;
}

/** The file of the counts. */
export function tokenFile(): string {
  return join(stateFolder(), "tokens.sqlite");
}

/** Counts in a file, which is made when it is first used. Days before the one that is added to are forgotten. */
export function createFileTokenCounter(file: string, options: TokenFileOptions): TokenCounter {
  const attempt = createAttempt(file, options);
  /** By day: what the file last said, and what it did not take yet. */
  const known = new Map<string, number>();
  const waiting = new Map<string, number>();
  /** Adds what waits. */
  const write = (day: string): void => {
    attempt.run(({ add, forget }) => {
      add.run(day, waiting.get(day) ?? 0);
      waiting.delete(day);
      forget.run(day);
    });
  };
  return {
    read(day) {
      const row = attempt.run(({ read }) => ({ found: read.get(day) as { tokens: number } | undefined }));
      if (row !== undefined) known.set(day, row.found?.tokens ?? 0);
      return Promise.resolve((known.get(day) ?? 0) + (waiting.get(day) ?? 0));
    },
    add(day, tokens) {
      waiting.set(day, (waiting.get(day) ?? 0) + tokens);
      write(day);
      return Promise.resolve();
    },
    close() {
      for (const day of [...waiting.keys()]) write(day);
      attempt.close();
      return Promise.resolve();
    },
  };
}

/** Works with the file as long as it serves; a busy one is tried again the next time. */
function createAttempt(file: string, { log, opener = sqliteOpener() }: TokenFileOptions): { run<T>(work: (table: TokenTable) => T): T | undefined; close(): void } {
  let table: TokenTable | undefined;
  let isOver = false;
  let isSaid = false;
  const say = (line: string): void => {
    if (!isSaid) log(line);
    isSaid = true;
  };
  const close = (): void => {
    isOver = true;
    table?.database.close();
    table = undefined;
  };
  return {
    run(work) {
      if (isOver) return undefined;
      if ("unavailable" in opener) {
        isOver = true;
        say(`${noSqlite(opener.unavailable)}: ${MEND_NO_SQLITE}`);
        return undefined;
      }
      try {
        table ??= openTable(file, opener);
        return work(table);
      } catch (error) {
        if (isBusy(error)) say(`${ALONE}: another process holds "${file}"; what it does not take now is added later`);
        else {
          close();
          say(`${ALONE}: "${file}" cannot be used (${error instanceof Error ? error.message : String(error)}); remove it, or give it back its rights`);
        }
        return undefined;
      }
    },
    close,
  };
}

function openTable(file: string, opener: Exclude<ReturnType<typeof sqliteOpener>, { readonly unavailable: string }>): TokenTable {
  makeOwnFile(file);
  const database = opener.open(file, { timeout: BUSY });
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    database.exec("CREATE TABLE IF NOT EXISTS tokens (day TEXT PRIMARY KEY, tokens INTEGER NOT NULL)");
    return {
      database,
      read: database.prepare("SELECT tokens FROM tokens WHERE day = ?"),
      add: database.prepare("INSERT INTO tokens (day, tokens) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET tokens = tokens + excluded.tokens"),
      forget: database.prepare("DELETE FROM tokens WHERE day < ?"),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

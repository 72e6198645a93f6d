// What an error of SQLite means, whichever driver threw it: better-sqlite3 gives names as codes, the driver of Node gives numbers.
import { errorCode } from "../error-code.ts";

const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NO_DATABASE = 26;

/** Another process writes for longer than one waits. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(errorCode(error)) || [BUSY, LOCKED].includes(numberOf(error));
}

/** The file is damaged, or no database at all. */
export function isDamaged(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(errorCode(error)) || [CORRUPT, NO_DATABASE].includes(numberOf(error));
}

/** The primary code, without what extends it. */
function numberOf(error: unknown): number {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : 0;
}

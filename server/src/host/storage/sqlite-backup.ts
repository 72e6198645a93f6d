// Copies of the SQLite file, and the way back. A copy is one state of the database whoever writes meanwhile; a restore changes the rows in one
// transaction, so that processes that have the file open go on with it.
import { existsSync, renameSync, rmSync } from "node:fs";
import { makeOwnFile } from "../sqlite/own-file.ts";
import { storageOpener } from "./sqlite-file.ts";
import { openStorage, type Storage } from "./open-storage.ts";
import { StorageError } from "./storage-target.ts";
import { TABLES } from "./storage-tables.ts";

/** Writes all of the database into a new file of the user's own; throws a `StorageError` where there is one already. */
export function backupSqlite(source: string, file: string): void {
  if (existsSync(file)) throw new StorageError(`${file} is there already`, "name a new file");
  const part = `${file}.part`;
  rmSync(part, { force: true });
  makeOwnFile(part);
  try {
    copyInto(source, part);
    requireWhole(part);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

/** One statement reads one state: what is written meanwhile is not in the copy. */
function copyInto(source: string, file: string): void {
  const database = storageOpener().open(source);
  try {
    database.prepare("VACUUM INTO ?").run(file);
  } finally {
    database.close();
  }
}

/** What is wrong in a file, a line each; empty where it is whole. */
export function sqliteDamage(file: string): readonly string[] {
  try {
    const database = storageOpener().open(file);
    try {
      const rows = database.prepare("PRAGMA integrity_check").all() as readonly { readonly integrity_check: string }[];
      return rows.map(({ integrity_check: line }) => line).filter((line) => line !== "ok");
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof StorageError) throw error;
    return [error instanceof Error ? error.message : String(error)];
  }
}

function requireWhole(file: string): void {
  const [damage] = sqliteDamage(file);
  if (damage !== undefined) throw new StorageError(`${file} is damaged (${damage})`, "name another backup");
}

/** Puts the rows of a backup in the place of what the database holds; gives the file where the old state is kept, if there was one. */
export async function restoreSqlite(file: string, backup: string): Promise<string | undefined> {
  if (!existsSync(backup)) throw new StorageError(`there is no file ${backup}`, "name a backup of tbcv db backup");
  requireWhole(backup);
  requireHistory(backup);
  const copy = `${file}.restore`;
  const kept = freeName(file);
  const isNew = !existsSync(file);
  rmSync(copy, { force: true });
  try {
    makeOwnFile(copy);
    copyInto(backup, copy);
    // A backup of an older version is brought up to date before its rows are taken.
    await (await openStorage({ kind: "sqlite", file: copy })).close();
    const isWhole = !isNew && sqliteDamage(file).length === 0;
    if (!isNew && !isWhole) setAside(file, kept);
    const storage = await openStorage({ kind: "sqlite", file });
    try {
      takeRows(storage, copy, isWhole ? () => { backupSqlite(file, kept); } : () => undefined);
    } finally {
      await storage.close();
    }
  } finally {
    for (const suffix of SUFFIXES) rmSync(copy + suffix, { force: true });
  }
  return isNew ? undefined : kept;
}

/** The file and what SQLite keeps beside it. */
const SUFFIXES = ["", "-wal", "-shm"];

function requireHistory(backup: string): void {
  const database = storageOpener().open(backup, { readOnly: true });
  try {
    if (database.prepare("SELECT name FROM sqlite_master WHERE name = 'kysely_migration'").get() === undefined) throw new StorageError(`${backup} is no backup of a history`, "name a backup of tbcv db backup");
  } finally {
    database.close();
  }
}

function setAside(file: string, kept: string): void {
  for (const suffix of SUFFIXES) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
}

/** A name beside the file that is still free. */
function freeName(file: string): string {
  const base = `${file}.before-restore-${new Date().toISOString().replace(/[:.]/gu, "-")}`;
  return existsSync(base) ? `${base}-${process.pid}` : base;
}

/** Nobody else writes between `keep`, which keeps the old rows, and the new rows. */
function takeRows({ sqlite }: Storage, copy: string, keep: () => void): void {
  if (sqlite === undefined) return;
  sqlite.prepare("ATTACH ? AS restored").run(copy);
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    keep();
    for (const table of TABLES) sqlite.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM restored.${table}`);
    sqlite.exec("COMMIT");
  } catch (error) {
    sqlite.exec("ROLLBACK");
    throw error;
  }
}

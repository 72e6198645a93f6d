// Keeps the vectors of records in one SQLite file of the user's cache folder, which processes share. What is in it can always be made anew.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Steps } from "../../text/steps.ts";
import { cacheFolder } from "../cache-folder.ts";
import { type SqliteDatabase, sqliteOpener } from "../sqlite/open-sqlite.ts";

/** The vectors, by the key of their record, for each model. */
export interface VectorStore {
  /** The keys that have a vector of the model, with how many numbers it has. */
  known(model: string): ReadonlyMap<string, number>;
  /** All vectors of the model, by key; a step reads some of them. */
  read(model: string): Steps<ReadonlyMap<string, Float32Array>>;
  /** Keeps vectors, all or none of them. */
  write(model: string, entries: readonly (readonly [key: string, vector: Float32Array])[]): void;
  /** Removes all vectors but those of these records by this model; tells how many there were. */
  prune(model: string, keys: Iterable<string>): number;
  /** Removes the vectors of a model, or all; tells how many there were. */
  clear(model?: string): number;
  /** The size of the file, in bytes. */
  bytes(): number;
  close(): void;
}

/** The file of the vectors. */
export function vectorFile(): string {
  return join(cacheFolder(), "vectors", "vectors.sqlite");
}

/** How many vectors are read in one step: less than a millisecond. */
const ROWS_A_STEP = 64;

const TABLE = "CREATE TABLE IF NOT EXISTS vectors (model TEXT NOT NULL, key TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, key))";

/** Opens or makes the file; where that cannot be, a sentence's part says why. */
export function openVectorStore(file: string = vectorFile()): VectorStore | { readonly unavailable: string } {
  const opener = sqliteOpener();
  if ("unavailable" in opener) return { unavailable: `vectors cannot be kept: no SQLite can be loaded (${opener.unavailable})` };
  try {
    mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
    const database = opener.open(file);
    database.exec("PRAGMA journal_mode = WAL");
    database.exec(TABLE);
    const [lengths, vectors] = [database.prepare("SELECT key, length(vector) AS bytes FROM vectors WHERE model = ?"), database.prepare("SELECT key, vector FROM vectors WHERE model = ? AND key > ? ORDER BY key LIMIT ?")];
    const insert = database.prepare("INSERT OR REPLACE INTO vectors (model, key, vector) VALUES (?, ?, ?)");
    const [clearModel, clearAll] = [database.prepare("DELETE FROM vectors WHERE model = ?"), database.prepare("DELETE FROM vectors")];
    return {
      known: (model) => new Map((lengths.all(model) as { key: string; bytes: number }[]).map(({ key, bytes }) => [key, bytes / Float32Array.BYTES_PER_ELEMENT])),
      *read(model) {
        const found = new Map<string, Float32Array>();
        for (let last = "", more = true; more; ) {
          const some = vectors.all(model, last, ROWS_A_STEP) as { key: string; vector: Uint8Array }[];
          for (const { key, vector } of some) found.set(key, floatsOf(vector));
          last = some.at(-1)?.key ?? "";
          more = some.length === ROWS_A_STEP;
          yield;
        }
        return found;
      },
      write(model, entries) {
        allOrNothing(database, () => {
          for (const [key, vector] of entries) insert.run(model, key, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
        });
      },
      prune: (model, keys) => prune(database, model, keys),
      clear(model) {
        const { changes } = model === undefined ? clearAll.run() : clearModel.run(model);
        database.exec("VACUUM");
        return Number(changes);
      },
      bytes: () => statSync(file).size,
      close: () => { database.close(); },
    };
  } catch (error) {
    return { unavailable: `the vectors in "${file}" cannot be read (${error instanceof Error ? error.message : String(error)}): remove the file` };
  }
}

function allOrNothing<T>(database: SqliteDatabase, change: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = change();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function prune(database: SqliteDatabase, model: string, keys: Iterable<string>): number {
  const wanted = new Set(keys);
  const removed = allOrNothing(database, () => {
    const others = Number(database.prepare("DELETE FROM vectors WHERE model <> ?").run(model).changes);
    const all = database.prepare("SELECT key FROM vectors WHERE model = ?").all(model) as { key: string }[];
    const remove = database.prepare("DELETE FROM vectors WHERE model = ? AND key = ?");
    return all.filter(({ key }) => !wanted.has(key)).reduce((sum, { key }) => sum + Number(remove.run(model, key).changes), others);
  });
  if (removed > 0) database.exec("VACUUM");
  return removed;
}

/** SQLite gives bytes at any offset; floats need one of their own. */
function floatsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer);
}

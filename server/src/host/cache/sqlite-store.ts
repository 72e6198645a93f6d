// A cache in one SQLite file, for all runs and processes of a user, driven synchronously. Losing it costs time, never a finding: whatever
// fails is said once in the log, and then there is just nothing stored.
import { sqliteOpener, type SqliteOpener } from "../sqlite/open-sqlite.ts";
import { MEND_NO_SQLITE, noSqlite } from "../sqlite/no-sqlite.ts";
import { isBusy, isDamaged } from "../sqlite/sqlite-error.ts";
import type { Cache, CacheLog, CacheStatistics } from "./cache.ts";
import { fromCachedBytes, toCachedBytes } from "./cached-text.ts";
import { type CacheTables, closeQuietly, openCacheTables, setAside, unusable } from "./sqlite-tables.ts";

/** Milliseconds after which a use is noted anew. */
const USED_AGAIN = 60 * 60_000;
/** Of the most bytes, how much may come in before the oldest are looked for. */
const SLACK = 0.1;
/** So many keys are asked for at once. */
const AT_ONCE = 1000;

/** How a store is kept. */
export interface SqliteStoreOptions {
  /** Bytes of keys and values; the longest unused go first. */
  readonly maxBytes: number;
  /** Milliseconds after which an entry is none any more. */
  readonly ttl: number;
  /** Texts of more bytes are compressed. */
  readonly compressAbove: number;
  /** Stands before each key. */
  readonly prefix: string;
  readonly log: CacheLog;
  readonly opener?: ReturnType<typeof sqliteOpener>;
  readonly now?: () => number;
}

/** Texts by key in a file. */
export interface SqliteStore {
  get(key: string): string | undefined;
  getMany(keys: readonly string[]): Map<string, string>;
  put(key: string, value: string): void;
  /** Hits and misses of this store since it was opened. */
  statistics(): CacheStatistics;
  clear(): void;
  close(): void;
}

/** Opens the store in a file, making it and its folder if need be. Undefined where there can be none, which the log says. */
export function openSqliteStore(file: string, options: SqliteStoreOptions): SqliteStore | undefined {
  const { log, opener = sqliteOpener() } = options;
  if ("unavailable" in opener) {
    log(`${noSqlite(opener.unavailable)}: ${MEND_NO_SQLITE}`);
    return undefined;
  }
  const tables = openCacheTables(opener, file, log);
  return tables && createStore(tables, file, { ...options, opener });
}

function createStore(first: CacheTables, file: string, options: SqliteStoreOptions & { readonly opener: SqliteOpener }): SqliteStore {
  const { maxBytes, ttl, compressAbove, prefix, log, opener, now = Date.now } = options;
  const guard = createGuard(first, { file, opener, log });
  const { attempt } = guard;
  let added = 0;
  const counts = { hits: 0, misses: 0 };

  function prune({ expire, prune: oldest, totals, database }: CacheTables): void {
    expire.run(now() - ttl);
    if ((totals.get() as CacheStatistics).bytes > maxBytes) oldest.run(maxBytes);
    database.exec("PRAGMA incremental_vacuum");
    added = 0;
  }

  function getMany(keys: readonly string[]): Map<string, string> {
    const found = new Map<string, string>();
    for (let at = 0; at < keys.length; at += AT_ONCE) {
      const some = keys.slice(at, at + AT_ONCE);
      for (const [key, value] of attempt((current) => readEntries(current, some.map((key) => prefix + key), { now: now(), ttl })) ?? []) found.set(key.slice(prefix.length), value);
    }
    counts.hits += found.size;
    counts.misses += keys.length - found.size;
    return found;
  }

  return {
    get: (key) => getMany([key]).get(key),
    getMany,
    put(key, value) {
      const own = prefix + key;
      const stored = toCachedBytes(value, compressAbove);
      attempt((current) => {
        const bytes = Buffer.byteLength(own) + stored.length;
        current.put.run(own, now(), now(), bytes, stored);
        added += bytes;
        if (added > maxBytes * SLACK) prune(current);
      });
    },
    statistics() {
      const held = attempt((current) => readTotals(current)) ?? { entries: 0, bytes: 0, served: { hits: 0, misses: 0 } };
      return { ...counts, ...held };
    },
    clear() {
      attempt(({ database }) => { database.exec("DELETE FROM entries; DELETE FROM counts; PRAGMA incremental_vacuum;"); });
    },
    close() {
      attempt((current) => {
        if (added > 0) prune(current);
        for (const [name, value] of Object.entries(counts)) if (value > 0) current.addCount.run(name, value);
      });
      guard.close();
    },
  };
}

/** Hands out the tables as long as they serve. */
interface Guard {
  /** Undefined where the tables do not serve, or not now. */
  readonly attempt: <T>(work: (tables: CacheTables) => T) => T | undefined;
  close(): void;
}

/** A damaged file is replaced; of anything else the store is given up. */
function createGuard(first: CacheTables, { file, opener, log }: { readonly file: string; readonly opener: SqliteOpener; readonly log: CacheLog }): Guard {
  let tables: CacheTables | undefined = first;
  return {
    attempt(work) {
      if (tables === undefined) return undefined;
      try {
        return work(tables);
      } catch (error) {
        // Another process writes for long: this one result is not worth the wait.
        if (isBusy(error)) return undefined;
        closeQuietly(tables.database);
        tables = isDamaged(error) && setAside(file, log) ? openCacheTables(opener, file, log) : undefined;
        if (tables === undefined) log(unusable(file, error));
        return undefined;
      }
    },
    close() {
      if (tables !== undefined) closeQuietly(tables.database);
      tables = undefined;
    },
  };
}

function readTotals({ totals, counts }: CacheTables): Pick<CacheStatistics, "entries" | "bytes" | "served"> {
  const rows = counts.all() as { name: string; value: number }[];
  const served = { hits: 0, misses: 0, ...Object.fromEntries(rows.map(({ name, value }) => [name, value])) };
  const { entries, bytes } = totals.get() as { entries: number; bytes: number };
  return { entries, bytes, served };
}

/** An entry that is too old or damaged is none. */
function readEntries({ getMany, touch }: CacheTables, keys: readonly string[], { now, ttl }: { readonly now: number; readonly ttl: number }): readonly (readonly [string, string])[] {
  const rows = getMany.all(JSON.stringify(keys)) as { key: string; value: Uint8Array; stored: number; used: number }[];
  const fresh = rows.filter(({ stored }) => now - stored < ttl);
  const unmarked = fresh.filter(({ used }) => now - used > USED_AGAIN).map(({ key }) => key);
  if (unmarked.length > 0) touch.run(now, JSON.stringify(unmarked));
  return fresh.flatMap(({ key, value }) => {
    const text = fromCachedBytes(value);
    return text === undefined ? [] : [[key, text] as const];
  });
}

/** A store as a cache. */
export function toCache(store: SqliteStore): Cache {
  const done = (): Promise<void> => Promise.resolve();
  return {
    get: (key) => Promise.resolve(store.get(key)),
    getMany: (keys) => Promise.resolve(store.getMany(keys)),
    put(key, value) {
      store.put(key, value);
      return done();
    },
    statistics: () => Promise.resolve(store.statistics()),
    clear() {
      store.clear();
      return done();
    },
    close() {
      store.close();
      return done();
    },
  };
}

// The port of every cache: texts by key. What is kept may be lost at any time, so nothing here ever fails: what cannot be had is not there,
// and what cannot be kept is not kept.

/** What a cache did since it was opened, and what it holds now. */
export interface CacheStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly entries: number;
  /** Bytes of what is kept, as it is kept. */
  readonly bytes: number;
  /** Hits and misses of all processes that have ended, where the cache outlives them. */
  readonly served: { readonly hits: number; readonly misses: number };
}

/** Texts by key. A key says all that its text depends on. */
export interface Cache {
  get(key: string): Promise<string | undefined>;
  /** Those that are there. */
  getMany(keys: readonly string[]): Promise<Map<string, string>>;
  put(key: string, value: string): Promise<void>;
  statistics(): Promise<CacheStatistics>;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Told what goes wrong, a line each. */
export type CacheLog = (line: string) => void;

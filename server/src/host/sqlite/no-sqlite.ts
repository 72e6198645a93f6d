// What is said where no SQLite driver can be loaded: the same sentence by all that would keep something, so that it is said once. Results
// and counts are then held in memory; of a history that ends with its process there is nothing to show, so no run is recorded.

/** What is wrong; `reason` is the one that `sqliteOpener` gives. */
export function noSqlite(reason: string): string {
  return `no SQLite can be loaded (${reason}), so results and counts are held in memory and no run is recorded`;
}

/** How to mend it. */
export const MEND_NO_SQLITE = "install better-sqlite3, use a newer Node, or name a PostgreSQL database in database.url";

// Where the storage lies, from the setting `database.url`. Whatever is refused is refused here, in one sentence that shows no password.
import { join, resolve } from "node:path";
import { stateFolder } from "../state-folder.ts";

/** A SQLite file (absolute, or ":memory:"), or a PostgreSQL database by its address. */
export type StorageTarget = { readonly kind: "sqlite"; readonly file: string } | { readonly kind: "postgres"; readonly url: string };

/** The storage cannot be used: what is wrong, and how to mend it. */
export class StorageError extends Error {
  readonly mend: string;

  constructor(what: string, mend: string, options?: ErrorOptions) {
    super(what, options);
    this.name = "StorageError";
    this.mend = mend;
  }
}

/** No SQLite driver can be loaded; the sentence is whole as it stands. */
export class NoSqliteError extends StorageError {}

/** What stands before the first ":" of an address; one letter alone is a drive of Windows. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/iu;

/** Takes a `database.url` apart; a relative path lies in the folder. Throws a `StorageError` for databases that are not known. */
export function storageTarget(url: string | null, folder: string): StorageTarget {
  if (url === null || url.trim() === "") return { kind: "sqlite", file: join(stateFolder(), "tbcv.sqlite") };
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return { kind: "sqlite", file: resolve(folder, url) };
  if (scheme === "postgres" || scheme === "postgresql") {
    if (!URL.canParse(url)) throw new StorageError("database.url is no address of a PostgreSQL database", "write postgres://USER:PASSWORD@HOST/NAME, and in the password %40 for @ and %2F for /");
    return { kind: "postgres", url };
  }
  if (scheme !== "sqlite") throw new StorageError(`database.url names a database of the kind "${scheme}", which is not supported`, "name a SQLite file or postgres://HOST/NAME, or unset DATABASE_URL if it is for another program");
  // Three "/" before a relative path and four before an absolute one, as other programs write it; none at all is a path as it stands.
  const path = url.slice("sqlite:".length).replace(/^\/\/\//u, "");
  if (path === "") throw new StorageError("database.url names no file", "write sqlite:PATH");
  return { kind: "sqlite", file: path === ":memory:" ? path : resolve(folder, path) };
}

/** How people are told of a place; without user and password. */
export function shownTarget(target: StorageTarget): string {
  if (target.kind === "sqlite") return target.file;
  const { host, pathname } = new URL(target.url);
  return `postgres://${host}${pathname}`;
}

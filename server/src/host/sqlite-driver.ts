// The native SQLite module, where it is there and this Node can carry it. It is loaded by nobody else: on a Node of an older native
// interface, loading it would end the process, which no `catch` hears.
import type Database from "better-sqlite3";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { programFolder } from "./program-folder.ts";

/** The version of Node's native interface that the module needs. */
const NEEDED_NAPI = 10;

/** The driver, or why there is none. */
export type Sqlite = { readonly driver: typeof Database } | { readonly unavailable: string };

/** Loads the driver. Packages carry it below `dist/native`; in the project it is among the installed ones. */
export function loadSqlite(versions: Readonly<Record<string, string | undefined>> = process.versions, folder: string = programFolder()): Sqlite {
  const napi = Number(versions["napi"] ?? 0);
  if (!(napi >= NEEDED_NAPI)) return { unavailable: `Node ${versions["node"] ?? "?"} has version ${napi} of the native interface, and ${NEEDED_NAPI} is needed` };
  const carried = join(folder, "dist", "native", "better-sqlite3");
  try {
    const require = createRequire(join(folder, "package.json"));
    return { driver: require(existsSync(carried) ? carried : "better-sqlite3") as typeof Database };
  } catch (error) {
    return { unavailable: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) };
  }
}

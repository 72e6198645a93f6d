// A database file of the user's own, made before SQLite makes it with other rights.
import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";

/** Makes an empty file (mode 600) and its folder (mode 700) where there are none; SQLite gives the files beside it the same rights. */
export function makeOwnFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}

// A database file of the user's own, made before SQLite makes it with other rights.
import { closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "../error-code.ts";

/**
 * Makes an empty file (mode 600) and its folder (mode 700) where there are none; SQLite gives the files beside it the same rights. Those of
 * a file that is there stay as somebody set them. Throws where there is something else than a file.
 */
export function makeOwnFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(file, "ax", 0o600));
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    if (!statSync(file).isFile()) throw new Error(`"${file}" is no file`, { cause: error });
  }
}

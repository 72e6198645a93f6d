// Where the program lies with all that ships with it, and which version it is.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the program: the nearest one above this file that holds its truth packs. */
export function programFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "truth")) && existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return from;
  }
}

/** The version of the program, as its package.json says. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(programFolder(), "package.json"), "utf8")) as { version: string };
  return version;
}

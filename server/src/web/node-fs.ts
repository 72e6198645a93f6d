// Takes the place of node:fs in the browser: what can be told at once, which is the program's own files as the build saw them.
import { isOfProgram, PROGRAM_MANIFEST, programFileSize, programFolderNames } from "./program-files.ts";

/** Tells whether the program has such a file or folder. */
export function existsSync(path: string): boolean {
  return isOfProgram(path) && (programFileSize(path) !== undefined || programFolderNames(path) !== undefined);
}

/** The text of the program's package.json. Throws for all other files. */
export function readFileSync(path: string): string {
  if (isOfProgram(path) && path.endsWith("/package.json")) return PROGRAM_MANIFEST;
  throw new Error(`${path} cannot be read at once in the browser`);
}

// Paths as reports and patterns write them: with "/", whatever the system.
import { dirname, relative, sep } from "node:path";

/** A path relative to a folder, with "/"; the folder itself is "". */
export function relativePath(folder: string, path: string): string {
  return withSlashes(relative(folder, path));
}

/** A path with "/" between its parts. */
export function withSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** A path as people read it: relative to the working folder where it lies below it, else absolute. */
export function shownPath(workingFolder: string, path: string): string {
  const shown = relativePath(workingFolder, path);
  return shown === "" || shown.startsWith("../") || shown === ".." ? withSlashes(path) : shown;
}

/** The nearest folder that holds all of the given absolute folders. */
export function commonFolder(folders: readonly string[]): string | undefined {
  return folders.reduce<string | undefined>((common, folder) => {
    let shared = common ?? folder;
    while (!isWithin(shared, folder) && dirname(shared) !== shared) shared = dirname(shared);
    return shared;
  }, undefined);
}

/** Tells whether a path is a folder or lies in it. Both absolute. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Order by UTF-16 units: the same on every machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

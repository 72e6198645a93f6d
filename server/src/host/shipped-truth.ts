// The truth that ships with the program: its packs, their index and the word lists.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { programFolder } from "./program-folder.ts";

/** Where the build keeps the index of all shipped packs. */
export function shippedIndexFolder(): string {
  return join(programFolder(), "dist", "truth");
}

/** The folders and files of the shipped packs: all, or those named (`npm`, `npm/eslint`); names that are none are told apart. */
export function shippedTruth(packs: readonly string[] | null): { readonly paths: readonly string[]; readonly unknown: readonly string[] } {
  const root = join(programFolder(), "truth");
  if (packs === null) return { paths: [root], unknown: [] };
  const found = packs.map((pack) => ({ pack, path: packPath(root, pack) }));
  return {
    paths: found.flatMap(({ path }) => path ?? []),
    unknown: found.filter(({ path }) => path === undefined).map(({ pack }) => pack),
  };
}

function packPath(root: string, pack: string): string | undefined {
  if (!/^[\w-]+(\/[\w-]+)*$/.test(pack)) return undefined;
  return [pack, `${pack}.yaml`, `${pack}.json`].map((name) => join(root, name)).find((path) => existsSync(path));
}

/** The word lists, as one text. */
export function wordListFile(): string {
  return join(programFolder(), "dist", "words.txt");
}

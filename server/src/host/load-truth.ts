// Truth files in, frozen index out: reads the files, takes the stored index where nothing has changed, else builds it.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { existsSync } from "node:fs";
import { buildTruthIndex } from "../truth/build-index.ts";
import type { TruthProblem, TruthSource } from "../truth/definition.ts";
import { parseTruth } from "../truth/parse-truth.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { parseWordLists } from "../truth/word-list.ts";
import { cacheFolder, programFolder, programVersion } from "./folders.ts";
import { readStoredIndex, storeIndex } from "./index-store.ts";
import { readTruthSources } from "./truth-files.ts";

/** Which truth, and whether the stored index may be used. */
export interface TruthRequest {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly cache: boolean;
  /** Where a newly built index is kept; the user's cache folder where not given. */
  readonly store?: string;
}

/** An index and everything that was wrong on the way to it, unreadable files included. */
export interface LoadedTruth {
  readonly index: TruthIndex;
  readonly problems: readonly TruthProblem[];
}

/** Changes whenever the same sources would give another index. */
const INDEX_FORM = "1";

/** Loads truth. Bad truth never throws: what could be read is in the index, the rest in the problems. */
export async function loadTruth({ paths, cache, store = join(cacheFolder(), "truth") }: TruthRequest): Promise<LoadedTruth> {
  const { sources, problems } = await readTruthSources(paths);
  const wordText = await readFile(wordListFile(), "utf8");
  const key = keyOf(sources, wordText);
  // The index of the shipped packs comes with the program; all others are kept for the user.
  const stored = cache ? ((await readStoredIndex(shippedIndexFolder(), key)) ?? (await readStoredIndex(store, key))) : undefined;
  const index = stored ?? buildTruthIndex(parseTruth(sources), parseWordLists(wordText), sha256);
  if (cache && stored === undefined) await storeIndex(store, key, index);
  return { index, problems: [...problems, ...index.problems] };
}

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

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function keyOf(sources: readonly TruthSource[], words: string): string {
  const hash = createHash("sha256").update(`${INDEX_FORM}\0${programVersion()}\0${words.length}\0${words}`);
  const root = programFolder();
  for (const { file, text } of sources) hash.update(`\0${relative(root, file)}\0${text.length}\0`).update(text);
  return hash.digest("hex").slice(0, 32);
}

function wordListFile(): string {
  return join(programFolder(), "dist", "words.txt");
}

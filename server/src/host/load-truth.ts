// Truth files in, frozen index out: takes the stored index where nothing has changed, else reads the files and builds it.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { crc32 } from "node:zlib";
import { encodeTruthIndex } from "../truth/build-index.ts";
import type { TruthProblem } from "../truth/definition.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import type { TruthInput } from "./build-truth.ts";
import { cacheFolder } from "./cache-folder.ts";
import { readStoredIndex, storeIndex } from "./index-store.ts";
import { programFolder, programVersion } from "./program-folder.ts";
import { shippedIndexFolder, wordListFile } from "./shipped-truth.ts";
import { listTruthFiles, readListedFiles, type TruthListing } from "./truth-files.ts";
import { recallKey, rememberKey, stampOf, type TruthStamp } from "./truth-stamp.ts";

/** Which truth, and whether the stored index may be used. */
export interface TruthRequest {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Folders that nobody named: they need not be there, and may hold files that are no truth. */
  readonly found?: readonly string[];
  readonly cache: boolean;
  /** Where a newly built index is kept; the user's cache folder where not given. */
  readonly store?: string;
  /** Ends a load that is no longer wanted: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** An index and everything that was wrong on the way to it, unreadable files included. */
export interface LoadedTruth extends BuiltTruth {
  readonly problems: readonly TruthProblem[];
  /** Files of found folders that are no truth. */
  readonly others?: readonly string[];
}

/** An index and, where they are at hand, its bytes as `encodeTruthIndex` writes them. */
export interface BuiltTruth {
  readonly index: TruthIndex;
  readonly bytes?: Uint8Array;
}

/** How an index is built. */
export type TruthBuild = (input: TruthInput, signal?: AbortSignal) => Promise<BuiltTruth>;

/** Changes whenever the same sources would give another index. */
const INDEX_FORM = "3";

/** Builds in this thread. */
export const buildInPlace: TruthBuild = async (input) => {
  const { buildTruth } = await import("./build-truth.ts");
  return { index: buildTruth(input) };
};

/** Loads truth. Bad truth never throws: what could be read is in the index, the rest in the problems. */
export async function loadTruth(request: TruthRequest, build: TruthBuild = buildInPlace): Promise<LoadedTruth> {
  const { paths, found, cache, store = join(cacheFolder(), "truth"), signal } = request;
  const now = Date.now();
  const listing = await listTruthFiles(paths, found);
  const { others } = listing;
  if (!cache) {
    const { input, problems } = await readInput(listing);
    return { ...withProblems(await build(input, signal), problems), others };
  }
  const stamp = await stampListing(listing, now);
  const untouched = stamp && (await recall(store, stamp));
  if (untouched) return { ...withProblems(untouched, []), others };
  const { input, problems } = await readInput(listing);
  signal?.throwIfAborted();
  const key = keyOf(input);
  const built = (await readIndex(store, key)) ?? (await buildAndStore());
  if (stamp && problems.length === 0) await rememberKey(store, stamp, key);
  return { ...withProblems(built, problems), others };

  async function buildAndStore(): Promise<BuiltTruth> {
    const fresh = await build(input, signal);
    await storeIndex(store, key, fresh.bytes ?? encodeTruthIndex(fresh.index, crc32));
    return fresh;
  }
}

async function readInput(listing: TruthListing): Promise<{ input: TruthInput; problems: readonly TruthProblem[] }> {
  const { sources, problems } = await readListedFiles(listing);
  return { input: { sources, words: await readFile(wordListFile(), "utf8") }, problems };
}

function withProblems(built: BuiltTruth, unread: readonly TruthProblem[]): LoadedTruth {
  return { ...built, problems: [...unread, ...built.index.problems] };
}

/** A truth with paths that cannot be read has no stamp: they may be readable the next time. */
async function stampListing({ files, problems }: TruthListing, now: number): Promise<TruthStamp | undefined> {
  if (problems.length > 0) return undefined;
  const words = { path: wordListFile(), facts: await stat(wordListFile(), { bigint: true }) };
  return stampOf([words, ...files], `${INDEX_FORM}\0${programVersion()}`, now);
}

async function recall(store: string, stamp: TruthStamp): Promise<BuiltTruth | undefined> {
  const key = await recallKey(store, stamp);
  return key === undefined ? undefined : readIndex(store, key);
}

/** The index of the shipped packs comes with the program; all others are kept for the user. */
async function readIndex(store: string, key: string): Promise<BuiltTruth | undefined> {
  return (await readStoredIndex(shippedIndexFolder(), key)) ?? (await readStoredIndex(store, key));
}

function keyOf({ sources, words }: TruthInput): string {
  const hash = createHash("sha256").update(`${INDEX_FORM}\0${programVersion()}\0${words.length}\0${words}`);
  const root = programFolder();
  for (const { file, text } of sources) hash.update(`\0${relative(root, file)}\0${text.length}\0`).update(text);
  return hash.digest("hex").slice(0, 32);
}

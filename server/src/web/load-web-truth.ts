// The truth in the browser: the index that the build made of the shipped packs as it is, every other truth built here and kept nowhere.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { readdir, readFile } from "./node-fs-promises.ts";
import { join } from "./node-path.ts";
import type { LoadedTruth, TruthRequest } from "../host/load-truth.ts";
import { shippedIndexFolder, shippedTruth, wordListFile } from "../host/shipped-truth.ts";
import { listTruthFiles, readListedFiles } from "../host/truth-files.ts";
import { buildTruthIndex, decodeTruthIndex } from "../truth/build-index.ts";
import { parseTruth } from "../truth/parse-truth.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { parseWordLists } from "../truth/word-list.ts";

/** Loads truth. Bad truth never throws; rejects where the program's own files cannot be had. */
export async function loadWebTruth({ paths, found = [], signal }: Pick<TruthRequest, "paths" | "found" | "signal">): Promise<LoadedTruth> {
  const own = await listTruthFiles([], found);
  const { others } = own;
  const isAsShipped = own.files.length === 0 && own.problems.length === 0 && JSON.stringify(paths) === JSON.stringify(shippedTruth(null).paths);
  const shipped = isAsShipped ? await shippedIndex() : undefined;
  if (shipped !== undefined) return { index: shipped, problems: shipped.problems, others };
  const { sources, problems } = await readListedFiles(await listTruthFiles(paths, found));
  const words = await readFile(wordListFile(), "utf8");
  signal?.throwIfAborted();
  const index = buildTruthIndex(parseTruth(sources), parseWordLists(words), (bytes) => bytesToHex(sha256(bytes)));
  return { index, problems: [...problems, ...index.problems], others };
}

/** The index that was built with this very program; undefined where it cannot be read, and then it is built anew. */
async function shippedIndex(): Promise<TruthIndex | undefined> {
  const folder = shippedIndexFolder();
  const [name = ""] = await readdir(folder);
  const bytes = await readFile(join(folder, name));
  return decodeTruthIndex(bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());
}

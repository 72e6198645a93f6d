// Finds and reads truth files and folders of them. What cannot be read becomes a problem; nothing is left out silently.
import { isUtf8 } from "node:buffer";
import type { BigIntStats } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { TruthProblem, TruthSource } from "../truth/definition.ts";
import { diskReason, firstBadByte } from "./read-file.ts";

/** Larger truth files are refused. */
const MAX_BYTES = 64 * 1024 * 1024;
/** So many files are read at once. */
const READ_AT_ONCE = 16;

/** The texts of truth files, and what could not be read. */
export interface TruthFiles {
  /** In the order of the given paths, then by name; each file once. */
  readonly sources: readonly TruthSource[];
  readonly problems: readonly TruthProblem[];
}

/** The truth files that some paths name, not read yet. */
export interface TruthListing {
  /** In the order of the given paths, then by name; each file once. */
  readonly files: readonly { readonly path: string; readonly facts: BigIntStats }[];
  readonly problems: readonly TruthProblem[];
}

/** Reads truth files; folders are walked. A file's name in the outcome is its path as given, or the folder's path and its own. */
export async function readTruthSources(paths: readonly string[]): Promise<TruthFiles> {
  return readListedFiles(await listTruthFiles(paths));
}

/** Finds truth files; folders are walked. */
export async function listTruthFiles(paths: readonly string[]): Promise<TruthListing> {
  const listing: Listing = { files: [], problems: [], met: new Set() };
  for (const path of paths) {
    const found = await look(path);
    if ("error" in found) refuse(listing.problems, path, isMissing(found.error) ? "does not exist; check the path" : diskReason(found.error));
    else if (found.facts.isDirectory()) await addNamedFolder(listing, found);
    else addFile(listing, found);
  }
  return { files: listing.files, problems: listing.problems };
}

/** Reads the files of a listing. */
export async function readListedFiles({ files, problems }: TruthListing): Promise<TruthFiles> {
  const outcome = { sources: [] as TruthSource[], problems: [...problems] };
  for (let from = 0; from < files.length; from += READ_AT_ONCE) {
    const some = files.slice(from, from + READ_AT_ONCE);
    const contents = await Promise.all(some.map(({ path }) => readFile(path).catch((error: unknown) => diskReason(error))));
    contents.forEach((content, at) => {
      const path = some[at]?.path ?? "";
      if (typeof content === "string") refuse(outcome.problems, path, content);
      else if (isUtf8(content)) outcome.sources.push({ file: path, text: new TextDecoder("utf-8").decode(content) });
      else refuse(outcome.problems, path, `is not valid UTF-8 at byte ${firstBadByte(content)}; save it as UTF-8`);
    });
  }
  return outcome;
}

interface Listing {
  readonly files: { readonly path: string; readonly facts: BigIntStats }[];
  readonly problems: TruthProblem[];
  /** Real paths of the folders and files that were met, so that links lead round in no circle and nothing counts twice. */
  readonly met: Set<string>;
}

/** A path on the disk. */
interface Met {
  readonly path: string;
  readonly real: string;
  readonly facts: BigIntStats;
}

async function look(path: string): Promise<Met | { readonly path: string; readonly error: unknown }> {
  try {
    const [real, facts] = await Promise.all([realpath(path), stat(path, { bigint: true })]);
    return { path, real, facts };
  } catch (error) {
    return { path, error };
  }
}

async function addNamedFolder(listing: Listing, folder: Met): Promise<void> {
  try {
    const found = await addFolder(listing, folder);
    if (!found) refuse(listing.problems, folder.path, "holds no truth file; name a folder with .yaml, .yml or .json files");
  } catch (error) {
    refuse(listing.problems, folder.path, diskReason(error));
  }
}

/** Takes a folder and those below it. Says whether there is any truth file, met before or not. */
async function addFolder(listing: Listing, { path: folder, real }: Met): Promise<boolean> {
  if (listing.met.has(real)) return true;
  listing.met.add(real);
  const entries = (await readdir(folder, { withFileTypes: true }))
    .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink() || isTruthName(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  let found = false;
  for (const entry of await Promise.all(entries.map(({ name }) => look(join(folder, name))))) {
    if ("error" in entry) {
      if (!isTruthName(entry.path)) continue; // a link to nothing that would be no truth anyway
      found = true;
      refuse(listing.problems, entry.path, diskReason(entry.error));
    } else if (entry.facts.isDirectory()) found = (await addInnerFolder(listing, entry)) || found;
    else if (isTruthName(entry.path)) {
      found = true;
      addFile(listing, entry);
    }
  }
  return found;
}

async function addInnerFolder(listing: Listing, folder: Met): Promise<boolean> {
  try {
    return await addFolder(listing, folder);
  } catch (error) {
    refuse(listing.problems, folder.path, diskReason(error));
    return true;
  }
}

function isTruthName(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name);
}

function addFile(listing: Listing, { path, real, facts }: Met): void {
  if (listing.met.has(real)) return;
  listing.met.add(real);
  if (!facts.isFile()) refuse(listing.problems, path, "is not a regular file");
  else if (facts.size > MAX_BYTES) refuse(listing.problems, path, `is larger than ${MAX_BYTES / 1024 / 1024} MB; split it into several files`);
  else listing.files.push({ path, facts });
}

function refuse(problems: TruthProblem[], file: string, reason: string): void {
  problems.push({ code: "truth-unreadable", severity: "error", message: `The truth path ${reason}.`, file });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

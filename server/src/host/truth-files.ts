// Finds and reads truth files and folders of them. What cannot be read becomes a problem; nothing is left out silently. A folder that
// nobody named may hold other files, too: those are told apart.
import { isUtf8 } from "node:buffer";
import type { BigIntStats } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { TruthProblem, TruthSource } from "../truth/definition.ts";
import { namesFamily } from "../truth/read-file.ts";
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
  /** Files of found folders that are no truth. */
  readonly others: readonly string[];
}

/** The truth files that some paths name, not read yet. */
export interface TruthListing {
  /** In the order of the given paths, then by name; each file once. */
  readonly files: readonly { readonly path: string; readonly facts: BigIntStats }[];
  readonly problems: readonly TruthProblem[];
  /** Files of found folders that are no truth. */
  readonly others: readonly string[];
}

/** Reads truth files; folders are walked. A file's name in the outcome is its path as given, or the folder's path and its own. */
export async function readTruthSources(paths: readonly string[], found: readonly string[] = []): Promise<TruthFiles> {
  return readListedFiles(await listTruthFiles(paths, found));
}

/** Finds truth files; folders are walked. `found` are folders that nobody named: they need not be there, and may hold other files. */
export async function listTruthFiles(paths: readonly string[], found: readonly string[] = []): Promise<TruthListing> {
  const listing: Listing = { files: [], problems: [], met: new Set() };
  for (const path of paths) {
    const met = await look(path);
    if ("error" in met) refuse(listing.problems, path, isMissing(met.error) ? "does not exist; check the path" : diskReason(met.error));
    else if (met.facts.isDirectory()) await addNamedFolder(listing, met);
    else addFile(listing, met);
  }
  const named = listing.files.length;
  for (const folder of found) {
    const met = await look(folder);
    if (!("error" in met)) {
      if (met.facts.isDirectory()) await addInnerFolder(listing, met);
    } else if (!isMissing(met.error)) refuse(listing.problems, folder, diskReason(met.error));
  }
  const others = await otherFiles(listing.files.slice(named).map(({ path }) => path));
  return { files: listing.files.filter(({ path }) => !others.has(path)), problems: listing.problems, others: [...others] };
}

/** The files that can be read and are no truth. */
async function otherFiles(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const others = new Set<string>();
  for (const file of paths) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text !== undefined && !namesFamily({ file, text })) others.add(file);
  }
  return others;
}

/** Reads the files of a listing. */
export async function readListedFiles({ files, problems, others }: TruthListing): Promise<TruthFiles> {
  const outcome = { sources: [] as TruthSource[], problems: [...problems], others };
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

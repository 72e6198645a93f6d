// Reads truth files and folders of them from the disk. What cannot be read becomes a problem; nothing is left out silently.
import { isUtf8 } from "node:buffer";
import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { TruthProblem, TruthSource } from "../truth/definition.ts";
import { diskReason, firstBadByte } from "./read-file.ts";

/** Larger truth files are refused. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The texts of truth files, and what could not be read. */
export interface TruthFiles {
  /** In the order of the given paths, then by name; each file once. */
  readonly sources: readonly TruthSource[];
  readonly problems: readonly TruthProblem[];
}

interface Gathering {
  readonly sources: TruthSource[];
  readonly problems: TruthProblem[];
  /** Real paths of the folders and files that were met, so that links lead round in no circle and nothing counts twice. */
  readonly met: Set<string>;
}

/** Reads truth files; folders are walked. A file's name in the outcome is its path as given, or the folder's path and its own. */
export async function readTruthSources(paths: readonly string[]): Promise<TruthFiles> {
  const gathering: Gathering = { sources: [], problems: [], met: new Set() };
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) await readNamedFolder(gathering, path);
      else await readTruthFile(gathering, path);
    } catch (error) {
      refuse(gathering, path, isMissing(error) ? "does not exist; check the path" : diskReason(error));
    }
  }
  return { sources: gathering.sources, problems: gathering.problems };
}

async function readNamedFolder(gathering: Gathering, folder: string): Promise<void> {
  const found = await readFolder(gathering, folder);
  if (!found) refuse(gathering, folder, "holds no truth file; name a folder with .yaml, .yml or .json files");
}

/** Reads a folder and those below it. Says whether there is any truth file, met before or not. */
async function readFolder(gathering: Gathering, folder: string): Promise<boolean> {
  const real = await realpath(folder);
  if (gathering.met.has(real)) return true;
  gathering.met.add(real);
  let found = false;
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    try {
      if (await isFolder(entry, path)) found = (await readFolder(gathering, path)) || found;
      else if (/\.(?:ya?ml|json)$/i.test(entry.name)) {
        found = true;
        await readTruthFile(gathering, path);
      }
    } catch (error) {
      found = true;
      refuse(gathering, path, diskReason(error));
    }
  }
  return found;
}

async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function readTruthFile(gathering: Gathering, path: string): Promise<void> {
  const real = await realpath(path);
  if (gathering.met.has(real)) return;
  gathering.met.add(real);
  const facts = await stat(path);
  if (!facts.isFile()) refuse(gathering, path, "is not a regular file");
  else if (facts.size > MAX_BYTES) refuse(gathering, path, `is larger than ${MAX_BYTES / 1024 / 1024} MB; split it into several files`);
  else decode(gathering, path, await readFile(path));
}

function decode(gathering: Gathering, file: string, bytes: Uint8Array): void {
  if (isUtf8(bytes)) gathering.sources.push({ file, text: new TextDecoder("utf-8").decode(bytes) });
  else refuse(gathering, file, `is not valid UTF-8 at byte ${firstBadByte(bytes)}; save it as UTF-8`);
}

function refuse(gathering: Gathering, file: string, reason: string): void {
  gathering.problems.push({ code: "truth-unreadable", severity: "error", message: `The truth path ${reason}.`, file });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

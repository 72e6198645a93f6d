// Runs a job in new processes.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Page, root, type Scale } from "./ground.ts";

/** What a new process works on. */
export interface FreshJob {
  readonly indexFile: string;
  readonly truthFolder: string;
  /** The folder of stored indexes. */
  readonly store: string;
  readonly pages: readonly Page[];
}

/**
 * The milliseconds of a job in a new process. `load`: from the stored index file to the result of the pages; `start`: the same with
 * reading and hashing the truth files, as the program does; `detect`, `check`: the pages alone, the index being loaded.
 */
export function inFreshProcess(kind: "load" | "start" | "detect" | "check", scale: Scale, pages: readonly Page[]): number {
  const store = dirname(scale.indexFile);
  const job: FreshJob = { indexFile: scale.indexFile, truthFolder: scale.folder, store, pages };
  const file = join(scale.cacheHome, "job.json");
  writeFileSync(file, JSON.stringify(job));
  return Number(execFileSync(process.execPath, [join(root, "bench/fresh.ts"), kind, file], { encoding: "utf8" }));
}

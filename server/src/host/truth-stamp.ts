// Remembers which stored index belongs to truth files that nobody has touched since: by size, inode and times, as version control
// systems do, so that a start reads no truth file at all. What is not sure is not remembered; then the files are read.
import { createHash } from "node:crypto";
import type { BigIntStats } from "node:fs";
import { readFile, utimes } from "node:fs/promises";
import { join } from "node:path";
import { removeOldest, writeWhole } from "./index-store.ts";

const SUFFIX = ".stamp";
/** How many truths are remembered. */
const KEPT = 16;
/** A file that changed so shortly before it was read may change again without another time: file systems count coarsely. Milliseconds. */
const SETTLED_MS = 2000;

/** The look of some files at a moment. */
export interface TruthStamp {
  /** Which files, without their state: the name under which the stamp is kept. */
  readonly name: string;
  readonly state: string;
  /** True: no file changed just now. */
  readonly settled: boolean;
}

/** The stamp of files; `extra` stands for everything else that the index depends on. `now` in milliseconds since 1970. */
export function stampOf(files: readonly { readonly path: string; readonly facts: BigIntStats }[], extra: string, now: number): TruthStamp {
  const name = createHash("sha256");
  const state = createHash("sha256").update(extra);
  let newest = 0;
  for (const { path, facts } of files) {
    name.update(`${path}\0`);
    state.update(`${path}\0${facts.dev} ${facts.ino} ${facts.size} ${facts.mtimeNs} ${facts.ctimeNs}\0`);
    newest = Math.max(newest, Number(facts.mtimeMs), Number(facts.ctimeMs));
  }
  return { name: name.digest("hex").slice(0, 32), state: state.digest("hex"), settled: newest < now - SETTLED_MS };
}

/** The key of the index that these very files gave; undefined where that is not known. A stamp that served is kept longer. */
export async function recallKey(folder: string, stamp: TruthStamp): Promise<string | undefined> {
  const file = join(folder, stamp.name + SUFFIX);
  const text = await readFile(file, "utf8").catch(() => "");
  const [state, key] = text.split("\n");
  if (key === undefined || state !== stamp.state || !/^[0-9a-f]{32}$/.test(key)) return undefined;
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined); // a read-only cache still serves
  return key;
}

/** Remembers the key; a folder that cannot be written is no error. */
export async function rememberKey(folder: string, stamp: TruthStamp, key: string): Promise<void> {
  if (!stamp.settled) return;
  if (await writeWhole(folder, stamp.name + SUFFIX, `${stamp.state}\n${key}\n`)) await removeOldest(folder, SUFFIX, KEPT).catch(() => undefined);
}

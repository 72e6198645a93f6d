// The binary index on disk: one file for each state of the truth, named by the hash of everything it was built from, so
// a changed source file is another name. Losing a file costs a rebuild, nothing else.
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeTruthIndex, encodeTruthIndex } from "../truth/build-index.ts";
import type { TruthIndex } from "../truth/truth-index.ts";

/** How many states of the truth are kept; the longest unused go first. */
const KEPT = 4;
const SUFFIX = ".index";

/** Reads a stored index; undefined where there is none or it is damaged. */
export async function readStoredIndex(folder: string, key: string): Promise<TruthIndex | undefined> {
  const file = join(folder, key + SUFFIX);
  try {
    const index = decodeTruthIndex(await readFile(file));
    const now = new Date();
    if (index !== undefined) await utimes(file, now, now).catch(() => undefined); // a read-only cache still serves
    return index;
  } catch {
    return undefined;
  }
}

/** Stores an index. Whole or not at all; a folder that cannot be written is no error, only a slower next start. */
export async function storeIndex(folder: string, key: string, index: TruthIndex): Promise<boolean> {
  const part = join(folder, `${key}.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(part, encodeTruthIndex(index), { mode: 0o600 });
    await rename(part, join(folder, key + SUFFIX));
    await removeOldest(folder);
    return true;
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    return false;
  }
}

async function removeOldest(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(SUFFIX)).map((name) => join(folder, name));
  const dated = await Promise.all(files.map(async (file) => ({ file, used: (await stat(file)).mtimeMs })));
  const old = dated.sort((a, b) => b.used - a.used).slice(KEPT);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}

// The binary index on disk: one file for each state of the truth, named by the hash of everything it was built from, so
// a changed source file is another name. Losing a file costs a rebuild, nothing else.
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { decodeTruthIndex } from "../truth/build-index.ts";
import type { TruthIndex } from "../truth/truth-index.ts";

/** How many states of the truth are kept; the longest unused go first. */
const KEPT = 4;
const SUFFIX = ".index";

/** An index and the bytes that it views. */
export interface StoredIndex {
  readonly index: TruthIndex;
  /** Over a SharedArrayBuffer from its first byte on, so that other threads can view the same memory. */
  readonly bytes: Uint8Array;
}

/** Reads a stored index; undefined where there is none or it is damaged. */
export async function readStoredIndex(folder: string, key: string): Promise<StoredIndex | undefined> {
  const file = join(folder, key + SUFFIX);
  try {
    const bytes = await readShared(file);
    const index = decodeTruthIndex(bytes, crc32);
    if (index === undefined) return undefined;
    const now = new Date();
    await utimes(file, now, now).catch(() => undefined); // a read-only cache still serves
    return { index, bytes };
  } catch {
    return undefined;
  }
}

async function readShared(file: string): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer((await handle.stat()).size));
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) break; // cut short meanwhile: the checksum tells
      at += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

/** Stores an index, as `encodeTruthIndex` wrote it. Whole or not at all; a folder that cannot be written is no error, only a slower next start. */
export async function storeIndex(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  if (await writeWhole(folder, key + SUFFIX, bytes)) await removeOldest(folder, SUFFIX, KEPT).catch(() => undefined);
}

/** Writes a file so that no reader ever sees a part of it; false where the folder cannot be written. */
export async function writeWhole(folder: string, name: string, content: Uint8Array | string): Promise<boolean> {
  const part = join(folder, `${name}.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(part, content, { mode: 0o600 });
    await rename(part, join(folder, name));
    return true;
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    return false;
  }
}

/** Keeps the files of one kind that were used last. */
export async function removeOldest(folder: string, suffix: string, kept: number): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(suffix)).map((name) => join(folder, name));
  const dated = await Promise.all(files.map(async (file) => ({ file, used: (await stat(file)).mtimeMs })));
  const old = dated.sort((a, b) => b.used - a.used).slice(kept);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}

// Writes a small text file that was changed back, whole or not at all: its mode, its byte order mark and the links that lead to it stay,
// and what somebody else wrote meanwhile is not lost.
import { randomUUID } from "node:crypto";
import { readFileSync, renameSync } from "node:fs";
import { access, constants, mkdir, open, realpath, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { withLock } from "./file-lock.ts";
import { MARK, readWhole } from "./read-to-edit.ts";

/** Makes a file, and the folders above it. Rejects where it is there already. */
export async function makeFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { flag: "wx" });
}

/**
 * Puts a text in the place of another. Rejects where the file does not hold that any more, is being changed by another run, or may not be
 * written; then it is as it was.
 */
export async function replaceFile(file: string, before: string, after: string): Promise<void> {
  const real = await realpath(file);
  await access(real, constants.W_OK);
  await withLock(real, async () => {
    const mark = (await readWhole(real))?.startsWith(MARK) ? MARK : "";
    const part = join(dirname(real), `.${basename(real)}.${randomUUID()}.part`);
    try {
      await writeSynced(part, mark + after, (await stat(real)).mode);
      putInPlace(part, real, mark + before);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  });
}

async function writeSynced(part: string, text: string, mode: number): Promise<void> {
  const written = await open(part, "wx", mode);
  try {
    await written.chmod(mode);
    await written.writeFile(text);
    await written.sync();
  } finally {
    await written.close();
  }
}

/** Looks a last time and renames at once, without a turn between: an editor that saves holds no lock. */
function putInPlace(part: string, real: string, expected: string): void {
  if (!readFileSync(real).equals(Buffer.from(expected))) throw new Error("it has changed meanwhile");
  renameSync(part, real);
}

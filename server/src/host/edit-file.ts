// Reads a small text file to change it, and writes it back whole or not at all: its mode, its byte order mark and the links that lead to
// it stay, and what somebody else wrote meanwhile is not lost.
import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import { readFileSync, renameSync } from "node:fs";
import { access, constants, mkdir, open, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { errorCode } from "./error-code.ts";
import { withLock } from "./file-lock.ts";

const MARK = "\uFEFF";

/** The text without its byte order mark; undefined where there is no file. Rejects where it cannot be read or is not UTF-8. */
export async function readToEdit(file: string): Promise<string | undefined> {
  const text = await readWhole(file);
  return text?.startsWith(MARK) ? text.slice(1) : text;
}

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

async function readWhole(file: string): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
  if (!isUtf8(bytes)) throw new Error("it is not UTF-8");
  return bytes.toString("utf8");
}

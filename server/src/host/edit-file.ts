// Reads a small text file to change it, and writes it back whole or not at all: its mode, its byte order mark and the links that lead to
// it stay, and what somebody else wrote meanwhile is not lost.
import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import { access, constants, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { errorCode } from "./error-code.ts";

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

/** Puts a text in the place of another. Rejects where the file does not hold that any more, or may not be written. */
export async function replaceFile(file: string, before: string, after: string): Promise<void> {
  const real = await realpath(file);
  await access(real, constants.W_OK);
  const { mode } = await stat(real);
  const part = join(dirname(real), `.${basename(real)}.${randomUUID()}.part`);
  try {
    const written = await open(part, "wx", mode);
    try {
      const now = await readWhole(real);
      const mark = now?.startsWith(MARK) ? MARK : "";
      if (now !== mark + before) throw new Error("it has changed meanwhile");
      await written.chmod(mode);
      await written.writeFile(mark + after);
      await written.sync();
    } finally {
      await written.close();
    }
    await rename(part, real);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
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

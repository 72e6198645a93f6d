// Reads a small text file to change it: exactly as it stands, or not at all.
import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { errorCode } from "./error-code.ts";

/** How a byte order mark stands in a text. */
export const MARK = "\uFEFF";

/** The text without its byte order mark; undefined where there is no file. Rejects where it cannot be read or is not UTF-8. */
export async function readToEdit(file: string): Promise<string | undefined> {
  const text = await readWhole(file);
  return text?.startsWith(MARK) ? text.slice(1) : text;
}

/** The whole text; undefined where there is no file. Rejects where it cannot be read or is not UTF-8. */
export async function readWhole(file: string): Promise<string | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
  if (!isUtf8(bytes)) throw new Error("it is not UTF-8");
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

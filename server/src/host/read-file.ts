// Reads a document as an editor shows it: its byte order mark is not part of the text, UTF-16 is understood, and nothing is silently
// taken for text that is none.
import { isUtf8 } from "node:buffer";
import { open, stat } from "node:fs/promises";
import { errorCode } from "./error-code.ts";

/** Files above this many bytes are skipped. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** How many bytes are looked at to tell a binary file. */
const SNIFFED_BYTES = 8192;

/** What a file holds. `skipped`: left out on purpose. `failed`: could not be read. `notice`: read, but not as it should be. */
export type FileContent =
  | { readonly kind: "text"; readonly text: string; readonly notice?: string; /** Where it is another than UTF-8. */ readonly encoding?: "UTF-16" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** Reads one file. Never throws for what the disk says. */
export async function readDocument(path: string): Promise<FileContent> {
  try {
    // Before it is opened: to open a pipe is to wait for its writer.
    if (!(await stat(path)).isFile()) return { kind: "skipped", reason: "not a regular file" };
    const file = await open(path, "r");
    try {
      if ((await file.stat()).size > MAX_FILE_BYTES) return tooLarge();
      return decodeDocument(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return { kind: "failed", reason: diskReason(error) };
  }
}

/** The text in some bytes. */
export function decodeDocument(bytes: Uint8Array): FileContent {
  if (bytes.length > MAX_FILE_BYTES) return tooLarge();
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, "utf-16be");
  if (bytes.subarray(0, SNIFFED_BYTES).includes(0)) return { kind: "skipped", reason: "binary" };
  const text = new TextDecoder("utf-8").decode(bytes);
  if (isUtf8(bytes)) return { kind: "text", text };
  return { kind: "text", text, notice: `not valid UTF-8 at byte ${firstBadByte(bytes)}; read with replacement characters` };
}

function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): FileContent {
  try {
    return { kind: "text", text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding: "UTF-16" };
  } catch {
    return { kind: "text", text: new TextDecoder(encoding).decode(bytes), encoding: "UTF-16", notice: "not valid UTF-16; read with replacement characters" };
  }
}

/** The offset of the first byte that is not part of valid UTF-8, in bytes that are not: where decoding and encoding again first differs. */
export function firstBadByte(bytes: Uint8Array): number {
  const again = new TextEncoder().encode(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at++;
  while (at > 0 && ((again[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}

function tooLarge(): FileContent {
  return { kind: "skipped", reason: `larger than ${MAX_FILE_BYTES / 1024 / 1024} MB` };
}

/** What the disk says, in a few words. */
export function diskReason(error: unknown): string {
  const code = errorCode(error);
  if (code === "ENOENT") return "cannot be read: it is gone, or a link to nothing";
  return `cannot be read: ${code === "EACCES" || code === "EPERM" ? "permission denied" : code}`;
}

// The text of a document as it was saved, and whether it is the one that is known. What an editor only adds or changes in the file (a
// byte order mark, line ends, the last line's end) is no difference.
import { stat } from "node:fs/promises";
import { readDocument } from "../host/read-file.ts";
import { toPath } from "./document-address.ts";

/** Files of more bytes are not read to be compared. */
const LARGEST = 4 * 1024 * 1024;

/** Tells whether a saved text is another one than the known. */
export function isOtherText(known: string, saved: string): boolean {
  return known !== saved && bare(known) !== bare(saved);
}

/** The text of a saved file; undefined where it has none, is too large, was changed after `savedAt` (milliseconds since 1970), or is not surely read right. */
export async function savedText(uri: string, savedAt: number): Promise<string | undefined> {
  const path = toPath(uri);
  const before = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (path === undefined || before === undefined || before.size > LARGEST || before.mtimeMs > savedAt) return undefined;
  const content = await readDocument(path);
  const after = await stat(path).catch(() => undefined);
  if (content.kind !== "text" || content.notice !== undefined || after?.mtimeMs !== before.mtimeMs) return undefined;
  return content.text;
}

function bare(text: string): string {
  return text.replace(/^\uFEFF/u, "").replaceAll(/\r\n?/gu, "\n").replace(/\n$/u, "");
}

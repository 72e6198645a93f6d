// Takes the place of node:fs/promises in the browser: reading, from the client. Only what the server uses is here; the build fails where
// it asks for more.
import type { FileEntry, FileFacts, FileKind } from "../../../shared/src/file-requests.ts";
import { clientFiles } from "./client-files.ts";

/** The look of a file, as far as the server asks. */
interface Facts extends Kinds {
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
}

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  /** The client follows links by itself. */
  isSymbolicLink(): boolean;
}

/** Numbers are never as large as those of a disk, so `bigint` changes nothing. */
export async function stat(path: string): Promise<Facts> {
  return toFacts(await clientFiles.facts(path));
}

/** There are no links: every path is its own; rejects where there is nothing. */
export async function realpath(path: string): Promise<string> {
  await clientFiles.facts(path);
  return path;
}

/** With an encoding, the text with its byte order mark. */
export function readFile(path: string): Promise<Uint8Array>;
export function readFile(path: string, encoding: "utf8"): Promise<string>;
export async function readFile(path: string, encoding?: "utf8"): Promise<Uint8Array | string> {
  const bytes = await clientFiles.bytes(path);
  return encoding === undefined ? bytes : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** The names in a folder, or its entries. */
export function readdir(folder: string): Promise<string[]>;
export function readdir(folder: string, options: { readonly withFileTypes: true }): Promise<(Kinds & Pick<FileEntry, "name">)[]>;
export async function readdir(folder: string, options?: { readonly withFileTypes: true }): Promise<unknown[]> {
  const entries = await clientFiles.entries(folder);
  return options === undefined ? entries.map(({ name }) => name) : entries.map(({ name, kind }) => ({ name, ...toKinds(kind) }));
}

/** A file to read whole. */
export function open(path: string): Promise<{ stat(): Promise<Facts>; readFile(): Promise<Uint8Array>; close(): Promise<void> }> {
  return Promise.resolve({ stat: () => stat(path), readFile: () => readFile(path), close: () => Promise.resolve() });
}

function toFacts({ kind, size, changed }: FileFacts): Facts {
  return { ...toKinds(kind), size, mtimeMs: changed, ino: 0 };
}

function toKinds(kind: FileKind): Kinds {
  return { isFile: () => kind === "file", isDirectory: () => kind === "folder", isSymbolicLink: () => false };
}

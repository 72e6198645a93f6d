// Addresses of documents and folders as paths of this machine, where they are such. In the browser the two functions of node:url are
// others, by which every address of a file system has a path (web/node-url.ts).
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isWithin } from "../host/paths.ts";

/** The path of an address; undefined for what does not lie on this machine and for what is no address. */
export function toPath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The address of a path. */
export function toUri(path: string): string {
  return pathToFileURL(path).href;
}

/** A folder that is open in the client. */
export interface OpenFolder {
  readonly uri: string;
  /** Undefined where the folder does not lie on this machine. */
  readonly path: string | undefined;
}

/** Where a document belongs. */
export interface DocumentPlace {
  /** The document's own path; undefined where it has none (not saved yet, another scheme). */
  readonly path: string | undefined;
  /** The open folder that holds it; a document without a path belongs to the first one. */
  readonly folder: OpenFolder | undefined;
  /** The folder from which its configuration is looked for; undefined: there is none. */
  readonly searchFrom: string | undefined;
}

/** Finds a document's place; of nested folders the innermost counts. */
export function placeOf(uri: string, folders: readonly OpenFolder[]): DocumentPlace {
  const path = toPath(uri);
  if (path === undefined) {
    const folder = innermost(folders.filter((open) => uri.startsWith(`${open.uri.replace(/\/$/, "")}/`)), (open) => open.uri) ?? folders[0];
    return { path, folder, searchFrom: folder?.path };
  }
  const holding = folders.filter((open) => open.path !== undefined && isWithin(open.path, path));
  return { path, folder: innermost(holding, (open) => open.path ?? ""), searchFrom: dirname(path) };
}

function innermost(holding: readonly OpenFolder[], addressOf: (folder: OpenFolder) => string): OpenFolder | undefined {
  return holding.toSorted((a, b) => addressOf(b).length - addressOf(a).length)[0];
}

/** The places of documents that the open folders will most likely hold, the first folder's first; one without a folder where none is open. */
export function likelyPlaces(folders: readonly OpenFolder[]): readonly DocumentPlace[] {
  return folders.length === 0 ? [placeOf("", [])] : folders.map((folder) => ({ path: undefined, folder, searchFrom: folder.path }));
}

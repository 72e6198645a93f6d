// The folders that a client opens with, in the newer and the older form of saying it, and those that come and go later.
import type { InitializeParams, WorkspaceFolder } from "vscode-languageserver";
import { type OpenFolder, toPath, toUri } from "./document-address.ts";

/** The folders of `initialize`; none where a single file is open. */
export function openFolders(params: InitializeParams): readonly OpenFolder[] {
  const { workspaceFolders } = params;
  const { rootUri, rootPath } = params as { rootUri?: string | null; rootPath?: string | null };
  const root = rootUri ?? (rootPath ? toUri(rootPath) : undefined);
  const uris = workspaceFolders ? workspaceFolders.map(({ uri }) => uri) : root === undefined ? [] : [root];
  return uris.map(toFolder);
}

/** The folders behind a change: what was there keeps its order, what came follows. One that is there already is not added again. */
export function changedFolders(before: readonly OpenFolder[], added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): readonly OpenFolder[] {
  const gone = new Set(removed.map(({ uri }) => plainUri(uri)));
  const left = before.filter(({ uri }) => !gone.has(plainUri(uri)));
  const known = new Set(left.map(({ uri }) => plainUri(uri)));
  return [...left, ...added.filter(({ uri }) => !known.has(plainUri(uri))).map(({ uri }) => toFolder(uri))];
}

function toFolder(uri: string): OpenFolder {
  return { uri, path: toPath(uri) };
}

/** A folder's address may end with a slash or not. */
function plainUri(uri: string): string {
  return uri.replace(/\/$/, "");
}

// The folders that a client opens with, in the newer and the older form of saying it.
import type { InitializeParams } from "vscode-languageserver";
import { type OpenFolder, toPath, toUri } from "./document-address.ts";

/** The folders of `initialize`; none where a single file is open. */
export function openFolders(params: InitializeParams): readonly OpenFolder[] {
  const { workspaceFolders } = params;
  const { rootUri, rootPath } = params as { rootUri?: string | null; rootPath?: string | null };
  const root = rootUri ?? (rootPath ? toUri(rootPath) : undefined);
  const uris = workspaceFolders ? workspaceFolders.map(({ uri }) => uri) : root === undefined ? [] : [root];
  return uris.map((uri) => ({ uri, path: toPath(uri) }));
}

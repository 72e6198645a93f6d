// What the server offers a client: only what the client has the other half of.
import { type InitializeResult, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import type { ClientFeatures } from "./client-features.ts";
import type { Feature } from "./feature.ts";
import { NOTEBOOK_SYNC } from "./notebook-cells.ts";

/** The answer to `initialize`. */
export function initializeResult(features: ClientFeatures, offered: readonly Feature[], version: string): InitializeResult {
  return { capabilities: serverCapabilities(features, offered), serverInfo: { name: "tbcv", version } };
}

function serverCapabilities(features: ClientFeatures, offered: readonly Feature[]): ServerCapabilities {
  const base: ServerCapabilities = {
    ...(features.namesEncodings && { positionEncoding: features.encoding }),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: true } },
    ...(features.notebooks && { notebookDocumentSync: NOTEBOOK_SYNC }),
    ...(features.workspaceFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
  return offered.reduce((all, { announces }) => ({ ...all, ...announces, ...(announces.workspace && { workspace: { ...all.workspace, ...announces.workspace } }) }), base);
}

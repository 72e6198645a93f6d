// What the server offers a client: only what the client has the other half of.
import { CodeActionKind, type InitializeResult, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver/node";
import type { ClientFeatures } from "./client-features.ts";
import { OPEN_PAGE } from "./open-page.ts";

/** The answer to `initialize`. */
export function initializeResult(features: ClientFeatures, version: string): InitializeResult {
  return { capabilities: serverCapabilities(features), serverInfo: { name: "tbcv", version } };
}

function serverCapabilities(features: ClientFeatures): ServerCapabilities {
  return {
    ...(features.namesEncodings && { positionEncoding: features.encoding }),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(features.codeActions && { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } }),
    ...(features.codeActions && features.showsPages && { executeCommandProvider: { commands: [OPEN_PAGE] } }),
    ...(features.hover && { hoverProvider: true }),
    ...(features.workspaceFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}

// One client's session: answers requests and passes on what changes around the documents (settings, folders, files).
import { basename } from "node:path";
import { type Connection, DidChangeConfigurationNotification, type InitializeParams, type InitializeResult } from "vscode-languageserver/node";
import { CONFIG_NAMES } from "../host/config-file.ts";
import { manifestKind } from "../host/manifest-names.ts";
import { programVersion } from "../host/folders.ts";
import { createAcceptActions } from "./accept-actions.ts";
import { clientFeatures } from "./client-features.ts";
import { type OpenFolder, toPath } from "./document-address.ts";
import { syncDocuments } from "./document-sync.ts";
import { SETTINGS_SECTION } from "./editor-settings.ts";
import { createFileChanges } from "./file-changes.ts";
import { createFileEdits } from "./file-edits.ts";
import { openFolders } from "./open-folders.ts";
import { answerRequests } from "./requests.ts";
import { initializeResult } from "./server-capabilities.ts";
import { createSessionParts, type SessionParts, type SessionWorld } from "./session-parts.ts";
import { createWorkspaceEditMaker } from "./workspace-edit.ts";

/** A session. */
export interface Session {
  readonly result: InitializeResult;
  /** The client is ready to be asked: registers what it can register, and loads the truth. */
  start(): void;
}

/** Sets a session up. `initialize` is answered at once; whatever takes time comes after `start`. */
export function createSession(connection: Connection, params: InitializeParams, world: SessionWorld): Session {
  const features = clientFeatures(params.capabilities);
  let folders: readonly OpenFolder[] = openFolders(params);
  const parts = createSessionParts({ connection, params, features, world, folders: () => folders });
  const { documents, converter, messages } = parts;
  const files = createFileEdits({ features, converter, current: (uri) => documents.current(uri) });
  const accept = createAcceptActions({ configs: parts.configs, folders: () => folders, shippedTruth: world.shippedTruth, files });

  /** What may have changed is read anew; what nobody uses any more goes. */
  async function refresh(): Promise<void> {
    parts.configs.forget();
    parts.pool.keep(documents.engines());
    await documents.refresh();
    await prepare();
    parts.configs.report();
  }
  const refreshSoon = (): void => {
    refresh().catch(messages.fault);
  };
  async function prepare(): Promise<void> {
    const prepared = await parts.contexts.prepare().catch((error: unknown) => {
      messages.fault(error);
      return [];
    });
    parts.pool.keep(new Set([...documents.engines(), ...prepared]));
    await fileChanges.watch();
  }

  const fileChanges = createFileChanges({ connection, parts, timer: world.timer, folders: () => folders, onFiles: filesChanged });
  function filesChanged(files: readonly string[]): void {
    const inForce = parts.configs.inForce();
    if (files.some((file) => CONFIG_NAMES.some((name) => name === basename(file)) || inForce.includes(file) || isManifest(file))) refreshSoon();
    accept.forget();
    parts.pool.reload(files);
  }

  syncDocuments(connection, {
    documents, converter, warn: messages.warn,
    onSaved(uri) {
      const path = toPath(uri);
      if (path !== undefined) filesChanged([path]);
    },
  });
  const toWorkspaceEdit = createWorkspaceEditMaker(features.documentChanges, converter);
  answerRequests(connection, { ...parts, accept, files, toWorkspaceEdit, onFault: messages.fault, warn: messages.warn });
  connection.onDidChangeConfiguration(({ settings }) => {
    parts.editorSettings.changed(settings);
    refreshSoon();
  });
  return {
    result: initializeResult(features, programVersion()),
    start() {
      if (features.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => uri));
          folders = [...folders.filter(({ uri }) => !gone.has(uri)), ...added.map(({ uri }) => ({ uri, path: toPath(uri) }))];
          refreshSoon();
        });
      }
      register(connection, parts).then(prepare).catch(messages.fault);
    },
  };
}

/** A manifest of the user's own; those of installed packages come and go by the thousand. */
function isManifest(file: string): boolean {
  return manifestKind(basename(file)) !== undefined && !/[\\/]node_modules[\\/]/.test(file);
}

/** A client that refuses the registration can still push its settings. */
async function register(connection: Connection, { features, messages }: SessionParts): Promise<void> {
  if (!features.registersConfiguration) return;
  try {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
  } catch (error) {
    messages.warn(`The editor refused to tell changes of settings: ${String(error)}`);
  }
}

// One client's session: puts the parts and the features together, and listens to what changes around the documents.
import { type Connection, DidChangeConfigurationNotification, type InitializeParams, type InitializeResult } from "vscode-languageserver";
import { programVersion } from "../host/program-folder.ts";
import { createAcceptActions } from "./accept-actions.ts";
import { createAnswers } from "./answers.ts";
import { heldClaims } from "./client-claims.ts";
import { clientFeatures } from "./client-features.ts";
import { type OpenFolder, toPath } from "./document-address.ts";
import { syncDocuments } from "./document-sync.ts";
import { SETTINGS_SECTION } from "./editor-settings.ts";
import type { FeatureParts } from "./feature-parts.ts";
import { FEATURES } from "./features.ts";
import { createFileEdits } from "./file-edits.ts";
import { changedFolders, openFolders } from "./open-folders.ts";
import { createOwnTruth } from "./own-truth.ts";
import { initializeResult } from "./server-capabilities.ts";
import { createSessionParts, type SessionParts, type SessionWorld } from "./session-parts.ts";
import { createSessionRefresh } from "./session-refresh.ts";
import { createWholeTexts } from "./whole-texts.ts";
import { createTruthPlaces } from "./truth-places.ts";
import { createWorkspaceEditMaker } from "./workspace-edit.ts";

/** A session. */
export interface Session {
  readonly result: InitializeResult;
  /** The client is ready to be asked: registers what it can register, and loads the truth. */
  start(): void;
}

/** Sets a session up. `initialize` is answered at once; whatever takes time comes after `start`. */
export function createSession(connection: Connection, said: InitializeParams, world: SessionWorld): Session {
  const params = { ...said, capabilities: heldClaims(said) };
  const features = clientFeatures(params.capabilities, params.initializationOptions);
  let folders: readonly OpenFolder[] = openFolders(params);
  const parts = createSessionParts({ connection, params, features, world, folders: () => folders });
  const { documents, converter, messages } = parts;
  const files = createFileEdits({ features, converter, current: (uri) => documents.current(uri) });
  const accept = createAcceptActions({ configs: parts.configs, folders: () => folders, homeOf: parts.cells.homeOf, shippedTruth: world.shippedTruth, truthChoice: parts.truthChoice, files });
  const places = createTruthPlaces(parts);
  const ownTruth = createOwnTruth({ ...parts, places, shippedTruth: world.shippedTruth });
  const answers = createAnswers({ documents, ownTruth, onFault: messages.fault });
  const toWorkspaceEdit = createWorkspaceEditMaker(features, converter);
  const featureParts: FeatureParts = { ...parts, answers, accept, files, folders: () => folders, toWorkspaceEdit, places, ownTruth, onFiles: (paths) => { refresh.files(paths); } };
  const refresh = createSessionRefresh(connection, featureParts, world.timer);

  const reading = syncDocuments(connection, {
    documents, converter, warn: messages.warn, wholeTexts: createWholeTexts(connection, features.registersSync, messages.warn),
    onSaved(uri) {
      const path = toPath(uri);
      if (path !== undefined) refresh.files([path]);
    },
  });
  if (features.notebooks) parts.cells.listen(connection, reading, documents);
  const offered = FEATURES.flatMap((make) => make(params.capabilities, featureParts) ?? []);
  for (const feature of offered) feature.listen(connection);
  connection.onShutdown(() => {
    parts.semantic.stop();
    parts.changes.tell("end");
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    parts.editorSettings.changed(settings);
    refresh.soon();
  });
  return {
    result: initializeResult(features, offered, programVersion()),
    start() {
      if (features.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          folders = changedFolders(folders, added, removed);
          refresh.soon();
        });
      }
      refresh.setLevel().catch(messages.fault);
      register(connection, parts).then(() => refresh.prepare()).catch(messages.fault);
    },
  };
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

// Puts the parts of a session together. Results flow one way: configuration and truth → engines → findings → the client.
import type { Connection, InitializeParams, PublishDiagnosticsParams } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { CheckResults } from "../host/check-results.ts";
import { codePageUri } from "../host/code-page-uri.ts";
import type { openMeaning } from "../host/open-meaning.ts";
import type { loadTruth } from "../host/load-truth.ts";
import type { shippedTruth } from "../host/shipped-truth.ts";
import type { ClientFeatures } from "./client-features.ts";
import { createConfigProblems } from "./config-problems.ts";
import { createDiagnosticConverter, type DiagnosticConverter } from "./diagnostic.ts";
import { createDocumentDiagnostics, type DocumentDiagnostics } from "./document-diagnostics.ts";
import { type OpenFolder, placeOf } from "./document-address.ts";
import { createDocumentContexts, type DocumentContexts } from "./document-contexts.ts";
import { createEditorSettings, type EditorSettings } from "./editor-settings.ts";
import { createFileProblems, type FileProblems } from "./file-problems.ts";
import { createFolderConfigs, type FolderConfigs } from "./folder-configs.ts";
import { createNotebookCells, type NotebookCells } from "./notebook-cells.ts";
import { createOpenDocuments, type OpenDocuments } from "./open-documents.ts";
import { createPositionConverter, type PositionConverter } from "./position-encoding.ts";
import { createPublisher } from "./publisher.ts";
import { createSemanticChecks, type SemanticChecks } from "./semantic-checks.ts";
import { createSessionChanges, type SessionChanges } from "./session-changes.ts";
import { createSessionMessages, type SessionMessages } from "./session-messages.ts";
import type { Timer } from "./timer.ts";
import { createTruthChoice, type TruthChoice } from "./truth-choice.ts";
import { truthDiagnostics } from "./truth-problems.ts";
import { createWorkspaceDocuments, type WorkspaceDocuments } from "./workspace-documents.ts";
import { createTruthPool, ownOf, type TruthPool } from "./truth-pool.ts";

/** The world around a session. */
export interface SessionWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  readonly timer: Timer;
  readonly loadTruth: typeof loadTruth;
  readonly shippedTruth: typeof shippedTruth;
  /** Results of earlier sessions; none where nothing can be kept. */
  readonly results?: CheckResults;
  /** Loads what asks a language model; none where none can be asked. */
  readonly loadMeaning?: () => Promise<typeof openMeaning>;
}

/** The parts of a session. */
export interface SessionParts {
  readonly connection: Connection;
  readonly world: SessionWorld;
  readonly changes: SessionChanges;
  readonly features: ClientFeatures;
  readonly converter: PositionConverter;
  readonly toDiagnostic: DiagnosticConverter;
  readonly diagnosticsOf: DocumentDiagnostics;
  readonly messages: SessionMessages;
  readonly editorSettings: EditorSettings;
  readonly configs: FolderConfigs;
  readonly problems: FileProblems;
  readonly pool: TruthPool;
  readonly truthChoice: TruthChoice;
  readonly contexts: DocumentContexts;
  readonly documents: OpenDocuments;
  readonly semantic: SemanticChecks;
  readonly workspace: WorkspaceDocuments;
  readonly cells: NotebookCells;
}

/** What a session is made of. */
export interface SessionFrame {
  readonly connection: Connection;
  readonly params: InitializeParams;
  readonly features: ClientFeatures;
  readonly world: SessionWorld;
  /** The folders that are open now. */
  readonly folders: () => readonly OpenFolder[];
}

/** Makes the parts. Nothing is read or sent yet. */
export function createSessionParts({ connection, params, features, world, folders }: SessionFrame): SessionParts {
  const messages = createSessionMessages(connection, features.knowsDebug);
  const changes = createSessionChanges();
  const converter = createPositionConverter(features.encoding);
  const toDiagnostic = createDiagnosticConverter(features, converter, codePageUri);
  const send = (diagnostics: PublishDiagnosticsParams): void => {
    if (!features.pullsDiagnostics) void connection.sendDiagnostics(diagnostics);
  };
  const problems = createFileProblems((uri, diagnostics) => {
    send({ uri, diagnostics });
    changes.tell("truth");
  });
  const diagnosticsOf = createDocumentDiagnostics(toDiagnostic, converter);
  const publisher = createPublisher({
    diagnosticsOf, send,
    current: (uri) => documents.current(uri),
    most: (uri) => documents.display(uri)?.max_diagnostics ?? Infinity,
  });
  const pool = createTruthPool({
    loadTruth: world.loadTruth,
    onChecked: publisher.publish,
    onProblems: truthProblemWriter(problems, converter, messages),
    onBroken: messages.brokenTruth,
    onOthers(files) {
      for (const file of files) messages.once(`tbcv: ${file} has no family and is not taken for a truth file; add a line such as "family: my-family" if it is one`);
    },
    onRenewed() {
      changes.tell("truth");
    },
    onFault: messages.fault,
    onState: () => { changes.tell("status"); },
    timer: world.timer,
  });
  const editorSettings = createEditorSettings({ connection, initial: params.initializationOptions, asks: features.configuration, warn: messages.warn });
  const { env, workingFolder } = world;
  const onRead = createConfigProblems(problems, messages.warn);
  const configs = createFolderConfigs({ editorSettings, env, workingFolder, onRead });
  const cells = createNotebookCells();
  const truthChoice = createTruthChoice({ folders, shippedTruth: world.shippedTruth, trusted: features.trusted, once: messages.once });
  const contexts = createDocumentContexts({ configs, pool, folders, homeOf: cells.homeOf, truthChoice });
  // From now on the text on disk counts.
  const onCleared = (...cleared: Parameters<typeof publisher.clear>): void => {
    publisher.clear(...cleared);
    semantic.closed(cleared[0].uri);
    changes.tell("files");
  };
  const trace = traceCheck(connection, messages);
  const onDone: typeof trace = (checked, milliseconds) => {
    trace(checked, milliseconds);
    semantic.changed(checked.snapshot.uri);
  };
  const documents: OpenDocuments = createOpenDocuments({ contexts, timer: world.timer, onCleared, onDone, onQueue: () => { changes.tell("queue"); }, onFault: messages.fault });
  const semantic = createSemanticChecks({ connection, features, world, configs, documents, changes, messages, placeOf: (uri) => placeOf(cells.homeOf(uri), folders()) });
  const workspace = createWorkspaceDocuments({ configs, contexts, documents, diagnosticsOf, converter, changes, features, world, folders });
  return { connection, world, changes, features, converter, toDiagnostic, diagnosticsOf, messages, editorSettings, configs, problems, pool, truthChoice, contexts, documents, semantic, workspace, cells };
}

/** What `$/setTrace` shows, and the log of somebody who looks for a fault: each check, and how long it took. */
function traceCheck({ tracer }: Connection, { debug }: SessionMessages): (checked: CheckedDocument, milliseconds: number) => void {
  return ({ snapshot: { uri, version }, findings }, milliseconds) => {
    const what = `checked ${uri}, version ${version}: ${findings.length} findings`;
    const time = `${milliseconds.toFixed(1)} ms`;
    tracer.log(what, time);
    debug(`${what}, ${time}`);
  };
}

type ProblemListener = Parameters<typeof createTruthPool>[0]["onProblems"];

/** Finding the places takes a moment; of several lists of one truth the last one counts. */
function truthProblemWriter(files: FileProblems, converter: PositionConverter, messages: SessionMessages): ProblemListener {
  const newest = new Map<string, object>();
  return (key, problems, paths) => {
    newest.set(key, problems);
    truthDiagnostics(problems, ownOf(paths), converter)
      .then((diagnostics) => {
        if (newest.get(key) !== problems) return;
        files.set(`truth ${key}`, diagnostics);
        newest.delete(key);
      })
      .catch(messages.fault);
  };
}

// The documents of the open folders, checked beside the ones that are open: found by a walk in which the nearest configuration decides, as
// it does for an open document, read and checked in short slices that make way for typing, and kept in few words until their file or what
// they are checked with changes.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic, Range } from "vscode-languageserver";
import { formatOf } from "../document/format.ts";
import type { Severity } from "../../../shared/src/codes.ts";
import { defaultSettings } from "../../../shared/src/settings.ts";
import type { CheckedDocument } from "../engine/engine.ts";
import type { CheckResults, ResultsHome } from "../host/check-results.ts";
import { walkFiles, type WalkSettings } from "../host/file-walk.ts";
import { diskReason, readDocument } from "../host/read-file.ts";
import type { Finding } from "../rules/finding.ts";
import { hasSafeFix } from "../rules/fix-all.ts";
import { createSnapshot } from "../text/snapshot.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { type OpenFolder, placeOf, toPath, toUri } from "./document-address.ts";
import type { DocumentContext, DocumentContexts } from "./document-contexts.ts";
import type { DocumentDiagnostics } from "./document-diagnostics.ts";
import { driveSteps, pause } from "./drive-steps.ts";
import type { FolderConfigs } from "./folder-configs.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { PositionConverter } from "./position-encoding.ts";
import type { SessionChanges } from "./session-changes.ts";
import type { Timer } from "./timer.ts";

/** How long the check of a closed document runs before an open one may have its turn, in milliseconds. */
const SHORT_SLICE = 3;
/** How often is looked whether open documents still wait, in milliseconds. */
const PATIENCE = 10;

/** A name in a document of the workspace. */
export interface WorkspaceMention {
  readonly range: Range;
  readonly text: string;
  /** Rows of the plugins that it may mean, in the truth of the document. */
  readonly plugins: readonly number[];
}

/** What is known of a document of the workspace. */
export interface WorkspaceDocument {
  readonly uri: string;
  /** Of an open document; null where the file on disk was read. */
  readonly version: number | null;
  /** The same as long as the result is. */
  readonly resultId: string;
  readonly truth: TruthIndex;
  /** What an editor shows: at most as many as the settings say, and then a note. */
  readonly diagnostics: readonly Diagnostic[];
  /** All findings, shown or not. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly mentions: readonly WorkspaceMention[];
  /** Some of its findings have a fix that may be made unseen. */
  readonly fixable: boolean;
}

/** A file that should have been read and could not be, or that is left out for what it holds. */
export interface SkippedDocument {
  readonly path: string;
  readonly reason: string;
}

/** How a run goes on. */
export interface WorkspaceRun {
  readonly isCancelled: () => boolean;
  readonly onDocument: (document: WorkspaceDocument) => void;
  /** `done` of `all` documents are through. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** What a check says of a text, whether it was made now or in an earlier session. */
export type CheckedText = Pick<CheckedDocument, "snapshot" | "truth" | "findings" | "mentions">;

/** The documents of the workspace. */
export interface WorkspaceDocuments {
  /** Goes through all documents in the order of their paths; what is known already costs no check. Resolves with what was left out. */
  run(run: WorkspaceRun): Promise<readonly SkippedDocument[]>;
  /** One document in full, as it stands now; undefined where it is not checked. */
  checked(uri: string): Promise<CheckedText | undefined>;
}

/** What the documents are found and checked with. */
export interface WorkspaceDocumentsParts {
  readonly configs: FolderConfigs;
  readonly contexts: DocumentContexts;
  readonly documents: OpenDocuments;
  readonly diagnosticsOf: DocumentDiagnostics;
  readonly converter: PositionConverter;
  readonly changes: SessionChanges;
  readonly features: { readonly trusted: boolean };
  readonly world: { readonly timer: Timer; readonly results?: CheckResults };
  readonly folders: () => readonly OpenFolder[];
}

interface Kept {
  readonly stamp: string;
  readonly epoch: number;
  readonly document: WorkspaceDocument;
}

/** Makes the store; nothing is read before it is asked for. */
export function createWorkspaceDocuments(parts: WorkspaceDocumentsParts): WorkspaceDocuments {
  const { documents } = parts;
  const toDocument = createDocumentMaker(parts);
  const fromDisk = createDiskReader(parts, toDocument);

  async function fromEditor(uri: string): Promise<WorkspaceDocument | undefined> {
    const settled = await documents.settled(uri);
    return settled && toDocument(settled.checked, settled, settled.checked.snapshot.version);
  }

  return {
    async run({ isCancelled, onDocument, onProgress }) {
      const { files, skipped } = await listFiles(parts);
      fromDisk.keep(files);
      const open = new Map(documents.all().map(({ uri }) => [toPath(uri), uri]));
      let done = 0;
      for (const path of files) {
        if (isCancelled()) break;
        const uri = open.get(path);
        const document = await (uri === undefined ? fromDisk.document(path) : fromEditor(uri));
        if (document !== undefined && "reason" in document) skipped.push({ path, reason: document.reason });
        else if (document !== undefined) onDocument(document);
        onProgress?.(++done, files.size);
      }
      return skipped;
    },
    async checked(uri) {
      const settled = await documents.settled(uri);
      if (settled !== undefined) return settled.checked;
      const path = toPath(uri);
      const found = path === undefined || documents.current(uri) !== undefined ? undefined : await checkFile(path, parts);
      return found !== undefined && "checked" in found ? found.checked : undefined;
    },
  };
}

type DocumentMaker = (checked: CheckedText, context: Pick<DocumentContext, "display">, version: number | null) => WorkspaceDocument;

function createDocumentMaker({ diagnosticsOf, converter }: WorkspaceDocumentsParts): DocumentMaker {
  const resultIds = new WeakMap<CheckedText, string>();
  let lastId = 0;
  return (checked, { display }, version) => {
    const resultId = resultIds.get(checked) ?? `w${++lastId}`;
    resultIds.set(checked, resultId);
    const { snapshot, findings, mentions, truth } = checked;
    return {
      uri: snapshot.uri, version, resultId, truth,
      diagnostics: diagnosticsOf(snapshot, findings, display.max_diagnostics),
      counts: countsOf(findings),
      mentions: mentions.map(({ span, text, meant }) => ({ range: converter.toRange(snapshot, span), text, plugins: meant.plugins })),
      fixable: findings.some(hasSafeFix),
    };
  };
}

function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Tells of each file that was left out, once a session. */
export function tellSkipped(skipped: readonly SkippedDocument[], { once }: { readonly once: (message: string) => void }): void {
  for (const { path, reason } of skipped) once(`${path} is not checked: ${reason}`);
}

/** Why a file was not read, or what came of it; undefined where the settings leave it out. */
type Read<T> = T | { readonly reason: string } | undefined;

interface DiskReader {
  document(path: string): Promise<Read<WorkspaceDocument>>;
  /** All others are forgotten. */
  keep(files: ReadonlySet<string>): void;
}

/** Reads closed documents; each once, until its file or what it is checked with changes. */
function createDiskReader(parts: WorkspaceDocumentsParts, toDocument: DocumentMaker): DiskReader {
  const kept = new Map<string, Kept>();
  let epoch = 0;
  parts.changes.on((kind) => {
    if (kind === "truth") epoch++;
  });
  return {
    async document(path) {
      const facts = await stat(path).catch((error: unknown) => diskReason(error));
      if (typeof facts === "string") return { reason: facts };
      const stamp = `${facts.mtimeMs} ${facts.size} ${facts.ino}`;
      const known = kept.get(path);
      if (known?.stamp === stamp && known.epoch === epoch) return known.document;
      const began = epoch;
      const found = await checkFile(path, parts);
      if (found === undefined || "reason" in found) return found;
      const document = toDocument(found.checked, found.context, null);
      kept.set(path, { stamp, epoch: began, document });
      return document;
    },
    keep(files) {
      for (const path of kept.keys()) if (!files.has(path)) kept.delete(path);
    },
  };
}

/** Checks a file in short slices that make way for open documents. */
async function checkFile(path: string, parts: WorkspaceDocumentsParts): Promise<Read<{ readonly checked: CheckedText; readonly context: DocumentContext }>> {
  const { contexts, documents, world: { timer, results } } = parts;
  const uri = toUri(path);
  const context = await contexts.of({ uri, languageId: "" });
  if (context.reading !== "checked") return undefined;
  const content = await readDocument(path);
  if (content.kind !== "text") return { reason: content.reason };
  while (documents.waiting() > 0) await pause(timer, PATIENCE);
  const snapshot = createSnapshot({ uri, languageId: "", version: 0, text: content.text });
  const { engine, settings } = context;
  const { truth } = engine;
  const subject = { format: formatOf(uri, ""), text: content.text, revision: truth.revision, settings };
  const home = await resultsHome(uri, parts);
  const known = await results?.get(subject, home);
  if (known !== undefined) return { checked: { snapshot, truth, ...known }, context };
  const checked = await driveSteps(engine.checkTextInSteps(snapshot, settings), timer, SHORT_SLICE);
  // Another truth may have come into force on the way.
  if (checked.truth === truth) await results?.put(subject, checked, home);
  return { checked, context };
}

/** Where the settings keep the result of a document. A folder that the user does not trust names no file and no host: it can only turn this off. */
async function resultsHome(uri: string, { configs, folders, features: { trusted } }: WorkspaceDocumentsParts): Promise<ResultsHome> {
  const { settings: { caching: { l2 } }, base } = await configs.of(placeOf(uri, folders()));
  return { l2: trusted ? l2 : { ...defaultSettings().caching.l2, enabled: l2.enabled }, folder: base };
}

/** The files of all open folders, each once, as the nearest configuration above it chooses: the one that holds for it when it is open. */
async function listFiles({ configs, folders }: WorkspaceDocumentsParts): Promise<{ readonly files: ReadonlySet<string>; readonly skipped: SkippedDocument[] }> {
  const files = new Set<string>();
  const skipped = new Map<string, SkippedDocument>();
  const open = folders();
  const settingsOf = async (folder: string): Promise<WalkSettings> => {
    const { settings: { ignore, files: more, include_code: includeCode }, base } = await configs.of(placeOf(toUri(join(folder, "x")), open));
    return { configFolder: base, ignore, files: more, includeCode };
  };
  const settingsIn = async (folder: string, hasConfig: boolean): Promise<WalkSettings | undefined> =>
    hasConfig || open.some(({ path }) => path === folder) ? settingsOf(folder) : undefined;
  for (const { path } of open) {
    if (path === undefined) continue;
    const found = await walkFiles({ paths: [path], workingFolder: path, ...(await settingsOf(path)), settingsIn });
    for (const file of found.files) files.add(file);
    for (const left of found.leftOut) if (left.failed) skipped.set(left.path, left);
  }
  return { files, skipped: [...skipped.values()] };
}

// What the client can do, read once from its capabilities, which are deep and optional in every part.
import type { ClientCapabilities, DiagnosticTag } from "vscode-languageserver";
import { chooseEncoding, type PositionEncoding } from "./position-encoding.ts";

/** The client's abilities that matter here. */
export interface ClientFeatures {
  readonly encoding: PositionEncoding;
  /** The client says which encodings it takes, so the answer may name one. */
  readonly namesEncodings: boolean;
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Takes a registration for changes of settings. */
  readonly registersConfiguration: boolean;
  /** Takes registrations of file watchers. */
  readonly watchesFiles: boolean;
  /** Watchers may name a folder outside the workspace. */
  readonly relativePatterns: boolean;
  readonly workspaceFolders: boolean;
  /** Carries out commands of the server. */
  readonly executesCommands: boolean;
  readonly notebooks: boolean;
  /** Takes another way of telling changes of documents while it runs. */
  readonly registersSync: boolean;
  /** Takes edits that name the document's version. */
  readonly documentChanges: boolean;
  /** Takes edits that make files. */
  readonly createsFiles: boolean;
  /** Shows notes on edits, which the user confirms. */
  readonly annotates: boolean;
  /** Makes edits that the server sends. */
  readonly appliesEdits: boolean;
  /** Shows how far the server's own work is. */
  readonly showsProgress: boolean;
  /** Shows pages in the user's browser. */
  readonly showsPages: boolean;
  /** Has the kind of log message for what only somebody who looks for a fault wants to read; it came with 3.18. */
  readonly knowsDebug: boolean;
  readonly preferredActions: boolean;
  readonly hoverMarkdown: boolean;
  /** Nobody has said that the open folders are not trusted. */
  readonly trusted: boolean;
  /** Asks for diagnostics by itself and is not pushed to. */
  readonly pullsDiagnostics: boolean;
  /** And those of all documents of the open folders. */
  readonly pullsWorkspace: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticTags: ReadonlySet<DiagnosticTag>;
}

/** Reads capabilities; what is missing is not there. The initialization options count for clients that say nothing of encodings. */
export function clientFeatures({ experimental, general, workspace, textDocument, notebookDocument, window }: ClientCapabilities, initializationOptions?: unknown): ClientFeatures {
  return {
    encoding: chooseEncoding(general?.positionEncodings, initializationOptions),
    namesEncodings: general?.positionEncodings !== undefined,
    appliesEdits: workspace?.applyEdit === true,
    showsProgress: window?.workDoneProgress === true,
    notebooks: notebookDocument !== undefined,
    registersSync: textDocument?.synchronization?.dynamicRegistration === true,
    showsPages: window?.showDocument?.support === true,
    trusted: isTrusted(experimental),
    knowsDebug: knowsNewest(workspace, textDocument),
    ...editFeatures(workspace?.workspaceEdit),
    ...workspaceFeatures(workspace),
    ...documentFeatures(textDocument ?? {}),
    ...workspacePulling(textDocument, workspace),
  };
}

function workspacePulling(textDocument: ClientCapabilities["textDocument"], workspace: ClientCapabilities["workspace"]): Pick<ClientFeatures, "pullsWorkspace"> {
  return { pullsWorkspace: textDocument?.diagnostic !== undefined && workspace?.diagnostics !== undefined };
}

function isTrusted(experimental: unknown): boolean {
  return (experimental as { readonly tbcv?: { readonly trusted?: unknown } } | null | undefined)?.tbcv?.trusted !== false;
}

/** No client says which version it knows; abilities that came with 3.18 tell. */
function knowsNewest(workspace: ClientCapabilities["workspace"], textDocument: ClientCapabilities["textDocument"]): boolean {
  const { foldingRange, textDocumentContent, workspaceEdit } = workspace ?? {};
  const { codeAction, completion, diagnostic } = textDocument ?? {};
  return [
    foldingRange, textDocumentContent, workspaceEdit?.metadataSupport, workspaceEdit?.snippetEditSupport,
    codeAction?.documentationSupport, codeAction?.tagSupport, completion?.completionList?.applyKindSupport, diagnostic?.markupMessageSupport,
  ].some((ability) => ability !== undefined);
}

function editFeatures(edits: NonNullable<ClientCapabilities["workspace"]>["workspaceEdit"]): Pick<ClientFeatures, "documentChanges" | "createsFiles" | "annotates"> {
  return { documentChanges: edits?.documentChanges === true, createsFiles: edits?.resourceOperations?.includes("create") === true, annotates: edits?.changeAnnotationSupport !== undefined };
}

function workspaceFeatures(
  workspace: ClientCapabilities["workspace"],
): Pick<ClientFeatures, "configuration" | "registersConfiguration" | "watchesFiles" | "relativePatterns" | "workspaceFolders" | "executesCommands"> {
  return {
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    executesCommands: workspace?.executeCommand !== undefined,
  };
}

function documentFeatures(
  { codeAction, diagnostic, hover, publishDiagnostics }: NonNullable<ClientCapabilities["textDocument"]>,
): Pick<ClientFeatures, "preferredActions" | "hoverMarkdown" | "pullsDiagnostics" | "codeDescription" | "diagnosticTags"> {
  return {
    preferredActions: codeAction?.isPreferredSupport === true,
    hoverMarkdown: hover?.contentFormat?.includes("markdown") === true,
    pullsDiagnostics: diagnostic !== undefined,
    codeDescription: (diagnostic ?? publishDiagnostics)?.codeDescriptionSupport === true,
    diagnosticTags: new Set((diagnostic ?? publishDiagnostics)?.tagSupport?.valueSet),
  };
}

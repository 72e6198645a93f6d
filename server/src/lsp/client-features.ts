// What the client can do, read once from its capabilities, which are deep and optional in every part.
import type { ClientCapabilities, DiagnosticTag } from "vscode-languageserver/node";
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
  /** Takes edits that name the document's version. */
  readonly documentChanges: boolean;
  readonly codeActions: boolean;
  readonly preferredActions: boolean;
  readonly hover: boolean;
  readonly hoverMarkdown: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticTags: ReadonlySet<DiagnosticTag>;
}

/** Reads capabilities; what is missing is not there. */
export function clientFeatures({ general, workspace, textDocument }: ClientCapabilities): ClientFeatures {
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    namesEncodings: general?.positionEncodings !== undefined,
    ...workspaceFeatures(workspace),
    ...documentFeatures(textDocument ?? {}),
  };
}

function workspaceFeatures(
  workspace: ClientCapabilities["workspace"],
): Pick<ClientFeatures, "configuration" | "registersConfiguration" | "watchesFiles" | "relativePatterns" | "workspaceFolders" | "documentChanges"> {
  return {
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
  };
}

function documentFeatures(
  { codeAction, hover, publishDiagnostics }: NonNullable<ClientCapabilities["textDocument"]>,
): Pick<ClientFeatures, "codeActions" | "preferredActions" | "hover" | "hoverMarkdown" | "codeDescription" | "diagnosticTags"> {
  return {
    codeActions: codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: codeAction?.isPreferredSupport === true,
    hover: hover !== undefined,
    hoverMarkdown: hover?.contentFormat?.includes("markdown") === true,
    codeDescription: publishDiagnostics?.codeDescriptionSupport === true,
    diagnosticTags: new Set(publishDiagnostics?.tagSupport?.valueSet),
  };
}

// Parts of the server's messages that only a client with a certain capability understands.
import type { ClientCapabilities } from "vscode-languageserver/node";

/** A part of a message and what it needs. */
interface NeedyPart {
  readonly method: string;
  /** Where it stands in parameters or result; `*` stands for every element. */
  readonly path: string;
  /** The path of the client's capability. */
  readonly needs: string;
  /** Only this value needs it. */
  readonly value?: unknown;
  /** The capability is a list that must hold this. */
  readonly holds?: string;
}

const DIAGNOSTIC_PARTS = [["tags", "tagSupport"], ["codeDescription", "codeDescriptionSupport"], ["relatedInformation", "relatedInformation"], ["data", "dataSupport"]] as const;
const EDIT = "workspace.workspaceEdit";

const editParts = (method: string, path: string): readonly NeedyPart[] => [
  { method, path: `${path}.documentChanges`, needs: `${EDIT}.documentChanges` },
  { method, path: `${path}.changeAnnotations`, needs: `${EDIT}.changeAnnotationSupport` },
  ...["create", "rename", "delete"].map((kind) => ({ method, path: `${path}.documentChanges.*.kind`, value: kind, needs: `${EDIT}.resourceOperations`, holds: kind })),
];

const PARTS: readonly NeedyPart[] = [
  { method: "initialize", path: "capabilities.positionEncoding", needs: "general.positionEncodings" },
  { method: "initialize", path: "capabilities.codeActionProvider.codeActionKinds", needs: "textDocument.codeAction.codeActionLiteralSupport" },
  { method: "initialize", path: "capabilities.renameProvider.prepareProvider", needs: "textDocument.rename.prepareSupport" },
  { method: "initialize", path: "capabilities.workspace.workspaceFolders", needs: "workspace.workspaceFolders" },
  { method: "initialize", path: "capabilities.notebookDocumentSync", needs: "notebookDocument.synchronization" },
  ...DIAGNOSTIC_PARTS.flatMap(([part, capability]) => [
    { method: "textDocument/publishDiagnostics", path: `diagnostics.*.${part}`, needs: `textDocument.publishDiagnostics.${capability}` },
    { method: "textDocument/diagnostic", path: `items.*.${part}`, needs: `textDocument.diagnostic.${capability}` },
    { method: "workspace/diagnostic", path: `items.*.items.*.${part}`, needs: `textDocument.diagnostic.${capability}` },
  ]),
  { method: "textDocument/hover", path: "contents.kind", value: "markdown", needs: "textDocument.hover.contentFormat", holds: "markdown" },
  { method: "textDocument/codeAction", path: "*.kind", needs: "textDocument.codeAction.codeActionLiteralSupport" },
  { method: "textDocument/codeAction", path: "*.isPreferred", needs: "textDocument.codeAction.isPreferredSupport" },
  { method: "textDocument/codeAction", path: "*.disabled", needs: "textDocument.codeAction.disabledSupport" },
  { method: "textDocument/codeAction", path: "*.data", needs: "textDocument.codeAction.dataSupport" },
  { method: "textDocument/definition", path: "*.targetUri", needs: "textDocument.definition.linkSupport" },
  { method: "textDocument/documentSymbol", path: "*.selectionRange", needs: "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport" },
  { method: "textDocument/documentLink", path: "*.tooltip", needs: "textDocument.documentLink.tooltipSupport" },
  { method: "textDocument/completion", path: "itemDefaults", needs: "textDocument.completion.completionList.itemDefaults" },
  { method: "workspace/symbol", path: "*.data", needs: "workspace.symbol.resolveSupport" },
  ...["items.*", "*"].flatMap((item) => [
    { method: "textDocument/completion", path: `${item}.insertTextFormat`, value: 2, needs: "textDocument.completion.completionItem.snippetSupport" },
    { method: "textDocument/completion", path: `${item}.labelDetails`, needs: "textDocument.completion.completionItem.labelDetailsSupport" },
    { method: "textDocument/completion", path: `${item}.tags`, needs: "textDocument.completion.completionItem.tagSupport" },
    { method: "textDocument/completion", path: `${item}.textEdit.insert`, needs: "textDocument.completion.completionItem.insertReplaceSupport" },
    { method: "textDocument/completion", path: `${item}.documentation.kind`, value: "markdown", needs: "textDocument.completion.completionItem.documentationFormat", holds: "markdown" },
  ]),
  { method: "completionItem/resolve", path: "documentation.kind", value: "markdown", needs: "textDocument.completion.completionItem.documentationFormat", holds: "markdown" },
  ...editParts("textDocument/codeAction", "*.edit"),
  ...editParts("codeAction/resolve", "edit"),
  ...editParts("textDocument/rename", ""),
  ...editParts("workspace/applyEdit", "edit"),
];

/** The capability at a path such as `textDocument.hover`, all of them at an empty one; undefined or false where the client has none. */
export function capabilityAt(capabilities: ClientCapabilities, path: string): unknown {
  return valuesAt(capabilities, stepsOf(path))[0];
}

/** Says what in a message of the server the client's capabilities do not cover. */
export function partsWithoutHalf(method: string, content: unknown, capabilities: ClientCapabilities): string[] {
  return PARTS.filter((part) => part.method === method).flatMap(({ path, value, needs, holds }) => {
    const found = valuesAt(content, stepsOf(path)).some((part) => value === undefined || part === value);
    const half = capabilityAt(capabilities, needs);
    const covered = holds === undefined ? half !== undefined && half !== false && half !== null : Array.isArray(half) && half.includes(holds);
    return found && !covered ? [`${path} needs the client's ${needs}${holds === undefined ? "" : ` with "${holds}"`}`] : [];
  });
}

function stepsOf(path: string): readonly string[] {
  return path.split(".").filter((step) => step !== "");
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (value === undefined) return [];
  if (step === undefined) return [value];
  if (step === "*") return Array.isArray(value) ? value.flatMap((element) => valuesAt(element, rest)) : [];
  return typeof value === "object" && value !== null ? valuesAt((value as Record<string, unknown>)[step], rest) : [];
}

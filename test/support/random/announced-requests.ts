// Plausible parameters for every request that a server announces. What it announces is found in the protocol's own table, so that a
// new ability is asked for as soon as it is there; one without a row here is an error.
import type { ClientCapabilities, Diagnostic, Position, Range } from "vscode-languageserver/node";
import { capabilityAt } from "../protocol/client-halves.ts";
import { methods } from "../protocol/protocol-methods.ts";

/** What parameters are made from. */
export interface RequestGround {
  readonly uri: string;
  readonly position: Position;
  readonly range: Range;
  readonly diagnostics: readonly Diagnostic[];
  readonly word: string;
  /** The server's commands. */
  readonly commands: readonly string[];
  readonly pick: <T>(list: readonly T[]) => T | undefined;
  /** A part of an earlier answer to a method. */
  readonly earlier: (method: string) => object | undefined;
}

type Params = (ground: RequestGround) => object | undefined;

const inDocument: Params = ({ uri }) => ({ textDocument: { uri } });
const atPlace: Params = ({ uri, position }) => ({ textDocument: { uri }, position });
const inRange: Params = ({ uri, range }) => ({ textDocument: { uri }, range });
const resolving = (method: string): Params => ({ earlier }) => earlier(method);
const renaming: Params = ({ uri }) => ({ files: [{ oldUri: uri, newUri: `${uri}.new` }] });
const filing: Params = ({ uri }) => ({ files: [{ uri }] });
/** What commands take, wrong numbers and kinds of arguments among it. */
const commanding: Params = ({ commands, uri, word, pick }) => ({ command: pick(commands), arguments: pick<unknown[]>([[], [uri], [uri], ["words", word], ["https://example.org"], [uri, "dismissed", word], [5]]) });

const PARAMS: Readonly<Record<string, Params>> = {
  "textDocument/hover": atPlace,
  "textDocument/definition": atPlace,
  "textDocument/declaration": atPlace,
  "textDocument/typeDefinition": atPlace,
  "textDocument/implementation": atPlace,
  "textDocument/documentHighlight": atPlace,
  "textDocument/prepareRename": atPlace,
  "textDocument/linkedEditingRange": atPlace,
  "textDocument/moniker": atPlace,
  "textDocument/references": ({ uri, position }) => ({ textDocument: { uri }, position, context: { includeDeclaration: true } }),
  "textDocument/rename": ({ uri, position, word }) => ({ textDocument: { uri }, position, newName: word }),
  "textDocument/completion": ({ uri, position, pick }) => ({ textDocument: { uri }, position, context: { triggerKind: pick([1, 3]) ?? 1 } }),
  "textDocument/codeAction": ({ uri, range, diagnostics }) => ({ textDocument: { uri }, range, context: { diagnostics } }),
  "textDocument/documentSymbol": inDocument,
  "textDocument/documentLink": inDocument,
  "textDocument/codeLens": inDocument,
  "textDocument/foldingRange": inDocument,
  "textDocument/selectionRange": ({ uri, position }) => ({ textDocument: { uri }, positions: [position] }),
  "textDocument/semanticTokens/full": inDocument,
  "textDocument/semanticTokens/full/delta": ({ uri, word }) => ({ textDocument: { uri }, previousResultId: word }),
  "textDocument/semanticTokens/range": inRange,
  "textDocument/inlayHint": inRange,
  "textDocument/willSaveWaitUntil": ({ uri }) => ({ textDocument: { uri }, reason: 1 }),
  "textDocument/diagnostic": ({ uri, pick, word }) => ({ textDocument: { uri }, ...pick([{}, { previousResultId: word }]) }),
  "workspace/diagnostic": () => ({ previousResultIds: [] }),
  "workspace/symbol": ({ word }) => ({ query: word.slice(0, 4) }),
  "workspace/executeCommand": commanding,
  "workspace/willRenameFiles": renaming,
  "workspace/willCreateFiles": filing,
  "workspace/willDeleteFiles": filing,
  "codeAction/resolve": resolving("textDocument/codeAction"),
  "codeLens/resolve": resolving("textDocument/codeLens"),
  "completionItem/resolve": resolving("textDocument/completion"),
  "documentLink/resolve": resolving("textDocument/documentLink"),
  "inlayHint/resolve": resolving("textDocument/inlayHint"),
  "workspaceSymbol/resolve": resolving("workspace/symbol"),
};

/** The requests that a server answers, from its capabilities and what it registered later; fails on one that has no row above. */
export function announcedRequests(capabilities: object, registered: ReadonlySet<string>): readonly { method: string; params: Params }[] {
  const announced = [...methods].filter(([method, { isRequest, direction, serverHalf }]) => {
    if (!isRequest || direction !== "clientToServer" || serverHalf === undefined) return false;
    return registered.has(method) || Boolean(capabilityAt(capabilities as ClientCapabilities, serverHalf));
  });
  return announced.map(([method]) => {
    const params = PARAMS[method];
    if (params === undefined) throw new Error(`the server announces ${method}, for which no parameters are known here`);
    return { method, params };
  });
}

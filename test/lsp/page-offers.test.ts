// Each ability of a page is offered to clients with its other half, and to no others.
import assert from "node:assert/strict";
import type { ClientCapabilities } from "vscode-languageserver/node";
import { startSession } from "../support/lsp-session.ts";

const TOKENS = { requests: {}, tokenTypes: ["class"], tokenModifiers: [], formats: ["relative" as const] };

/** What a client says of its documents, and what it is offered for that beside the documents themselves. */
const OFFERS: readonly (readonly [ClientCapabilities["textDocument"], object])[] = [
  [{}, {}],
  [{ documentHighlight: {} }, { documentHighlightProvider: true }],
  [{ documentSymbol: {} }, { documentSymbolProvider: true }],
  [{ documentSymbol: { labelSupport: true } }, { documentSymbolProvider: { label: "TBCV" } }],
  [{ definition: {} }, { definitionProvider: true }],
  [{ references: {} }, { referencesProvider: true }],
  [{ rename: {} }, { renameProvider: true }],
  [{ rename: { prepareSupport: true } }, { renameProvider: { prepareProvider: true } }],
  [{ documentLink: {} }, { documentLinkProvider: {} }],
  [{ codeLens: {} }, { codeLensProvider: {} }],
  [{ foldingRange: {} }, { foldingRangeProvider: true }],
  [{ inlayHint: {} }, { inlayHintProvider: true }],
  [{ semanticTokens: TOKENS }, {}],
  [{ semanticTokens: { ...TOKENS, requests: { range: true } } }, { semanticTokensProvider: { legend: { tokenTypes: ["class"], tokenModifiers: [] }, range: true } }],
  [{ semanticTokens: { ...TOKENS, requests: { full: true }, tokenTypes: ["variable", "type"] } }, { semanticTokensProvider: { legend: { tokenTypes: ["type"], tokenModifiers: [] }, full: true } }],
  [{ semanticTokens: { ...TOKENS, requests: { full: true }, tokenTypes: ["comment"] } }, {}],
  [{ semanticTokens: { ...TOKENS, requests: { full: true }, formats: [] } }, {}],
];

describe("what a page offers", () => {
  for (const [textDocument, offered] of OFFERS) {
    it(`to a client with ${JSON.stringify(textDocument)}`, async () => {
      const session = await startSession({ capabilities: { textDocument } as ClientCapabilities });
      assert.deepEqual(Object.fromEntries(Object.entries(session.initialized.capabilities).filter(([name]) => name !== "textDocumentSync")), offered);
      await session.end();
    });
  }
});

// What a page shows beside its findings: highlights, links, hints, the line above, tokens, folds and the card.
import assert from "node:assert/strict";
import { FULL_CLIENT, change, range, startSession, type TestSession } from "../support/lsp-session.ts";

const TRUTH = `family: own
plugins:
  - {id: lantern-writer, name: Lantern Writer, aliases: [Lanternwright], url: "https://example.org/lantern"}
  - {id: lantern-press, name: Lantern Press, deprecated: {since: "2.0"}}
`;
const CONFIG = "truth: {packs: [], truth_files: [own.yaml]}\n";
const PAGE = "---\ntitle: Lamps\nplugins:\n  - lantern-writer\n  - nobody\n---\n\nThe Lantern Writer plugin, or Lanternwright.\n\n[Lantern Writer](https://example.org/x) and Lantern Press.\n";

async function openPage(editor = ""): Promise<{ session: TestSession; uri: string; textDocument: { uri: string }; ask: <R>(method: string, more?: object) => Promise<R> }> {
  const session = await startSession({ files: { "docs/own.yaml": TRUTH, "docs/tbcv.yaml": `${CONFIG}${editor}` } });
  const uri = session.folder.uri("docs/a.md");
  session.open(uri, PAGE);
  await session.client.diagnostics(uri, 1);
  return { session, uri, textDocument: { uri }, ask: (method, more) => session.client.request(method, { textDocument: { uri }, ...more }) };
}

describe("page features", () => {
  it("highlight every place of the plugin under the cursor, whatever its spelling", async () => {
    const { session, ask } = await openPage();
    const found = await ask<{ range: unknown }[]>("textDocument/documentHighlight", { position: { line: 7, character: 6 } });
    assert.deepEqual(found.map((one) => one.range), [range(7, 4, 7, 18), range(7, 30, 7, 43), range(9, 1, 9, 15)]);
    assert.equal(await ask("textDocument/documentHighlight", { position: { line: 7, character: 1 } }), null);
    await session.end();
  });

  it("link right names to their pages, but not what is a link already", async () => {
    const { session, ask } = await openPage();
    assert.deepEqual(await ask("textDocument/documentLink"), [
      { range: range(7, 4, 7, 18), target: "https://example.org/lantern", tooltip: "Page of Lantern Writer" },
      { range: range(7, 30, 7, 43), target: "https://example.org/lantern", tooltip: "Page of Lantern Writer" },
    ]);
    await session.end();
  });

  it("hint at the plugin's own name beside an alias, where the settings ask for it and in the range that is shown", async () => {
    const { session, ask } = await openPage("editor: {inlay_hints: on}\n");
    const hints = (first: number, last: number): Promise<unknown> => ask("textDocument/inlayHint", { range: range(first, 0, last, 0) });
    assert.deepEqual(await hints(0, 9), [{ position: { line: 7, character: 43 }, label: "Lantern Writer", kind: 1, paddingLeft: true }]);
    assert.deepEqual(await hints(8, 9), []);
    await session.end();
    const silent = await openPage();
    assert.deepEqual(await silent.ask("textDocument/inlayHint", { range: range(0, 0, 9, 0) }), []);
    await silent.session.end();
  });

  it("count declared and used plugins above the page, and show its card", async () => {
    const { session, uri, ask } = await openPage();
    const [lens] = await ask<{ command: { title: string; command: string; arguments: unknown[] } }[]>("textDocument/codeLens");
    assert.deepEqual(lens?.command, { title: "Plugins: 2 declared, 2 used", command: "tbcv.pageCard", arguments: [uri] });
    const { markdown } = await session.client.request<{ markdown: string }>("workspace/executeCommand", { command: "tbcv.pageCard", arguments: [uri] });
    assert.equal(
      markdown,
      "# Lamps\n\n## Families\n\n* own (by names)\n\n## Declared\n\n* lantern-writer\n* nobody (no plugin of this name is known)\n\n## Used\n\n* Lantern Writer · own · 3 times, first on line 8 · confidence 1.00\n* Lantern Press · own · once, first on line 10 · confidence 1.00\n\n## Findings\n\n* deprecated-plugin: 1",
    );
    await assert.rejects(session.client.request("workspace/executeCommand", { command: "tbcv.pageCard", arguments: ["untitled:no"] }), /is not open/);
    await session.end();
  });

  it("show nothing that the settings switch off", async () => {
    const { session, ask } = await openPage("editor: {code_lens: off, document_links: off, semantic_tokens: off}\n");
    assert.deepEqual(await ask("textDocument/codeLens"), []);
    assert.deepEqual(await ask("textDocument/documentLink"), []);
    assert.deepEqual((await ask<{ data: number[] }>("textDocument/semanticTokens/full")).data, []);
    await session.end();
  });

  it("give tokens of names, retired ones marked, whole, by range and as a difference", async () => {
    const { session, uri, ask } = await openPage();
    const full = await ask<{ resultId: string; data: number[] }>("textDocument/semanticTokens/full");
    assert.deepEqual(full.data, [7, 4, 14, 0, 0, 0, 26, 13, 0, 0, 2, 1, 14, 0, 0, 0, 43, 13, 0, 1]);
    assert.deepEqual((await ask<{ data: number[] }>("textDocument/semanticTokens/range", { range: range(9, 0, 10, 0) })).data, [9, 1, 14, 0, 0, 0, 43, 13, 0, 1]);
    session.client.notify("textDocument/didChange", change(uri, 2, { range: range(6, 0, 6, 0), text: "\n" }));
    const delta = await ask<{ resultId: string; edits: unknown[] }>("textDocument/semanticTokens/full/delta", { previousResultId: full.resultId });
    assert.deepEqual(delta.edits, [{ start: 0, deleteCount: 1, data: [8] }]);
    const lost = await ask<{ data: number[] }>("textDocument/semanticTokens/full/delta", { previousResultId: full.resultId });
    assert.equal(lost.data.length, full.data.length);
    await session.client.diagnostics(uri, 2);
    await session.end();
  });

  it("fold the front matter and what is between ignore comments", async () => {
    const { session, textDocument } = await openPage();
    const fold = (): Promise<unknown> => session.client.request("textDocument/foldingRange", { textDocument });
    assert.deepEqual(await fold(), [{ startLine: 0, endLine: 5, kind: "region" }]);
    session.client.notify("textDocument/didChange", change(textDocument.uri, 2, { text: "Some text.\n\n<!-- tbcv-disable -->\n\nLantern Press\n\n<!-- tbcv-enable -->\n\n<!-- tbcv-disable-line -->\n" }));
    assert.deepEqual(await fold(), [{ startLine: 2, endLine: 6, kind: "region" }]);
    await session.client.diagnostics(textDocument.uri, 2);
    await session.end();
  });

  it("are asked for anew when the settings change, by clients that can be asked", async () => {
    const refresh = { refreshSupport: true };
    const capabilities = { ...FULL_CLIENT, workspace: { ...FULL_CLIENT.workspace, inlayHint: refresh, codeLens: refresh, semanticTokens: refresh } };
    const session = await startSession({ capabilities });
    const asked = ["inlayHint", "codeLens", "semanticTokens"].map((name) => new Promise<void>((resolve) => {
      session.client.answer(`workspace/${name}/refresh`, () => {
        resolve();
        return null;
      });
    }));
    session.client.notify("workspace/didChangeConfiguration", { settings: { tbcv: { editor: { inlay_hints: "on" } } } });
    await Promise.all(asked);
    await session.end();
  });
});

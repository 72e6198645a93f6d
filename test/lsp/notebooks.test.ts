// Cells of a notebook: findings, fixes and cards as in a page, with the settings of the notebook's folder.
import assert from "node:assert/strict";
import { change, FULL_CLIENT, range, startSession, type TestSession } from "../support/lsp-session.ts";

const NOTEBOOKS = { ...FULL_CLIENT, notebookDocument: { synchronization: {} } };
const TEXT = "The Gridlne Import plugin.";

interface Cell {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

const cellOf = (session: TestSession, name: string, text: string): Cell => ({ uri: session.folder.uri("docs/book.ipynb").replace("file:", "vscode-notebook-cell:") + `#${name}`, languageId: "markdown", version: 1, text });

const openBook = (session: TestSession, cells: readonly Cell[]): string => {
  const uri = session.folder.uri("docs/book.ipynb");
  const listed = cells.map(({ uri: document }) => ({ kind: 1, document }));
  session.client.notify("notebookDocument/didOpen", { notebookDocument: { uri, notebookType: "jupyter-notebook", version: 1, cells: listed }, cellTextDocuments: cells });
  return uri;
};

/** The diagnostics of a cell once it is known where it belongs: it may have been checked before. */
const severityIn = async ({ client }: TestSession, uri: string, expected: number): Promise<void> => {
  for (;;) if ((await client.diagnostics(uri, 1)).some(({ severity }) => severity === expected)) return;
};

describe("cells of notebooks", () => {
  it("are announced for, where the client has notebooks", async () => {
    const session = await startSession({ capabilities: NOTEBOOKS });
    const sync = session.initialized.capabilities["notebookDocumentSync"] as { notebookSelector: { notebook: string; cells: { language: string }[] }[] };
    assert.equal(sync.notebookSelector[0]?.notebook, "*");
    assert.ok(sync.notebookSelector[0].cells.some(({ language }) => language === "markdown"));
    await session.end();
  });

  it("have findings by the settings above the notebook, fixes and cards, and lose them when they go", async () => {
    const session = await startSession({ capabilities: NOTEBOOKS, folders: ["elsewhere", "docs"], files: { "docs/tbcv.yaml": "rules: {misspelled-name: error}\n" } });
    const { client } = session;
    const [one, two, three] = [cellOf(session, "W0", TEXT), cellOf(session, "W1", "Nothing here."), cellOf(session, "W2", TEXT)];
    const uri = openBook(session, [one, two]);
    await severityIn(session, one.uri, 1);
    assert.deepEqual(await client.diagnostics(two.uri, 1), []);
    const actions = await client.request<{ title: string }[]>("textDocument/codeAction", { textDocument: { uri: one.uri }, range: range(0, 6, 0, 6), context: { diagnostics: [] } });
    assert.equal(actions[0]?.title, 'Change to "Gridline Import"');
    assert.ok(actions.some(({ title }) => title.includes("tbcv.yaml")));
    const tell = (cells: unknown): void => { client.notify("notebookDocument/didChange", { notebookDocument: { uri, version: 2 }, change: { cells } }); };
    tell({ structure: { array: { start: 1, deleteCount: 1, cells: [{ kind: 1, document: three.uri }] }, didOpen: [three], didClose: [{ uri: two.uri }] } });
    await severityIn(session, three.uri, 1);
    assert.deepEqual(await client.diagnostics(two.uri), []);
    tell({ structure: { array: { start: 0, deleteCount: 2, cells: [{ kind: 1, document: three.uri }, { kind: 1, document: one.uri }] } } });
    const edited = change(one.uri, 2, { range: range(0, 9, 0, 9), text: "i" }) as { textDocument: unknown; contentChanges: unknown };
    tell({ textContent: [{ document: edited.textDocument, changes: edited.contentChanges }] });
    assert.deepEqual(await client.diagnostics(one.uri, 2), []);
    assert.notEqual(await client.request("textDocument/hover", { textDocument: { uri: one.uri }, position: { line: 0, character: 6 } }), null);
    client.notify("notebookDocument/didClose", { notebookDocument: { uri }, cellTextDocuments: [{ uri: one.uri }, { uri: three.uri }] });
    assert.deepEqual(await client.diagnostics(one.uri), []);
    assert.deepEqual(await client.diagnostics(three.uri), []);
    await session.end();
  });
});

// From names to the entries of the truth: definitions, symbols, the command; and what is not read in folders that are not trusted.
import assert from "node:assert/strict";
import type { ClientCapabilities, DocumentSymbol, Location, LocationLink, SymbolInformation, WorkspaceSymbol } from "vscode-languageserver";
import { FULL_CLIENT, startSession, type TestSession } from "../support/lsp-session.ts";

const CLIENT: ClientCapabilities = { ...FULL_CLIENT, workspace: { ...FULL_CLIENT.workspace, symbol: {} }, textDocument: { ...FULL_CLIENT.textDocument, definition: {} } };
const OWN = '{"family": "own", "plugins": [\n  {"name": "Bitmap Turner", "id": "b"},\n  {"name": "Chart Folder", "id": "b-c", "deprecated": true}\n]}\n';

async function opened(capabilities: ClientCapabilities): Promise<{ readonly session: TestSession; readonly uri: string }> {
  const session = await startSession({ capabilities, files: { "docs/tbcv.yaml": "truth: {truth_files: [own.json]}\n", "docs/own.json": OWN } });
  const uri = session.folder.uri("docs/a.md");
  session.open(uri, "The Gridline Import plugin and the Chart Folder plugin.\n");
  await session.client.diagnostics(uri, 1);
  return { session, uri };
}

/** A place as its text: file, and what stands there. */
function brief(session: TestSession, { uri, range: { start, end } }: Location): string {
  return `${uri.slice(session.folder.uri("x").length - 1)} ${start.line}:${start.character}-${end.character}`;
}

describe("entries of the truth", () => {
  it("are the definitions of names, in YAML and JSON, shipped and the user's own", async () => {
    const { session, uri } = await opened(CLIENT);
    const at = async (character: number): Promise<string[] | null> =>
      (await session.client.request<Location[] | null>("textDocument/definition", { textDocument: { uri }, position: { line: 0, character } }))?.map((place) => brief(session, place)) ?? null;
    assert.deepEqual(await at(6), ["shipped/words.yaml 5:9-24"]);
    assert.deepEqual(await at(40), ["docs/own.json 2:34-37"]);
    assert.equal(await at(1), null);
    await session.end();
  });

  it("are the definitions of listed plugins", async () => {
    const { session } = await opened(CLIENT);
    const uri = session.folder.uri("docs/b.md");
    session.open(uri, "---\nfamily: words\nplugins: [gridline-import]\n---\nGridline Import.\n");
    await session.client.diagnostics(uri, 1);
    const found = await session.client.request<Location[] | null>("textDocument/definition", { textDocument: { uri }, position: { line: 2, character: 12 } });
    assert.deepEqual(found?.map((place) => brief(session, place)), ["shipped/words.yaml 5:9-24"]);
    await session.end();
  });

  it("come with the name that leads to them where the client shows it", async () => {
    const { session, uri } = await opened({ ...CLIENT, textDocument: { ...CLIENT.textDocument, definition: { linkSupport: true } } });
    const [link] = await session.client.request<LocationLink[]>("textDocument/definition", { textDocument: { uri }, position: { line: 0, character: 6 } });
    assert.deepEqual(link?.originSelectionRange, { start: { line: 0, character: 4 }, end: { line: 0, character: 19 } });
    await session.end();
  });

  it("are found as symbols, at once or with their place later", async () => {
    const { session } = await opened(CLIENT);
    const found = await session.client.request<WorkspaceSymbol[]>("workspace/symbol", { query: "bitm" });
    assert.deepEqual(found.map(({ name, containerName, location }) => `${name} ${containerName ?? ""} ${"range" in location ? brief(session, location) : ""}`), ["Bitmap Turner own docs/own.json 1:35-36"]);
    await session.end();

    const late = await opened({ ...CLIENT, workspace: { ...CLIENT.workspace, symbol: { resolveSupport: { properties: ["location.range"] } } } });
    const [symbol] = await late.session.client.request<WorkspaceSymbol[]>("workspace/symbol", { query: "chart" });
    assert.deepEqual(symbol?.location, { uri: late.session.folder.uri("docs/own.json") });
    const { location } = await late.session.client.request<WorkspaceSymbol>("workspaceSymbol/resolve", symbol);
    assert.equal(brief(late.session, location as Location), "docs/own.json 2:34-37");
    await late.session.end();
  });

  it("are the symbols of a page that names them, each once, in a tree or a list", async () => {
    for (const hierarchicalDocumentSymbolSupport of [true, false]) {
      const session = await startSession({ capabilities: { ...FULL_CLIENT, textDocument: { ...FULL_CLIENT.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport, tagSupport: { valueSet: [1] } } } } });
      const uri = session.folder.uri("docs/a.md");
      session.open(uri, "The Gridline Import plugin, the Gridline Export plugin and Gridline Import.\n");
      await session.client.diagnostics(uri, 1);
      const [first, second, ...more] = await session.client.request<(DocumentSymbol & SymbolInformation)[]>("textDocument/documentSymbol", { textDocument: { uri } });
      assert.deepEqual([first?.name, first?.tags, second?.name, second?.tags, more.length], ["Gridline Import", undefined, "Gridline Export", [1], 0]);
      const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 19 } };
      if (hierarchicalDocumentSymbolSupport) assert.deepEqual([first?.detail, first?.selectionRange], ["words · 2 times", range]);
      else assert.deepEqual(first?.location, { uri, range });
      await session.end();
    }
  });

  it("are placed by command, also after the file has changed", async () => {
    const { session, uri } = await opened({ ...CLIENT, workspace: { ...CLIENT.workspace, didChangeWatchedFiles: { dynamicRegistration: true } } });
    const ask = (...given: unknown[]): Promise<Location | null> => session.client.request("workspace/executeCommand", { command: "tbcv.truthEntry", arguments: given });
    assert.equal(brief(session, (await ask("own", "b")) as Location), "docs/own.json 1:35-36");
    assert.equal(await ask("own", "none"), null);
    await assert.rejects(ask("own"), /needs a family and an id/);
    await session.folder.write("docs/own.json", `\n${OWN}`);
    session.client.notify("textDocument/didSave", { textDocument: { uri: session.folder.uri("docs/own.json") } });
    session.client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: session.folder.uri("docs/own.json"), type: 2 }] });
    for (let place = 1; place === 1; ) place = (await ask("own", "b"))?.range.start.line ?? 0;
    assert.equal(brief(session, (await ask("own", "b")) as Location), "docs/own.json 2:35-36");
    await session.client.request("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 0 } });
    await session.end();
  });
});

describe("folders that are not trusted", () => {
  for (const trusted of [true, false]) {
    it(trusted ? "are unless the client says so" : "have nothing read that lies outside of them, which is said once", async () => {
      const session = await startSession({
        capabilities: { ...FULL_CLIENT, ...(!trusted && { experimental: { tbcv: { trusted } } }) },
        files: { "docs/tbcv.yaml": "truth: {truth_files: [../own.json]}\n", "own.json": OWN },
      });
      for (const name of ["docs/a.md", "docs/b.md"]) {
        session.open(session.folder.uri(name), "The Bitmap Turnr plugin.\n");
        assert.equal((await session.client.diagnostics(session.folder.uri(name), 1)).length, trusted ? 1 : 0);
      }
      if (!trusted) assert.match((await session.client.next<{ message: string }>("window/logMessage")).message, /own\.json lies outside of the open folders and is not read/);
      await session.end();
    });
  }
});

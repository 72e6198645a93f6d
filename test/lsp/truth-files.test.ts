// The user's own truth files as documents of the editor: cards, entries as symbols, from references to entries, from entries to mentions,
// and a new name for a plugin in its entry and in all documents.
import assert from "node:assert/strict";
import type { ClientCapabilities, DocumentSymbol, Hover, Location, LocationLink, SymbolInformation, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { createRandom } from "../../bench/documents.ts";
import { capabilitiesOf } from "../support/client-profiles.ts";
import { announcedRequests } from "../support/random/announced-requests.ts";
import { change, FULL_CLIENT, range, startSession, type TestSession } from "../support/lsp-session.ts";

const CLIENT: ClientCapabilities = {
  ...FULL_CLIENT,
  workspace: { ...FULL_CLIENT.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  textDocument: {
    ...FULL_CLIENT.textDocument, definition: {}, references: {}, rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true, tagSupport: { valueSet: [1] } },
  },
};
const YAML = `# ours
family: own
plugins:
  - id: lantern-writer
    name: Lantern Writer
    aliases: ["Lanternwright", 'Lamp Pen']
    former_names: [Candle Writer]
    dependencies: [lantern-press, words/gridline-import, nobody]
  - {id: lantern-press, name: Lantern Press, deprecated: {since: "2.0", replaced_by: lantern-writer}}
combination_rules:
  - {name: both, plugins: [lantern-writer, lantern-press]}
`;
const JSON_TEXT = '{"family": "words", "plugins": [\n  {"id": "gridline-import", "aliases": ["Gridline Intake"]}\n]}\n';
const PAGE = "The Lantern Writer plugin, Lanternwright and Lantern Press.\n\n`Lantern Writer`, the Gridline Intake plugin.\n";
const FILES = { "docs/truth/own.yaml": YAML, "docs/truth/more.json": JSON_TEXT, "docs/b.md": PAGE };

interface Opened {
  readonly session: TestSession;
  readonly yaml: string;
  readonly json: string;
  readonly ask: <R>(method: string, uri: string, place: string, more?: object) => Promise<R>;
}

/** A session with both truth files open; `place` in its questions is a text, in which "|" stands for the cursor. */
async function opened(capabilities: ClientCapabilities = CLIENT, files: Readonly<Record<string, string>> = FILES): Promise<Opened> {
  const session = await startSession({ capabilities, files });
  const [yaml, json] = [session.folder.uri("docs/truth/own.yaml"), session.folder.uri("docs/truth/more.json")];
  const texts = new Map([[yaml, files["docs/truth/own.yaml"] ?? ""], [json, JSON_TEXT], [session.folder.uri("docs/b.md"), PAGE]]);
  session.open(yaml, texts.get(yaml) ?? "", "yaml");
  session.open(json, JSON_TEXT, "json");
  // A reference to nothing is told on the file.
  if (texts.get(yaml)?.includes("nobody") === true) assert.equal((await session.client.diagnostics(yaml)).length, 1);
  return {
    session, yaml, json,
    ask(method, uri, place, more) {
      const [before = "", behind = ""] = place.split("|");
      const at = (texts.get(uri) ?? "").indexOf(before + behind);
      assert.ok(at >= 0, `"${place}" is not in the text`);
      const lines = (texts.get(uri) ?? "").slice(0, at + before.length).split("\n");
      return session.client.request(method, { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }, ...more });
    },
  };
}

function brief({ folder }: TestSession, { uri, range: { start, end } }: Location): string {
  return `${uri.slice(folder.uri("x").length - 1)} ${start.line}:${start.character}-${end.character}`;
}

/** The texts that an edit puts in, by file and version, with the notes on them. */
function edits({ folder }: TestSession, edit: WorkspaceEdit): Record<string, string[]> {
  return Object.fromEntries(((edit.documentChanges ?? []) as TextDocumentEdit[]).map(({ textDocument: { uri, version }, edits: all }) => [
    `${uri.slice(folder.uri("x").length - 1)} ${version ?? "closed"}`,
    all.map((one) => ("newText" in one ? `${one.range.start.line}:${one.range.start.character} ${one.newText}${"annotationId" in one ? ` (${edit.changeAnnotations?.[one.annotationId]?.label ?? ""})` : ""}` : "")),
  ]));
}

describe("truth files in the editor", () => {
  it("show the card of the plugin under the cursor, by any of its names and by references to it", async () => {
    const { session, yaml, json, ask } = await opened();
    const card = async (uri: string, place: string): Promise<string> => {
      const hover = await ask<Hover | null>("textDocument/hover", uri, place);
      return hover === null ? "" : `${/\*\*(.*)\*\*/.exec((hover.contents as { value: string }).value)?.[1] ?? ""} ${hover.range?.start.character ?? ""}-${hover.range?.end.character ?? ""}`;
    };
    assert.equal(await card(yaml, "id: lantern|-writer"), "Lantern Writer 8-22");
    assert.equal(await card(yaml, "name: Lan|tern W"), "Lantern Writer 10-24");
    assert.equal(await card(yaml, '"Lantern|wright'), "Lantern Writer 15-28");
    assert.equal(await card(yaml, "[Candle| W"), "Lantern Writer 19-32");
    assert.equal(await card(yaml, "[lantern|-press"), "Lantern Press 19-32");
    assert.equal(await card(yaml, "words/grid|line"), "Gridline Import 34-55");
    assert.equal(await card(yaml, "replaced_by: lan|tern"), "Lantern Writer 85-99");
    assert.equal(await card(yaml, "plugins: [lan|tern"), "Lantern Writer 27-41");
    assert.equal(await card(json, "Gridline| Intake"), "Gridline Import 41-56");
    assert.deepEqual([await card(yaml, "nobo|dy"), await card(yaml, "# ou|rs"), await card(yaml, "fam|ily")], ["", "", ""]);
    const { contents } = await ask<Hover>("textDocument/hover", yaml, "[lantern|-press");
    assert.match((contents as { value: string }).value, new RegExp(`\\[Truth entry\\]\\(<${yaml}#L9>\\)$`));
    await session.end();
  });

  it("list their entries, in a tree or a list", async () => {
    const { session, yaml, json } = await opened();
    const [first, second, ...more] = await session.client.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri: yaml } });
    assert.deepEqual([first?.name, first?.detail, first?.selectionRange, first?.tags], ["Lantern Writer", "own · lantern-writer", range(4, 10, 4, 24), undefined]);
    assert.deepEqual([first?.range.start, first?.range.end.line], [{ line: 3, character: 4 }, 7]);
    assert.deepEqual([second?.name, second?.tags, more], ["Lantern Press", [1], []]);
    const [added] = await session.client.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri: json } });
    assert.deepEqual([added?.name, added?.detail], ["gridline-import", "words"]);
    await session.end();

    const flat = await opened({ ...CLIENT, textDocument: { ...CLIENT.textDocument, documentSymbol: {} } });
    const [symbol] = await flat.session.client.request<SymbolInformation[]>("textDocument/documentSymbol", { textDocument: { uri: flat.yaml } });
    assert.deepEqual([symbol?.name, symbol?.containerName, symbol?.location.uri], ["Lantern Writer", "own · lantern-writer", flat.yaml]);
    await flat.session.end();
  });

  it("lead from references to entries", async () => {
    const { session, yaml, ask } = await opened();
    const at = async (place: string): Promise<string[] | null> => (await ask<Location[] | null>("textDocument/definition", yaml, place))?.map((one) => brief(session, one)) ?? null;
    assert.deepEqual(await at("[lantern|-press"), ["docs/truth/own.yaml 8:9-22"]);
    assert.deepEqual(await at("replaced_by: lan|tern"), ["docs/truth/own.yaml 3:8-22"]);
    assert.deepEqual([await at("nobo|dy"), await at("# ou|rs")], [null, null]);
    await session.end();

    const linked = await opened({ ...CLIENT, textDocument: { ...CLIENT.textDocument, definition: { linkSupport: true } } });
    const [link] = await linked.ask<LocationLink[]>("textDocument/definition", linked.yaml, "[lantern|-press");
    assert.deepEqual([link?.originSelectionRange, link?.targetUri], [range(7, 19, 7, 32), linked.yaml]);
    await linked.session.end();
  });

  it("lead from entries to mentions and to what refers to them; from either side the entry is the declaration", async () => {
    const { session, yaml, ask } = await opened();
    const of = async (uri: string, place: string, includeDeclaration: boolean): Promise<string[]> =>
      (await ask<Location[]>("textDocument/references", uri, place, { context: { includeDeclaration } })).map((one) => brief(session, one));
    const mentions = ["docs/b.md 0:4-18", "docs/b.md 0:27-40", "docs/b.md 2:1-15"];
    const dependents = ["docs/truth/own.yaml 8:85-99", "docs/truth/own.yaml 10:27-41"];
    assert.deepEqual(await of(yaml, "name: Lan|tern W", false), [...dependents, ...mentions]);
    assert.deepEqual(await of(yaml, "replaced_by: lan|tern", true), ["docs/truth/own.yaml 3:8-22", ...dependents, ...mentions]);
    const page = session.folder.uri("docs/b.md");
    session.open(page, PAGE);
    await session.client.diagnostics(page, 1);
    assert.deepEqual(await of(page, "The Lan|tern", true), ["docs/truth/own.yaml 3:8-22", ...dependents, ...mentions]);
    assert.equal(await ask("textDocument/references", yaml, "# ou|rs", { context: { includeDeclaration: true } }), null);
    await session.end();
  });

  it("count as they stand in the editor, saved or not, and are silent while they cannot be read", async () => {
    const { session, yaml } = await opened();
    const { client } = session;
    const definition = (line: number, character: number): Promise<Location[] | null> => client.request("textDocument/definition", { textDocument: { uri: yaml }, position: { line, character } });
    client.notify("textDocument/didChange", change(yaml, 2, { range: range(0, 0, 0, 0), text: "# more\n\n" }));
    assert.deepEqual((await definition(9, 20))?.map((one) => brief(session, one)), ["docs/truth/own.yaml 10:9-22"]);
    client.notify("textDocument/didChange", change(yaml, 3, { text: "family: own\nplugins: [{id: x, name: Fresh Paper, dependencies: [x]" }));
    assert.equal(await definition(1, 15), null);
    client.notify("textDocument/didChange", change(yaml, 4, { text: "family: own\nplugins: [{id: x, name: Fresh Paper, dependencies: [x]}]\n" }));
    assert.deepEqual((await definition(1, 52))?.map((one) => brief(session, one)), ["docs/truth/own.yaml 1:15-16"]);
    assert.equal(await client.request("textDocument/hover", { textDocument: { uri: yaml }, position: { line: 1, character: 52 } }), null);
    await session.end();
  });
});

describe("other JSON", () => {
  it("is no document unless the settings name it", async () => {
    for (const files of ["[]", '["*.json"]']) {
      const session = await startSession({ files: { "docs/tbcv.yaml": `files: ${files}\n` } });
      const uri = session.folder.uri("docs/a.json");
      session.open(uri, '{"text": "The Gridlne Import plugin."}\n', "json");
      assert.equal((await session.client.diagnostics(uri, 1)).length, files === "[]" ? 0 : 1);
      await session.end();
    }
  });
});

describe("truth files of any text", () => {
  it("are answered wherever one asks, and leave no complaint", async () => {
    const { session, yaml, json } = await opened(capabilitiesOf("vscode-1.139"), { "docs/truth/own.yaml": YAML.replace(", nobody", ""), "docs/b.md": PAGE });
    const { client, initialized } = session;
    client.listen("$/progress", () => undefined);
    client.answer("workspace/configuration", ({ items }: { items: readonly unknown[] }) => items.map(() => null));
    for (const method of ["window/workDoneProgress/create", "workspace/diagnostic/refresh"]) client.answer(method, () => null);
    const random = createRandom(11);
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
    const requests = announcedRequests(initialized.capabilities, new Set()).filter(({ method }) => method.startsWith("textDocument/"));
    const texts = [[yaml, YAML], [json, JSON_TEXT], [yaml, "- [x\n{"], [yaml, "family: own\nplugins:\n- &a {id: a, name: A}\n- {<<: *a, id: b, dependencies: [*a, a], former_names: [|]}\n- id: >\n    c\n  name: 'D''s'\n"]] as const;
    for (const [uri, text] of texts) {
      client.notify("textDocument/didChange", change(uri, 2, { text }));
      for (const [line, { method, params }] of [...text.split("\n").keys()].flatMap((at) => requests.map((request) => [at, request] as const))) {
        const position = { line, character: Math.floor(random() * 40) };
        const asked = params({ uri, position, range: { start: position, end: position }, diagnostics: [], word: "X", commands: [], pick, earlier: () => undefined });
        const answer = await client.request(method, asked).catch((error: unknown) => error);
        if (answer instanceof Error) assert.match(answer.message, /No name, short name or alias of a plugin stands here/, method);
      }
    }
    await session.end();
  });
});

describe("a truth file that is very long", () => {
  it("is left alone, which is said once", async () => {
    const session = await startSession({ capabilities: CLIENT, files: { "docs/truth/own.yaml": `${YAML.replace(", nobody", "")}${"# more\n".repeat(300_000)}` } });
    const uri = session.folder.uri("docs/truth/own.yaml");
    session.open(uri, `${YAML}${"# more\n".repeat(300_000)}`, "yaml");
    assert.equal(await session.client.request("textDocument/documentSymbol", { textDocument: { uri } }), null);
    assert.equal(await session.client.request("textDocument/hover", { textDocument: { uri }, position: { line: 4, character: 12 } }), null);
    assert.match((await session.client.next<{ message: string }>("window/logMessage")).message, /own\.yaml is so long that the editor shows nothing of its entries/);
    await session.end();
  });
});

describe("renaming a plugin", () => {
  it("from its entry changes the name there and in all documents", async () => {
    const { session, yaml, ask } = await opened();
    assert.deepEqual(await ask("textDocument/prepareRename", yaml, "name: Lan|tern W"), { range: range(4, 10, 4, 24), placeholder: "Lantern Writer" });
    const edit = await ask<WorkspaceEdit>("textDocument/rename", yaml, "name: Lan|tern W", { newName: "Lamp: Writer" });
    assert.deepEqual(edits(session, edit), {
      "docs/b.md closed": ["0:4 Lamp: Writer (In the text)", "2:1 Lamp: Writer (In code, links and front matter)"],
      "docs/truth/own.yaml 1": ['4:10 "Lamp: Writer" (In the truth)'],
    });
    await session.end();
  });

  it("from a mention changes the entry, an alias there where it was one, in the quotes that it has", async () => {
    const { session, ask } = await opened();
    const page = session.folder.uri("docs/b.md");
    session.open(page, PAGE);
    await session.client.diagnostics(page, 1);
    session.client.notify("textDocument/didClose", { textDocument: { uri: session.folder.uri("docs/truth/own.yaml") } });
    const rename = async (place: string, newName: string): Promise<Record<string, string[]>> => edits(session, await ask<WorkspaceEdit>("textDocument/rename", page, place, { newName }));
    assert.deepEqual(await rename("Lantern|wright", "Lampwright"), { "docs/b.md 1": ["0:27 Lampwright (In the text)"], "docs/truth/own.yaml closed": ['5:14 "Lampwright" (In the truth)'] });
    assert.deepEqual(await rename("Gridline| Intake", "Grid Intake"), { "docs/b.md 1": ["2:22 Grid Intake (In the text)"], "docs/truth/more.json 1": ['1:40 "Grid Intake" (In the truth)'] });
    await session.end();
  });

  it("never changes the shipped truth, nor what stands for others there", async () => {
    const { session, yaml, ask } = await opened();
    for (const place of ["id: lantern|-writer", "[lantern|-press", "[Candle| W", "# ou|rs"]) {
      assert.equal(await ask("textDocument/prepareRename", yaml, place), null);
      await assert.rejects(ask("textDocument/rename", yaml, place, { newName: "X" }), /No name, short name or alias of a plugin stands here/);
    }
    const page = session.folder.uri("docs/c.md");
    session.open(page, "The Gridline Import plugin.\n");
    await session.client.diagnostics(page, 1);
    const edit = await session.client.request<WorkspaceEdit>("textDocument/rename", { textDocument: { uri: page }, position: { line: 0, character: 6 }, newName: "Grid Import" });
    assert.deepEqual(Object.keys(edits(session, edit)), ["docs/c.md 1"]);
    await session.end();
  });

  it("says where an entry cannot be changed safely, and changes the rest", async () => {
    const repeated = "family: own\nplugins:\n  - {id: lantern-writer, name: &n Lantern Writer, description: *n}\n";
    const { session, yaml, ask } = await opened(CLIENT, { ...FILES, "docs/truth/own.yaml": repeated });
    const edit = await ask<WorkspaceEdit>("textDocument/rename", yaml, "&n Lan|tern", { newName: "Lamp Writer" });
    assert.deepEqual(Object.keys(edits(session, edit)), ["docs/b.md closed"]);
    assert.match((await session.client.next<{ message: string }>("window/logMessage")).message, /own\.yaml writes "Lantern Writer" in a way that cannot be changed safely/);
    await session.end();
  });
});

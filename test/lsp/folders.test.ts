// Several folders at once: each document has the settings and the truth of its own folder, whichever come and go. The check of the
// workspace, by push and by pull, says of a closed document what is said of it when it is open.
import assert from "node:assert/strict";
import type { ClientCapabilities, Diagnostic, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { FULL_CLIENT, loadTruth, startServer, type TestSession } from "../support/lsp-session.ts";

const CLIENT: ClientCapabilities = { ...FULL_CLIENT, workspace: { ...FULL_CLIENT.workspace, configuration: true, workspaceFolders: true } };
const PULLING: ClientCapabilities = { ...CLIENT, workspace: { ...CLIENT.workspace, diagnostics: { refreshSupport: true } }, textDocument: { ...CLIENT.textDocument, diagnostic: {} } };
const SLIP = "The Gridlne Import plugin.\n";
const TEXT = "The Bitmap Turnr plugin, the Chart Foldr plugin and the Gridlne Import plugin.\n";
const own = (name: string): string => `family: own\nplugins: [{id: own, name: ${name}}]\n`;
const OWN_TRUTH = "truth: {truth_directories: [names]}\n";

interface Start {
  readonly capabilities?: ClientCapabilities;
  readonly files?: Readonly<Record<string, string>>;
  readonly folders: readonly string[];
  /** What the editor says of a folder, by its name; "" stands for no folder. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

interface Session extends Pick<TestSession, "client" | "folder"> {
  /** The paths of the folders for which settings were asked. */
  readonly asked: string[];
  change(added: readonly string[], removed: readonly string[]): void;
  open(name: string, text?: string): void;
  /** What is said of an open document next. */
  said(name: string): Promise<string[]>;
  command(name: string): Promise<unknown>;
  end(): Promise<void>;
}

async function start({ capabilities = CLIENT, files = {}, folders, settings = {} }: Start): Promise<Session> {
  const { client, folder } = await startServer({ files, loadTruth });
  const asked: string[] = [];
  const named = (names: readonly string[]): { uri: string; name: string }[] => names.map((name) => ({ uri: folder.uri(name), name: name.split("/").at(-1) ?? "" }));
  client.answer("client/registerCapability", () => null);
  client.answer("workspace/configuration", ({ items }: { items: { scopeUri?: string }[] }) => items.map(({ scopeUri }) => {
    const name = scopeUri === undefined ? "" : scopeUri.slice(folder.uri("").length).replace(/^\//, "");
    asked.push(name);
    return settings[name] ?? {};
  }));
  await client.request("initialize", { processId: null, rootUri: null, capabilities, workspaceFolders: named(folders) });
  client.notify("initialized", {});
  return {
    client, folder, asked,
    change(added, removed) {
      client.notify("workspace/didChangeWorkspaceFolders", { event: { added: named(added), removed: named(removed) } });
    },
    open(name, text = SLIP) {
      client.notify("textDocument/didOpen", { textDocument: { uri: folder.uri(name), languageId: "markdown", version: 1, text } });
    },
    said: async (name) => brief(await client.diagnostics(folder.uri(name), 1)),
    command: (command) => client.request("workspace/executeCommand", { command, arguments: [] }),
    async end() {
      while (client.unclaimed.some((line) => line.startsWith("window/logMessage"))) await client.next("window/logMessage");
      await client.end();
      await folder.remove();
    },
  };
}

/** Severity and the name that is meant. */
function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ severity, message }) => `${severity ?? ""} ${/"([^"]+)"/.exec(typeof message === "string" ? message : message.value)?.[1] ?? ""}`);
}

const levels = (level: string): unknown => ({ rules: { "misspelled-name": level } });

describe("several folders", () => {
  it("each have their own settings; of nested ones the innermost counts, and a document in none has those of no folder", async () => {
    const session = await start({
      folders: ["a", "a/inner", "b"],
      settings: { "": levels("hint"), a: levels("error"), "a/inner": levels("warning"), b: levels("information") },
    });
    for (const [name, severity] of [["a/x.md", 1], ["a/inner/x.md", 2], ["a/inner/deep/x.md", 2], ["a/innermost/x.md", 1], ["b/x.md", 3], ["none/x.md", 4]] as const) {
      session.open(name);
      assert.deepEqual(await session.said(name), [`${severity} Gridline Import`], name);
    }
    assert.deepEqual([...new Set(session.asked)].sort(), ["", "a", "a/inner", "b"]);
    await session.end();
  });

  it("come and go: what is open follows, closed documents are found or their reports taken back", async () => {
    const session = await start({
      folders: ["a"],
      files: { "a/closed.md": SLIP, "a/tbcv.yaml": "rulez: {}\n", "b/closed.md": SLIP, "a/inner/closed.md": SLIP },
      settings: { "": levels("hint"), a: levels("error"), b: levels("information"), "a/inner": levels("warning") },
    });
    assert.equal((await session.client.diagnostics(session.folder.uri("a/tbcv.yaml"))).length, 1);
    session.open("b/open.md");
    assert.deepEqual(await session.said("b/open.md"), ["4 Gridline Import"]);
    assert.equal((await session.command("tbcv.checkWorkspace") as { files: number }).files, 2);
    for (const name of ["a/closed.md", "a/inner/closed.md"]) assert.deepEqual(brief(await session.client.diagnostics(session.folder.uri(name))), ["1 Gridline Import"]);

    session.change(["b", "a/inner", "a"], []);
    assert.deepEqual(await session.said("b/open.md"), ["3 Gridline Import"]);
    assert.deepEqual(await session.command("tbcv.checkWorkspace"), { files: 3, findings: 3, error: 1, warning: 1, information: 1, hint: 0, skipped: [] });
    for (const [name, severity] of [["a/closed.md", 1], ["a/inner/closed.md", 2], ["b/closed.md", 3]] as const) {
      assert.deepEqual(brief(await session.client.diagnostics(session.folder.uri(name))), [`${severity} Gridline Import`]);
    }

    session.change([], ["a", "b"]);
    assert.deepEqual(await session.said("b/open.md"), ["4 Gridline Import"]);
    assert.deepEqual(await session.client.diagnostics(session.folder.uri("b/closed.md")), []);
    assert.deepEqual(await session.client.diagnostics(session.folder.uri("a/closed.md")), []);
    assert.equal((await session.command("tbcv.checkWorkspace") as { files: number }).files, 1);
    assert.deepEqual(brief(await session.client.diagnostics(session.folder.uri("a/inner/closed.md"))), ["2 Gridline Import"]);
    await session.end();
  });

  it("of one name are two, each with its own truth, and one may go", async () => {
    const session = await start({
      folders: ["x/docs", "y/docs"],
      files: { "x/docs/tbcv.yaml": OWN_TRUTH, "x/docs/names/own.yaml": own("Bitmap Turner"), "y/docs/tbcv.yaml": OWN_TRUTH, "y/docs/names/own.yaml": own("Chart Folder") },
    });
    session.open("x/docs/a.md", TEXT);
    session.open("y/docs/a.md", TEXT);
    assert.deepEqual(await session.said("x/docs/a.md"), ["2 Bitmap Turner", "2 Gridline Import"]);
    assert.deepEqual(await session.said("y/docs/a.md"), ["2 Chart Folder", "2 Gridline Import"]);
    session.client.notify("textDocument/didClose", { textDocument: { uri: session.folder.uri("x/docs/a.md") } });
    assert.deepEqual(await session.client.diagnostics(session.folder.uri("x/docs/a.md")), []);
    session.change([], ["x/docs"]);
    const { plugins } = await session.command("tbcv.reloadTruth") as { plugins: number };
    assert.equal(plugins, 5);
    await session.folder.write("y/docs/names/own.yaml", own("Bitmap Turner"));
    session.client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: session.folder.uri("y/docs/names/own.yaml"), type: 2 }] });
    assert.deepEqual(await session.said("y/docs/a.md"), ["2 Bitmap Turner", "2 Gridline Import"]);
    await session.end();
  });

  it("that go take the problems of their configuration and truth with them", async () => {
    const session = await start({ folders: ["a", "b"], files: { "a/tbcv.yaml": `rulez: {}\n${OWN_TRUTH}`, "a/names/own.yaml": "family: own\nplugins: [{id: nameless}]\n" } });
    const shown = ["a/tbcv.yaml", "a/names/own.yaml"].map((name) => session.folder.uri(name));
    for (const uri of shown) assert.equal((await session.client.diagnostics(uri)).length, 1);
    await session.client.next("window/showMessage");
    session.change([], ["a"]);
    for (const uri of shown) assert.deepEqual(await session.client.diagnostics(uri), []);
    await session.end();
  });

  it("that go are reported empty to a client that pulls", async () => {
    const session = await start({ capabilities: PULLING, folders: ["a", "b"], files: { "a/x.md": SLIP, "b/x.md": SLIP } });
    const pull = (previousResultIds: readonly { uri: string; value: string }[]): Promise<WorkspaceDiagnosticReport> => session.client.request("workspace/diagnostic", { previousResultIds });
    const brief = ({ items }: WorkspaceDiagnosticReport): string[] => items.map((report) => `${report.uri.slice(session.folder.uri("").length)} ${report.kind === "full" ? report.items.length : report.kind}`);
    session.client.answer("workspace/diagnostic/refresh", () => null);
    const first = await pull([]);
    assert.deepEqual(brief(first), ["/a/x.md 1", "/b/x.md 1"]);
    session.change([], ["a"]);
    assert.deepEqual(brief(await pull(first.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" })))), ["/b/x.md 1", "/a/x.md 0"]);
    await session.end();
  });
});

describe("nested configurations", () => {
  const files = {
    "docs/tbcv.yaml": "ignore: [drafts/, sub/a.md]\nfiles: ['**/*.page']\ninclude_code: true\n",
    "docs/a.md": SLIP, "docs/b.page": SLIP, "docs/code.py": `# ${SLIP}`,
    "docs/sub/tbcv.yaml": "ignore: [b.md]\nrules: {misspelled-name: hint}\n",
    "docs/sub/a.md": SLIP, "docs/sub/b.md": SLIP, "docs/sub/b.page": SLIP, "docs/sub/code.py": `# ${SLIP}`,
    "docs/drafts/a.md": SLIP, "docs/drafts/kept/tbcv.yaml": "files: ['*.note']\n", "docs/drafts/kept/a.md": SLIP, "docs/drafts/kept/b.note": SLIP,
  };
  const FOUND = { "a.md": 2, "b.page": 2, "code.py": 2, "drafts/kept/a.md": 2, "drafts/kept/b.note": 2, "sub/a.md": 4 };

  it("decide whether and how closed documents below them are checked", async () => {
    const session = await start({ folders: ["docs"], files });
    assert.equal((await session.command("tbcv.checkWorkspace") as { files: number }).files, Object.keys(FOUND).length);
    for (const [name, severity] of Object.entries(FOUND)) assert.deepEqual(brief(await session.client.diagnostics(session.folder.uri(`docs/${name}`))), [`${severity} Gridline Import`], name);
    await session.end();
  });

  it("say the same of a document when it is open", async () => {
    const session = await start({ folders: ["docs"], files });
    for (const [name, text] of Object.entries(files).filter(([path]) => !path.endsWith(".yaml"))) {
      const uri = session.folder.uri(name);
      session.client.notify("textDocument/didOpen", { textDocument: { uri, languageId: name.endsWith(".py") ? "python" : name.endsWith(".md") ? "markdown" : "plaintext", version: 1, text } });
      const severity = (FOUND as Readonly<Record<string, number>>)[name.slice("docs/".length)];
      // Nobody opens a file of a kind that no setting names as a document of ours.
      if (name !== "docs/sub/b.page") assert.deepEqual(await session.said(name), severity === undefined ? [] : [`${severity} Gridline Import`], name);
      else await session.said(name);
    }
    await session.end();
  });

  it("are followed when they come, change and go", async () => {
    const session = await start({ capabilities: PULLING, folders: ["docs"], files: { "docs/a.md": SLIP, "docs/sub/a.md": SLIP, "docs/sub/b.note": SLIP } });
    const pull = async (): Promise<string[]> => {
      const { items } = await session.client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds: [] });
      return items.flatMap((report) => (report.kind === "full" ? report.items.map(({ severity }) => `${report.uri.slice(session.folder.uri("docs/").length)} ${severity ?? ""}`) : []));
    };
    let refreshed: () => void = () => undefined;
    session.client.answer("workspace/diagnostic/refresh", () => {
      refreshed();
      return null;
    });
    const saved = async (text: string | undefined): Promise<void> => {
      const again = new Promise<void>((resolve) => (refreshed = resolve));
      if (text === undefined) await session.folder.remove("docs/sub/tbcv.yaml");
      else await session.folder.write("docs/sub/tbcv.yaml", text);
      session.client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: session.folder.uri("docs/sub/tbcv.yaml"), type: 2 }] });
      await again;
    };
    assert.deepEqual(await pull(), ["a.md 2", "sub/a.md 2"]);
    await saved("ignore: [a.md]\nfiles: ['*.note']\n");
    assert.deepEqual(await pull(), ["a.md 2", "sub/b.note 2"]);
    await saved("rules: {misspelled-name: error}\n");
    assert.deepEqual(await pull(), ["a.md 2", "sub/a.md 1"]);
    await saved(undefined);
    assert.deepEqual(await pull(), ["a.md 2", "sub/a.md 2"]);
    await session.end();
  });
});

// Quick fixes that write to tbcv.yaml and truth files: what they say, what they write, that the findings are gone afterwards, and when
// they are not offered.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ClientCapabilities, CodeAction, TextEdit } from "vscode-languageserver/node";
import { FULL_CLIENT, range, type SessionOptions, startSession, type TestSession } from "../support/lsp-session.ts";

const TEXT = "The Gridlne Import plugin.\n";
const MAKER: ClientCapabilities = {
  ...FULL_CLIENT,
  workspace: { ...FULL_CLIENT.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
  window: { showDocument: { support: true } },
};

interface Page {
  readonly session: TestSession;
  readonly actions: readonly CodeAction[];
  titled(start: string): CodeAction;
  read(name: string): string;
  /** Does what an editor does: edits the files, saves them, tells the server. */
  apply(action: CodeAction): Promise<void>;
  codes(): Promise<unknown[]>;
}

async function page(options: SessionOptions = {}, text = TEXT, name = "docs/a.md"): Promise<Page> {
  const session = await startSession({ capabilities: MAKER, ...options });
  const uri = session.folder.uri(name);
  session.open(uri, text);
  await session.client.diagnostics(uri, 1);
  const actions = await session.client.request<CodeAction[]>("textDocument/codeAction", { textDocument: { uri }, range: range(0, 0, 9, 0), context: { diagnostics: [] } });
  return {
    session, actions,
    titled(start) {
      const action = actions.find(({ title }) => title.startsWith(start));
      assert.ok(action, `${start} is not among ${actions.map(({ title }) => title).join(" | ")}`);
      return action;
    },
    read: (file) => readFileSync(fileURLToPath(session.folder.uri(file)), "utf8"),
    async apply({ edit }) {
      const changed: string[] = [];
      for (const change of edit?.documentChanges ?? []) {
        if ("kind" in change) {
          assert.ok(change.kind === "create" && !existsSync(fileURLToPath(change.uri)));
          await mkdir(dirname(fileURLToPath(change.uri)), { recursive: true });
          writeFileSync(fileURLToPath(change.uri), "");
        } else {
          assert.equal(change.textDocument.version, null);
          const file = fileURLToPath(change.textDocument.uri);
          writeFileSync(file, TextDocument.applyEdits(TextDocument.create("x:", "", 1, readFileSync(file, "utf8")), change.edits as TextEdit[]));
          changed.push(change.textDocument.uri);
        }
      }
      session.client.notify("workspace/didChangeWatchedFiles", { changes: changed.map((file) => ({ uri: file, type: 2 })) });
    },
    codes: async () => (await session.client.diagnostics(uri, 1)).map(({ code }) => code),
  };
}

/** The end of the title of ignoring in the document itself. */
const IN_FILE = " in this file";

const titles = ({ actions }: Page): string[] => actions.map(({ title }) => title);

describe("accepting in the editor", () => {
  it("comes between changing and ignoring here, and the page last", async () => {
    const own = "family: own\nplugins: [{id: g, name: Gridline Reader, url: 'https://example.org/g'}]\n";
    const { session, ...all } = await page({ files: { "docs/tbcv.yaml": "truth: {truth_files: [own.yaml]}\n", "docs/own.yaml": own } }, "The Gridlne Reader plugin.\n");
    assert.deepEqual(titles({ session, ...all }), [
      'Change to "Gridline Reader"', 'Accept "Gridlne Reader" as an alias in own.yaml', 'Ignore "Gridlne Reader" in tbcv.yaml', "Ignore here", 'Ignore "Gridlne Reader" in this file', "Open the page of Gridline Reader",
    ]);
    assert.deepEqual(all.actions.map(({ isPreferred }) => isPreferred ?? false), [true, false, false, false, false, false]);
    assert.deepEqual(all.actions.map(({ diagnostics }) => diagnostics?.length), [1, 1, 1, 1, 1, 1]);
    await session.end();
  });

  it("an ignored name goes into tbcv.yaml, comments and all", async () => {
    const all = await page({ files: { "docs/tbcv.yaml": "# ours\r\nignore_names:\r\n  - 'x' # y\r\n" } });
    await all.apply(all.titled('Ignore "Gridlne Import" in tbcv.yaml'));
    assert.equal(all.read("docs/tbcv.yaml"), "# ours\r\nignore_names:\r\n  - 'x' # y\r\n  - 'Gridlne Import'\r\n");
    assert.deepEqual(await all.codes(), []);
    await all.session.end();
  });

  it("tbcv.yaml is made at the top of the workspace where there is none", async () => {
    const all = await page({}, TEXT, "docs/deep/a.md");
    await all.apply(all.titled('Ignore "Gridlne Import" in tbcv.yaml'));
    assert.equal(all.read("docs/tbcv.yaml"), "ignore_names:\n  - Gridlne Import\n");
    assert.deepEqual(await all.codes(), []);
    await all.session.end();
  });

  it("an override with names of its own takes the name for its files", async () => {
    const all = await page({ files: { "docs/tbcv.yaml": "overrides:\n  - files: ['*.md']\n    ignore_names: [x]\n" } });
    await all.apply(all.titled("Ignore \"Gridlne Import\" in"));
    assert.equal(all.read("docs/tbcv.yaml"), "overrides:\n  - files: ['*.md']\n    ignore_names: [x, Gridlne Import]\n");
    assert.deepEqual(await all.codes(), []);
    await all.session.end();
  });

  it("an alias of a shipped plugin goes into a truth file of its own, which tbcv.yaml lists", async () => {
    const all = await page({ files: { "docs/tbcv.yaml": "rules: {}\n" } });
    // The folder counts without the setting, too, so the page may be checked once or twice.
    const mended = new Promise<void>((resolve) => {
      all.session.client.listen("textDocument/publishDiagnostics", ({ diagnostics }: { diagnostics: readonly unknown[] }) => {
        if (diagnostics.length === 0) resolve();
      });
    });
    await all.apply(all.titled('Accept "Gridlne Import" as an alias in truth/accepted-words.yaml and tbcv.yaml'));
    assert.match(all.read("docs/truth/accepted-words.yaml"), /^# .*\nfamily: words\nplugins:\n {2}- id: gridline-import\n {4}aliases:\n {6}- Gridlne Import\n$/);
    assert.equal(all.read("docs/tbcv.yaml"), "rules: {}\ntruth:\n  truth_files:\n    - truth/accepted-words.yaml\n");
    await mended;
    await all.session.end();
  });

  it("an alias goes into the truth file that defines the plugin", async () => {
    const own = '{\n\t"family": "own",\n\t"plugins": [\n\t\t{"id": "a", "name": "Bitmap Turner"}\n\t]\n}\n';
    const all = await page({ files: { "docs/tbcv.yaml": "truth: {truth_directories: [names]}\n", "docs/names/own.json": own } }, "The Bitmap Turnr plugin.\n");
    await all.apply(all.titled('Accept "Bitmap Turnr" as an alias in names/own.json'));
    assert.equal(all.read("docs/names/own.json"), own.replace('Turner"', 'Turner", "aliases": ["Bitmap Turnr"]'));
    assert.deepEqual(await all.codes(), []);
    await all.session.end();
  });

  it("counts a file as it stands in the editor, with its version", async () => {
    const session = await startSession({ capabilities: MAKER, files: { "docs/tbcv.yaml": "ignore_names: [x]\n" } });
    const [config, uri] = [session.folder.uri("docs/tbcv.yaml"), session.folder.uri("docs/a.md")];
    session.open(config, "# not saved yet\nignore_names: [x, y]\n", "yaml");
    session.open(uri, TEXT);
    await session.client.diagnostics(uri, 1);
    const actions = await session.client.request<CodeAction[]>("textDocument/codeAction", { textDocument: { uri }, range: range(0, 6, 0, 6), context: { diagnostics: [] } });
    const ignore = actions.find(({ title }) => title.startsWith("Ignore \""));
    assert.deepEqual(ignore?.edit?.documentChanges, [{ textDocument: { uri: config, version: 1 }, edits: [{ range: range(1, 19, 1, 19), newText: ", Gridlne Import" }] }]);
    await session.end();
  });

  const NOT_OFFERED: readonly (readonly [string, SessionOptions, string, readonly string[]])[] = [
    ["a client that makes no files", { capabilities: FULL_CLIENT }, TEXT, ["Change to", "Ignore here", IN_FILE]],
    ["settings of the editor over the lists", { files: { "docs/tbcv.yaml": "ignore_names: [x]\n" }, initializationOptions: { ignore_names: ["y"], truth: { truth_files: [] } } }, TEXT, ["Change to", "Accept", "Ignore here", IN_FILE]],
    ["a configuration that is no YAML", { files: { "docs/tbcv.yaml": "ignore_names: [x\n" } }, TEXT, ["Change to", "Ignore here", IN_FILE]],
    ["a list that cannot be added to", { files: { "docs/tbcv.yaml": "ignore: &a [x]\nignore_names: *a\n" } }, TEXT, ["Change to", "Accept", "Ignore here", IN_FILE]],
    ["a name over two lines", { files: { "docs/tbcv.yaml": "" } }, "The Gridlne\nImport plugin.\n", ["Change to", "Ignore here"]],
    ["a name that was right once", { files: { "docs/tbcv.yaml": "" } }, "The Sheetline Writer plugin.\n", ["Change to", "Ignore \"", "Ignore here", IN_FILE]],
  ];
  for (const [what, options, text, starts] of NOT_OFFERED) {
    it(`with ${what}: ${starts.join(", ")}`, async () => {
      const all = await page(options, text);
      assert.deepEqual(titles(all).map((title) => (title.endsWith(IN_FILE) ? IN_FILE : (starts.find((start) => title.startsWith(start)) ?? title))), starts);
      while (all.session.client.unclaimed.length > 0) await all.session.client.next((all.session.client.unclaimed[0] ?? "").split(" ")[0] ?? "");
      await all.session.end();
    });
  }

  it("a truth file outside of the workspace is not touched", async () => {
    const own = "family: own\nplugins: [{id: a, name: Bitmap Turner}]\n";
    const all = await page({ files: { "docs/tbcv.yaml": "truth: {truth_files: [../else/own.yaml]}\n", "else/own.yaml": own } }, "The Bitmap Turnr plugin.\n");
    assert.deepEqual(titles(all).filter((title) => title.startsWith("Accept")), ['Accept "Bitmap Turnr" as an alias in truth/accepted-own.yaml and tbcv.yaml']);
    await all.session.end();
  });

  it("opens pages of the web, and nothing else", async () => {
    const plugins = ["https://example.org/a b", "file:///etc/passwd", "javascript:alert(1)", "none"].map((url, at) => `  - {id: p${at}, name: ${["Bitmap Turner", "Chart Folder", "Sound Mixer", "Paper Cutter"][at] ?? ""}, url: '${url}'}\n`);
    const files = { "docs/tbcv.yaml": "truth: {truth_files: [own.yaml]}\n", "docs/own.yaml": `family: own\nplugins:\n${plugins.join("")}` };
    const all = await page({ files }, "The Bitmap Turnr plugin, the Chart Foldr plugin, the Sound Mixr plugin, the Paper Cuttr plugin.\n");
    const { client, initialized } = all.session;
    assert.deepEqual(initialized.capabilities["executeCommandProvider"], { commands: ["tbcv.openPage", "tbcv.pageCard", "tbcv.checkWorkspace", "tbcv.report", "tbcv.status", "tbcv.reloadTruth", "tbcv.truthEntry"] });
    assert.deepEqual(titles(all).filter((title) => title.startsWith("Open")), ["Open the page of Bitmap Turner"]);
    const shown: unknown[] = [];
    client.answer("window/showDocument", (params) => {
      shown.push(params);
      return { success: true };
    });
    const { command } = all.titled("Open");
    assert.equal(await client.request("workspace/executeCommand", { command: command?.command, arguments: command?.arguments }), null);
    assert.deepEqual(shown, [{ uri: "https://example.org/a%20b", external: true }]);
    for (const given of [["file:///etc/passwd"], ["javascript:alert(1)"], [5], []]) {
      await client.request("workspace/executeCommand", { command: "tbcv.openPage", arguments: given });
      await client.next("window/logMessage");
    }
    assert.equal(shown.length, 1);
    await all.session.end();
  });
});

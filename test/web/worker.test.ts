// The server of the browser says the same as the one of the desktop: of generated pages with the shipped truth, and of a folder with a
// configuration, truth files of its own and a manifest.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRandom, makePage } from "../../bench/documents.ts";
import { slip } from "../../bench/slips.ts";
import { LspClient } from "../support/lsp-client.ts";
import { change, FULL_CLIENT, testFolder, type TestFolder } from "../support/lsp-session.ts";
import { startWebServer, type WebServer } from "../support/web-worker.ts";

const ROOT = join(import.meta.dirname, "../..");
const BUNDLE = join(ROOT, "dist/web/server.js");
const CODE = readFileSync(BUNDLE, "utf8");
const NAMES = ["eslint-plugin-import", "eslint-plugin-react-hooks", "@babel/preset-env", "postcss-nested", "gatsby-plugin-image", "rollup-plugin-terser", "Aspose.Words"];
const WORDS = "the page shows how every plugin reads and writes text with care before it is published in a folder of its own".split(" ");
/** The folder of the browser; its name has what addresses write otherwise. */
const WEB = "vscode-vfs://github/owner/caf%C3%A9%20%26%20co";

/** A server of either kind with a folder open. */
interface Side {
  readonly client: LspClient;
  readonly uri: (name: string) => string;
  /** An answer with addresses that both sides share. */
  plain(answer: unknown): unknown;
  end(): Promise<void>;
}

describe("the server of the browser", () => {
  let folder: TestFolder;
  const sides: Side[] = [];

  beforeEach(async () => {
    folder = await testFolder();
  });
  afterEach(async () => {
    for (const side of sides.splice(0)) await side.end();
    await folder.remove();
  });

  async function start(): Promise<{ desktop: Side; web: Side; server: WebServer }> {
    const program = spawn(process.execPath, [join(ROOT, "dist/cli.js"), "--stdio"], { cwd: folder.path, stdio: ["pipe", "pipe", "inherit"] });
    const exit = once(program, "exit");
    const desktop = sideOf(new LspClient(program.stdout, program.stdin), folder.uri("").replace(/\/$/, ""), pathToFileURL(ROOT).href, async () => { await exit; });
    const server = startWebServer(BUNDLE, CODE, { [WEB]: folder.path, "tbcv-program:": ROOT });
    const web = sideOf(server.client, WEB, "tbcv-program:", async () => {
      await server.closed;
      assert.deepEqual(server.written, []);
    });
    sides.push(desktop, web);
    for (const { client, uri } of [desktop, web]) {
      client.answer("client/registerCapability", () => null);
      client.answer("client/unregisterCapability", () => null);
      await client.request("initialize", {
        processId: null, rootUri: null, workspaceFolders: [{ uri: uri(""), name: "docs" }],
        capabilities: { ...FULL_CLIENT, workspace: { ...FULL_CLIENT.workspace, didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true }, workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } }, experimental: { tbcv: { fileSystem: true } } },
      });
      client.notify("initialized", {});
    }
    return { desktop, web, server };
  }

  /** Both sides' findings, quick fixes and cards of a document; the same, or the test fails. */
  async function compare(desktop: Side, web: Side, document: { name: string; text: string; languageId?: string }): Promise<string> {
    const [onDesktop, inBrowser] = await Promise.all([desktop, web].map((side) => observe(side, document)));
    assert.deepEqual(inBrowser, onDesktop);
    return JSON.stringify(inBrowser);
  }

  it("finds and mends the same in pages over the shipped truth", async () => {
    const { desktop, web, server } = await start();
    const random = createRandom(7);
    const names = NAMES.flatMap((name) => [name, slip(name, random), name.toUpperCase()]);
    let seen = "";
    for (let seed = 1; seed <= 6; seed++) seen += await compare(desktop, web, { name: `page ${seed}.md`, text: makePage(3000, names, WORDS, seed) });
    seen += await compare(desktop, web, { name: "page.html", text: "<h1>Use</h1><p>The plugin eslint-plugin-improt.</p>\n", languageId: "html" });
    assert.match(seen, /misspelled-name/);
    assert.match(seen, /Change to/);
    // The index is taken as the build made it: no pack is read.
    const program = server.asked.filter((uri) => uri.startsWith("tbcv-program:"));
    assert.equal(program.length, 1);
    assert.match(program[0] ?? "", /^tbcv-program:\/dist\/truth\/\w+\.index$/);
  });

  it("reads the configuration, truth files and manifests of its folder", async () => {
    await folder.write("tbcv.yaml", "truth: {packs: [npm/eslint], truth_directories: [truth]}\nignore: [drafts/]\nrules: {name-case: error}\n");
    await folder.write("truth/own.yaml", "family: own\nplugins:\n  - {id: gridline-import, name: Gridline Import, dependencies: [nothing-here]}\n");
    await folder.write("package.json", '{"dependencies": {"eslint-plugin-improt": "1"}}');
    await folder.write("über uns/tbcv.yaml", "ignore_names: [Gridlne Import]\n");
    const { desktop, web } = await start();
    const text = "The Gridlne Import plugin, the GRIDLINE IMPORT plugin, eslint-plugin-improt and eslint-plugin-raect.\n";
    assert.match(await compare(desktop, web, { name: "a.md", text }), /Accept \\"Gridlne Import\\" as an alias in truth\/own\.yaml/);
    assert.doesNotMatch(await compare(desktop, web, { name: "über uns/a.md", text }), /Did you mean \\"Gridline Import\\"/);
    assert.match(await compare(desktop, web, { name: "drafts/a.md", text }), /^\{"diagnostics":\[\]/);
    const problems = await Promise.all([desktop, web].map(async (side) => side.plain(await side.client.diagnostics(side.uri("truth/own.yaml")))));
    assert.deepEqual(problems[1], problems[0]);
    assert.match(JSON.stringify(problems), /nothing-here/);
  });

  it("takes a truth file that has changed", async () => {
    await folder.write("tbcv.yaml", "truth: {packs: [], truth_files: [own.yaml]}\n");
    await folder.write("own.yaml", "family: own\nplugins: [{id: one, name: Gridline Import}]\n");
    const { desktop, web } = await start();
    await compare(desktop, web, { name: "a.md", text: "The Gridlne Import plugin and the Sheetlne Export plugin.\n" });
    await folder.write("own.yaml", "family: own\nplugins: [{id: one, name: Sheetline Export}]\n");
    for (const { client, uri } of [desktop, web]) client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri("own.yaml"), type: 2 }] });
    const [onDesktop, inBrowser] = await Promise.all([desktop, web].map(async (side) => side.plain(await side.client.diagnostics(side.uri("a.md"), 1))));
    assert.deepEqual(inBrowser, onDesktop);
    assert.match(JSON.stringify(inBrowser), /Sheetline Export/);
  });

  async function observe(side: Side, { name, text, languageId = "markdown" }: { name: string; text: string; languageId?: string }): Promise<unknown> {
    const { client } = side;
    const textDocument = { uri: side.uri(name) };
    client.notify("textDocument/didOpen", { textDocument: { ...textDocument, languageId, version: 1, text } });
    const diagnostics = await client.diagnostics(textDocument.uri, 1);
    const answers: unknown[] = [];
    for (const diagnostic of diagnostics) {
      answers.push(await client.request("textDocument/codeAction", { textDocument, range: diagnostic.range, context: { diagnostics: [diagnostic], only: ["quickfix"] } }));
      answers.push(await client.request("textDocument/hover", { textDocument, position: diagnostic.range.start }));
    }
    const line = text.split("\n").length - 1;
    // As VS Code says it, with the length of what is replaced.
    const typed = { range: { start: { line, character: 0 }, end: { line, character: 0 } }, rangeLength: 0, text: "\nAnd eslint-plugin-improt.\n" };
    client.notify("textDocument/didChange", change(textDocument.uri, 2, typed));
    const after = await client.diagnostics(textDocument.uri, 2);
    client.notify("textDocument/didChange", change(textDocument.uri, 1, { text }));
    await client.diagnostics(textDocument.uri, 1);
    return side.plain({ diagnostics, answers, after });
  }
});

function sideOf(client: LspClient, folder: string, program: string, ended: () => Promise<void>): Side {
  return {
    client,
    uri: (name) => (name === "" ? folder : `${folder}/${name.split("/").map(encodeURIComponent).join("/")}`),
    plain: (answer) => JSON.parse(withoutProgramLinks(JSON.stringify(answer).replaceAll(folder, "folder:").replaceAll(program, "program:"))) as unknown,
    async end() {
      await client.request("shutdown");
      client.notify("exit");
      await ended();
    },
  };
}

/** Cards lead to entries of the shipped truth on the desktop only: in the browser no link opens them, and reading the packs would take a while. */
function withoutProgramLinks(answer: string): string {
  return answer.replace(/(?: · | {2}\\n)\[Truth entry\]\(<program:[^>]*>\)/gu, "");
}

// Settings from the file, the environment and the editor, by folder; what is wrong in them is told where it stands, once.
import assert from "node:assert/strict";
import type { ClientCapabilities } from "vscode-languageserver/node";
import { FULL_CLIENT, range, startServer, startSession, type TestSession } from "../support/lsp-session.ts";

const TEXT = "The Gridlne Import plugin.";
const ASKED: ClientCapabilities = { ...FULL_CLIENT, workspace: { ...FULL_CLIENT.workspace, configuration: true, workspaceFolders: true } };

interface LogMessage {
  readonly type: number;
  readonly message: string;
}

const severities = async (session: TestSession, name: string): Promise<unknown[]> => {
  const uri = session.folder.uri(name);
  session.open(uri, TEXT);
  return (await session.client.diagnostics(uri, 1)).map(({ severity }) => severity);
};

const watched = (session: TestSession, name: string): void => {
  session.client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: session.folder.uri(name), type: 2 }] });
};

describe("settings in the editor", () => {
  it("apply the configuration above the document: rules, overrides, ignored files", async () => {
    const config = "rules: {misspelled-name: error}\noverrides: [{files: ['old/**'], rules: {misspelled-name: hint}}]\nignore: [drafts/]\n";
    const session = await startSession({ files: { "docs/tbcv.yaml": config } });
    assert.deepEqual(await severities(session, "docs/a.md"), [1]);
    assert.deepEqual(await severities(session, "docs/old/a.md"), [4]);
    assert.deepEqual(await severities(session, "docs/drafts/a.md"), []);
    assert.deepEqual(await severities(session, "elsewhere/a.md"), [2]);
    await session.end();
  });

  it("take what the project uses from its manifests, and notice when these change", async () => {
    const files = { "docs/tbcv.yaml": "truth: {packs: [], truth_directories: [names]}\n", "docs/names/own.yaml": "family: own\nplugins:\n  - {id: gridlane, name: gridlane}\n", "docs/package.json": "{}" };
    const session = await startSession({ files });
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "Use gridlne here.");
    assert.deepEqual(await session.client.diagnostics(uri, 1), []);
    await session.folder.write("docs/package.json", '{"dependencies": {"gridlane": "^1.0.0"}}');
    watched(session, "docs/package.json");
    assert.deepEqual((await session.client.diagnostics(uri, 1)).map(({ code }) => code), ["misspelled-name"]);
    await session.end();
  });

  it("take source code where they ask for it, all or by pattern", async () => {
    const session = await startSession({ files: { "docs/tbcv.yaml": "include_code: true\n", "lib/tbcv.yaml": "files: ['*.js']\n" } });
    const found = async (name: string, languageId: string): Promise<number> => {
      const uri = session.folder.uri(name);
      session.open(uri, `/* ${TEXT} */`, languageId);
      return (await session.client.diagnostics(uri, 1)).length;
    };
    assert.equal(await found("docs/a.js", "javascript"), 1);
    assert.equal(await found("lib/a.js", "javascript"), 1);
    assert.equal(await found("lib/a.ts", "typescript"), 0);
    assert.equal(await found("a.js", "javascript"), 0);
    await session.end();
  });

  it("order file, environment and editor, the editor strongest", async () => {
    const session = await startSession({
      files: { "docs/tbcv.yaml": "rules: {misspelled-name: error, name-case: error, former-name: error}\n" },
      env: { TBCV_RULES_MISSPELLED_NAME: "hint", TBCV_RULES_NAME_CASE: "off" },
      initializationOptions: { tbcv: { rules: { "misspelled-name": "information" }, trace: { server: "off" } } },
    });
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "The Gridlne Import plugin, gridline import and the Sheetline Writer plugin.");
    assert.deepEqual((await session.client.diagnostics(uri, 1)).map(({ code, severity }) => [code, severity]), [["misspelled-name", 3], ["former-name", 1]]);
    await session.end();
  });

  it("are asked for by folder, and again when they change", async () => {
    const { client, folder } = await startServer();
    const session = { client, folder, open: (uri: string, text: string) => { client.notify("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text } }); } };
    const levels: Record<string, string> = { one: "error", two: "hint" };
    client.answer("workspace/configuration", ({ items }: { items: { scopeUri?: string; section: string }[] }) =>
      items.map(({ scopeUri, section }) => {
        assert.equal(section, "tbcv");
        return { rules: { "misspelled-name": levels[scopeUri?.split("/").at(-1) ?? "one"] } };
      }),
    );
    await client.request("initialize", { processId: null, rootUri: null, capabilities: ASKED, workspaceFolders: ["one", "two"].map((name) => ({ uri: folder.uri(name), name })) });
    client.notify("initialized", {});
    assert.deepEqual(await severities(session as TestSession, "one/a.md"), [1]);
    assert.deepEqual(await severities(session as TestSession, "two/a.md"), [4]);
    levels["two"] = "warning";
    client.notify("workspace/didChangeConfiguration", { settings: null });
    const changed = await client.diagnostics(folder.uri("two/a.md"), 1);
    assert.deepEqual(changed.map(({ severity }) => severity), [2]);
    await client.end();
    await folder.remove();
  });

  it("may be pushed, and what the editor said at first then no longer holds", async () => {
    const session = await startSession({ initializationOptions: { rules: { "misspelled-name": "error" } } });
    assert.deepEqual(await severities(session, "docs/a.md"), [1]);
    session.client.notify("workspace/didChangeConfiguration", { settings: { tbcv: { rules: { "misspelled-name": "off" } } } });
    assert.deepEqual(await session.client.diagnostics(session.folder.uri("docs/a.md"), 1), []);
    session.client.notify("workspace/didChangeConfiguration", { settings: { tbcv: {} } });
    assert.equal((await session.client.diagnostics(session.folder.uri("docs/a.md"), 1)).length, 1);
    await session.end();
  });

  it("tell a bad value once, by its key, and fall back", async () => {
    const session = await startSession({ initializationOptions: { rules: { "misspelled-name": "loud" }, min_confidence: 7 } });
    assert.deepEqual(await severities(session, "docs/a.md"), [2]);
    assert.deepEqual(await severities(session, "docs/sub/b.md"), [2]);
    const messages = [await session.client.next<LogMessage>("window/logMessage"), await session.client.next<LogMessage>("window/logMessage")];
    assert.deepEqual(messages.map(({ type }) => type), [2, 2]);
    assert.match(messages[0]?.message ?? "", /rules\.misspelled-name.*editor settings/);
    assert.match(messages[1]?.message ?? "", /min_confidence/);
    await session.end();
  });

  it("outlive any shape", async () => {
    for (const odd of [null, 7, "text", [], { rules: [] }, { tbcv: "x" }, { truth: { truth_directories: [7, null] } }]) {
      const session = await startSession({ initializationOptions: odd });
      assert.deepEqual(await severities(session, "docs/a.md"), [2], JSON.stringify(odd));
      const expected = odd === null || (typeof odd === "object" && Object.keys(odd).length === 0 && !Array.isArray(odd)) ? 0 : 1;
      if (expected > 0) assert.match((await session.client.next<LogMessage>("window/logMessage")).message, /editor settings/);
      session.client.notify("workspace/didChangeConfiguration", { settings: { tbcv: {} } });
      await session.client.request("textDocument/hover", { textDocument: { uri: session.folder.uri("docs/a.md") }, position: { line: 0, character: 0 } });
      while (session.client.unclaimed.length > 0) await session.client.next<LogMessage>("window/logMessage");
      await session.end();
    }
  });

  it("show the problems of a configuration on it, until they are mended", async () => {
    const session = await startSession({ files: { "docs/tbcv.yaml": "families: [words]\nmin_confidence: high\nrulez: {}\n" } });
    const { client, folder } = session;
    assert.deepEqual(await severities(session, "docs/a.md"), [2]);
    assert.deepEqual(await severities(session, "docs/sub/b.md"), [2]);
    const shown = await client.diagnostics(folder.uri("docs/tbcv.yaml"));
    assert.deepEqual(shown.map(({ range: at, severity, message }) => ({ at, severity, message })), [
      { at: range(1, 16, 1, 16), severity: 1, message: 'min_confidence is "high": write a number from 0 to 1' },
      { at: range(2, 0, 2, 0), severity: 1, message: 'unknown key "rulez": did you mean "rules"?' },
    ]);
    await folder.write("docs/tbcv.yaml", "rules: {misspelled-name: off}\n");
    watched(session, "docs/tbcv.yaml");
    assert.deepEqual(await client.diagnostics(folder.uri("docs/tbcv.yaml")), []);
    assert.deepEqual(await client.diagnostics(folder.uri("docs/a.md"), 1), []);
    assert.deepEqual(await client.diagnostics(folder.uri("docs/sub/b.md"), 1), []);
    await session.end();
  });

  it("follow a saved configuration, and folders that come and go", async () => {
    const session = await startSession({ capabilities: { ...ASKED, workspace: { ...ASKED.workspace, configuration: false } }, folders: [], initializationOptions: { rules: { "misspelled-name": "error" } } });
    const { client, folder } = session;
    const config = folder.uri("docs/tbcv.yaml");
    const written = "ignore: [a.md]\nx: 1\n# The Gridlne Import plugin is no finding here.\n";
    session.open(config, written, "yaml");
    assert.deepEqual(await severities(session, "docs/a.md"), [1]);
    await folder.write("docs/tbcv.yaml", written);
    client.notify("textDocument/didSave", { textDocument: { uri: config } });
    assert.deepEqual(await client.diagnostics(folder.uri("docs/a.md"), 1), []);
    assert.equal((await client.diagnostics(config)).length, 1);
    client.notify("textDocument/didClose", { textDocument: { uri: config } });
    client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [{ uri: folder.uri("docs"), name: "docs" }], removed: [] } });
    assert.deepEqual(await client.diagnostics(folder.uri("docs/a.md"), 1), []);
    client.notify("textDocument/didClose", { textDocument: { uri: folder.uri("docs/a.md") } });
    await client.diagnostics(folder.uri("docs/a.md"));
    await folder.write("docs/tbcv.yaml", "ignore: [a.md]\n");
    watched(session, "docs/tbcv.yaml");
    assert.deepEqual(await client.diagnostics(config), []);
    await session.end();
  });

  it("name a pack that does not ship", async () => {
    const session = await startSession({ initializationOptions: { truth: { packs: ["wrods"] } } });
    assert.deepEqual(await severities(session, "docs/a.md"), []);
    assert.match((await session.client.next<LogMessage>("window/logMessage")).message, /"wrods"/);
    await session.end();
  });
});

// From `initialize` to `exit`: what is offered, what is out of turn, how the server ends.
import assert from "node:assert/strict";
import { ResponseFailure } from "../support/lsp-client.ts";
import { MANIFEST_GLOBS } from "../../server/src/host/manifest-names.ts";
import { FULL_CLIENT, startServer, startSession } from "../support/lsp-session.ts";

const failsWith = (code: number) => (error: unknown): boolean => error instanceof ResponseFailure && error.code === code;

describe("life of a language server", () => {
  it("offers a full client everything", async () => {
    const session = await startSession({ capabilities: { ...FULL_CLIENT, workspace: { ...FULL_CLIENT.workspace, workspaceFolders: true } } });
    assert.deepEqual(session.initialized.capabilities, {
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: 2, save: { includeText: true } },
      codeActionProvider: { codeActionKinds: ["quickfix", "quickfix.tbcv.accept", "quickfix.tbcv.ignore", "refactor.tbcv.note", "source.fixAll.tbcv"] },
      executeCommandProvider: { commands: ["tbcv.pageCard", "tbcv.checkWorkspace", "tbcv.report", "tbcv.status", "tbcv.reloadTruth", "tbcv.truthEntry"] },
      hoverProvider: true,
      codeLensProvider: {},
      documentHighlightProvider: true,
      documentLinkProvider: {},
      foldingRangeProvider: true,
      inlayHintProvider: true,
      semanticTokensProvider: { legend: { tokenTypes: ["class"], tokenModifiers: ["deprecated"] }, full: { delta: true }, range: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
    assert.equal(session.initialized.serverInfo.name, "tbcv");
    assert.match(session.initialized.serverInfo.version, /^\d+\.\d+\.\d+/);
    await session.end();
  });

  it("offers a bare client documents and nothing else", async () => {
    const session = await startSession({ capabilities: {} });
    assert.deepEqual(session.initialized.capabilities, { textDocumentSync: { openClose: true, change: 2, save: { includeText: true } } });
    await session.end();
  });

  it("registers for settings and files where the client takes registrations", async () => {
    const files = { "docs/tbcv.yaml": "truth: {truth_directories: [names]}\n", "docs/names/own.yaml": "family: own\nplugins: [{id: a-b, name: Bitmap Turner}]\n" };
    const { client, folder } = await startServer({ files });
    const registered: { method: string; registerOptions: unknown }[] = [];
    let done: () => void;
    const both = new Promise<void>((resolve) => (done = resolve));
    client.answer("client/registerCapability", ({ registrations }: { registrations: { method: string; registerOptions: unknown }[] }) => {
      registered.push(...registrations);
      if (registered.length === 2) done();
    });
    await client.request("initialize", {
      processId: null, rootUri: folder.uri("docs"),
      capabilities: { workspace: { didChangeConfiguration: { dynamicRegistration: true }, didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } } },
    });
    client.notify("initialized", {});
    await both;
    assert.deepEqual(registered.map(({ method, registerOptions }) => ({ method, registerOptions })), [
      { method: "workspace/didChangeConfiguration", registerOptions: { section: "tbcv" } },
      {
        method: "workspace/didChangeWatchedFiles",
        registerOptions: {
          watchers: [
            ...["**/{tbcv.yaml,.tbcv.yaml}", ...MANIFEST_GLOBS].map((globPattern) => ({ globPattern })),
            ...["docs/names", "docs/truth"].map((name) => ({ globPattern: { baseUri: folder.uri(name), pattern: "**/*.{yaml,yml,json}" } })),
          ],
        },
      },
    ]);
    await client.end();
    await folder.remove();
  });

  it("answers what is out of turn with an error", async () => {
    const { client, folder, exited } = await startServer();
    await assert.rejects(client.wrongRequest("textDocument/hover", {}), failsWith(-32002));
    client.notify("textDocument/didOpen", { textDocument: { uri: "untitled:a", languageId: "markdown", version: 1, text: "Gridlne Import" } });
    await assert.rejects(client.wrongRequest("initialize", null), failsWith(-32603));
    await client.wrongRequest("initialize", { processId: null, rootUri: null, capabilities: { textDocument: null, workspace: null, general: null } });
    await assert.rejects(client.request("initialize", { processId: null, rootUri: null, capabilities: {} }), failsWith(-32600));
    await assert.rejects(client.wrongRequest("textDocument/notAMethod", {}), failsWith(-32601));
    assert.equal(await client.request("shutdown"), null);
    await assert.rejects(client.wrongRequest("textDocument/hover", {}), failsWith(-32600));
    client.notify("exit");
    assert.equal(await exited, 0);
    client.assertClean();
    await folder.remove();
  });

  it("ends with status 1 without shutdown", async () => {
    const { client, folder, exited } = await startServer();
    await client.request("initialize", { processId: null, rootUri: null, capabilities: {} });
    client.notify("exit");
    assert.equal(await exited, 1);
    await folder.remove();
  });

  it("takes unknown notifications, traces and odd parameters without harm", async () => {
    const session = await startSession();
    const { client } = session;
    client.notify("$/setTrace", { value: "verbose" });
    client.wrongNotify("some/notification", { a: 1 });
    client.wrongNotify("textDocument/didOpen", {});
    assert.match((await client.next<{ message: string }>("window/logMessage")).message, /didOpen/);
    client.notify("textDocument/didChange", { textDocument: { uri: "file:///not/open.md", version: 2 }, contentChanges: [{ text: "x" }] });
    client.notify("textDocument/didClose", { textDocument: { uri: "file:///not/open.md" } });
    assert.equal(await client.request("textDocument/hover", { textDocument: { uri: "file:///not/open.md" }, position: { line: 0, character: 0 } }), null);
    await session.end();
  });

  it("answers a request that fails with an error, logs it, and lives on", async () => {
    const session = await startSession();
    const { client } = session;
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "Use the Gridlne Import plugin.");
    assert.equal((await client.diagnostics(uri, 1)).length, 1);
    await assert.rejects(client.wrongRequest("textDocument/hover", { textDocument: { uri }, position: null }), failsWith(-32603));
    await client.next("window/logMessage");
    await client.next("window/showMessage");
    assert.notEqual(await client.request("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 10 } }), null);
    await session.end();
  });
});

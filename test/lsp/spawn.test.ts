// The built program as editors start it: over standard streams, a socket, a pipe and an IPC channel, and what ends it.
import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodeAction, TextEdit } from "vscode-languageserver/node";
import { LspClient } from "../support/lsp-client.ts";
import { change, FULL_CLIENT, testFolder, type TestFolder } from "../support/lsp-session.ts";

const PROGRAM = join(import.meta.dirname, "../../dist/cli.js");

describe("the built language server", () => {
  let folder: TestFolder;
  const environment = (): NodeJS.ProcessEnv => ({ ...process.env, XDG_CACHE_HOME: join(folder.path, "cache") });
  const started: ChildProcess[] = [];

  function start(...options: string[]): ChildProcess & { stdin: NodeJS.WritableStream; stdout: NodeJS.ReadableStream } {
    const server = spawn(process.execPath, [PROGRAM, ...options], { cwd: folder.path, env: environment(), stdio: ["pipe", "pipe", "inherit"] });
    started.push(server);
    return server;
  }

  beforeEach(async () => {
    folder = await testFolder();
    await folder.write("tbcv.yaml", "truth: {packs: [], truth_files: [names.yaml]}\n");
    await folder.write("names.yaml", "family: own\nplugins: [{id: gridline-import, name: Gridline Import}]\n");
  });
  afterEach(async () => {
    for (const server of started.splice(0)) server.kill("SIGKILL");
    await folder.remove();
  });

  /** One whole conversation: a finding, its fix, and its end. */
  async function converse(client: LspClient): Promise<void> {
    const uri = folder.uri("a.md");
    await client.request("initialize", { processId: process.pid, rootUri: folder.uri(""), capabilities: FULL_CLIENT });
    client.notify("initialized", {});
    client.notify("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text: "The Gridlne Import plugin.\n" } });
    const [found] = await client.diagnostics(uri, 1);
    assert.equal(found?.code, "misspelled-name");
    const [fix] = await client.request<CodeAction[]>("textDocument/codeAction", { textDocument: { uri }, range: found.range, context: { diagnostics: [found] } });
    const [edit] = fix?.edit?.documentChanges ?? [];
    assert.ok(edit && "edits" in edit);
    const [{ range: at, newText }] = edit.edits as [TextEdit];
    client.notify("textDocument/didChange", change(uri, 2, { range: at, text: newText }));
    assert.deepEqual(await client.diagnostics(uri, 2), []);
    await client.end();
  }

  it("serves standard streams and ends with status 0", async () => {
    const server = start("--stdio", `--clientProcessId=${process.pid}`);
    const exit = once(server, "exit");
    await converse(new LspClient(server.stdout, server.stdin));
    assert.deepEqual(await exit, [0, null]);
  });

  it("ends with status 1 when standard input ends", async () => {
    const server = start("--stdio");
    const exit = once(server, "exit");
    const client = new LspClient(server.stdout, server.stdin);
    await client.request("initialize", { processId: null, rootUri: null, capabilities: {} });
    server.stdin.end();
    assert.deepEqual(await exit, [1, null]);
  });

  it("ends when the process that uses it is gone", async () => {
    const editor = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    started.push(editor);
    const [byOption, byMessage] = [start("--stdio", `--clientProcessId=${editor.pid ?? 0}`), start("--stdio")];
    const exits = Promise.all([once(byOption, "exit"), once(byMessage, "exit")]);
    for (const [server, processId] of [[byOption, null], [byMessage, editor.pid]] as const) {
      const client = new LspClient(server.stdout, server.stdin);
      await client.request("initialize", { processId, rootUri: null, capabilities: {} });
    }
    editor.kill("SIGKILL");
    assert.deepEqual(await exits, [[1, null], [1, null]]);
  });

  const pipeName = (): string => (process.platform === "win32" ? `\\\\.\\pipe\\tbcv-${process.pid}` : join(tmpdir(), `tbcv-${process.pid}.sock`));
  for (const kind of ["socket", "pipe"] as const) {
    it(`serves a ${kind}`, async () => {
      const listener = createServer();
      listener.listen(kind === "socket" ? { host: "127.0.0.1", port: 0 } : pipeName());
      await once(listener, "listening");
      const address = listener.address();
      const server = start(`--${kind}=${typeof address === "string" ? address : (address?.port ?? 0)}`);
      const exit = once(server, "exit");
      const [socket] = (await once(listener, "connection")) as [Socket];
      await converse(new LspClient(socket, socket));
      assert.deepEqual(await exit, [0, null]);
      listener.close();
    });
  }

  it("serves an IPC channel", async () => {
    const server = fork(PROGRAM, ["--node-ipc"], { cwd: folder.path, env: environment() });
    started.push(server);
    const exit = once(server, "exit");
    const answer = once(server, "message");
    server.send({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    assert.equal(((await answer)[0] as { id: number }).id, 1);
    const ended = once(server, "message");
    server.send({ jsonrpc: "2.0", id: 2, method: "shutdown" });
    assert.deepEqual((await ended)[0], { jsonrpc: "2.0", id: 2, result: null });
    server.send({ jsonrpc: "2.0", method: "exit" });
    assert.deepEqual(await exit, [0, null]);
  });

  it("says what is wrong with its arguments and ends with status 2", async () => {
    for (const [option, said] of [["--socket=lots", /port from 1 to 65535/], ["--pipe=", /needs a name/], ["--node-ipc", /IPC channel/]] as const) {
      const server = spawn(process.execPath, [PROGRAM, option], { stdio: ["ignore", "ignore", "pipe"] });
      started.push(server);
      let text = "";
      server.stderr.on("data", (part: Buffer) => (text += part.toString()));
      assert.deepEqual(await once(server, "close"), [2, null]);
      assert.match(text, said);
    }
  });

  it("ends with status 1 where nobody listens at its socket", async () => {
    const listener = createServer().listen(0, "127.0.0.1");
    await once(listener, "listening");
    const address = listener.address();
    listener.close();
    await once(listener, "close");
    const server = spawn(process.execPath, [PROGRAM, `--socket=${typeof address === "object" ? (address?.port ?? 0) : 0}`], { stdio: ["ignore", "ignore", "pipe"] });
    started.push(server);
    let text = "";
    server.stderr.on("data", (part: Buffer) => (text += part.toString()));
    assert.deepEqual(await once(server, "close"), [1, null]);
    assert.match(text, /^tbcv: .*ECONNREFUSED/);
  });
});

// The watch over the protocol itself: each kind of wrong message is noted, right ones are not. All other tests here stand on it.
import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { type ClientCapabilities, type Message, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { LspClient } from "../support/lsp-client.ts";
import { startSession } from "../support/lsp-session.ts";
import { type AnyMessage, type Conformance, type Sender, watchConformance } from "../support/protocol/conformance.ts";

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** A watch over a session in which `initialize` is answered. */
function initialized(capabilities: ClientCapabilities = {}, announced: object = {}): Conformance {
  const watched = watchConformance();
  watched.watch("client", { jsonrpc: "2.0", id: 0, method: "initialize", params: { processId: null, rootUri: null, capabilities } });
  watched.watch("server", { jsonrpc: "2.0", id: 0, result: { capabilities: announced } });
  return watched;
}

/** What is noted about messages after `initialize`. */
function noted(capabilities: ClientCapabilities, ...messages: readonly [Sender, Omit<AnyMessage, "jsonrpc">][]): readonly string[] {
  const watched = initialized(capabilities);
  for (const [sender, message] of messages) watched.watch(sender, { jsonrpc: "2.0", ...message });
  return watched.problems;
}

/** What is noted about an answer to a request of the client. */
function notedInAnswer(capabilities: ClientCapabilities, method: string, params: object, result: unknown): readonly string[] {
  return noted(capabilities, ["client", { id: 1, method, params }], ["server", { id: 1, result }]);
}

const AT = { textDocument: { uri: "file:///a.md" }, position: RANGE.start };
const published = (more: object, inside: object = {}): [Sender, Omit<AnyMessage, "jsonrpc">] =>
  ["server", { method: "textDocument/publishDiagnostics", params: { uri: "file:///a.md", diagnostics: [{ range: RANGE, message: "a", ...inside }], ...more } }];

describe("the watch over the protocol", () => {
  it("has nothing to say about right messages", () => {
    const capabilities: ClientCapabilities = { textDocument: { hover: { contentFormat: ["markdown"] } }, window: { workDoneProgress: true } };
    assert.deepEqual(noted(
      capabilities,
      published({ version: 3 }, { severity: 1 }),
      ["client", { id: 1, method: "textDocument/hover", params: AT }], ["server", { id: 1, result: { contents: { kind: "markdown", value: "a" } } }],
      ["server", { id: 1, method: "window/workDoneProgress/create", params: { token: "t" } }], ["client", { id: 1, result: null }],
      ["server", { method: "$/progress", params: { token: "t", value: { kind: "begin", title: "Checks" } } }],
      ["client", { id: 2, method: "workspace/diagnostic", params: { previousResultIds: [], partialResultToken: 7 } }],
      ["server", { method: "$/progress", params: { token: 7, value: { items: [{ kind: "full", uri: "file:///a.md", version: null, items: [] }] } } }],
      ["server", { id: 2, error: { code: -32802, message: "later", data: { retriggerRequest: true } } }],
      ["client", { method: "$/setTrace", params: { value: "off" } }],
    ), []);
  });

  it("notes unknown methods, wrong directions and mixed up kinds", () => {
    assert.match(noted({}, ["server", { method: "tbcv/extra", params: {} }])[0] ?? "", /no such method/);
    assert.match(noted({}, ["server", { method: "textDocument/didClose", params: { textDocument: { uri: "file:///a.md" } } }]).join(), /^textDocument\/didClose from the server: the other side sends this$/);
    assert.match(noted({}, ["client", { method: "window/logMessage", params: { type: 3, message: "a" } }]).join(), /the other side sends this/);
    assert.match(noted({}, ["client", { method: "textDocument/hover", params: AT }])[0] ?? "", /is a request/);
  });

  it("notes what is missing, in excess or of another type, wherever it stands", () => {
    assert.match(noted({}, published({ tool: "x" }))[0] ?? "", /: tool is not in the protocol/);
    assert.match(noted({}, published({}, { severity: 5 }))[0] ?? "", /diagnostics\[0\]\.severity is 5/);
    assert.match(noted({}, published({}, { range: { start: RANGE.start } }))[0] ?? "", /range\.end is missing/);
    assert.match(noted({}, published({ version: null }))[0] ?? "", /version is null/);
    const hover: ClientCapabilities = { textDocument: { hover: {} } };
    assert.match(notedInAnswer(hover, "textDocument/hover", AT, { contents: { kind: "html", value: "" } })[0] ?? "", /contents/);
    assert.match(notedInAnswer(hover, "textDocument/hover", AT, undefined)[0] ?? "", /missing|exactly one/);
    assert.match(initialized({}, { hover: true }).problems[0] ?? "", /capabilities\.hover is not in the protocol/);
  });

  it("notes wrong partial results and progress for tokens that nobody made", () => {
    const ask: [Sender, Omit<AnyMessage, "jsonrpc">] = ["client", { id: 1, method: "workspace/diagnostic", params: { previousResultIds: [], partialResultToken: 7 } }];
    assert.match(noted({}, ask, ["server", { method: "$/progress", params: { token: 7, value: { items: [{}] } } }])[0] ?? "", /items\[0\]/);
    assert.match(noted({}, ["server", { method: "$/progress", params: { token: 8, value: {} } }])[0] ?? "", /token 8/);
  });

  it("notes answers to nothing, second answers, and answers with neither result nor error", () => {
    assert.match(noted({}, ["server", { id: 9, result: null }])[0] ?? "", /nothing was asked/);
    const ask: [Sender, Omit<AnyMessage, "jsonrpc">] = ["client", { id: 1, method: "shutdown" }];
    assert.match(noted({}, ask, ["server", { id: 1, result: null }], ["server", { id: 1, result: null }])[0] ?? "", /nothing was asked/);
    assert.match(noted({}, ask, ["server", { id: 1 }])[0] ?? "", /exactly one of result and error/);
  });

  it("notes what the client never said it understands", () => {
    assert.match(initialized({}, { hoverProvider: true }).problems[0] ?? "", /hoverProvider needs the client's textDocument\.hover/);
    assert.match(noted({}, ["server", { id: 1, method: "workspace/configuration", params: { items: [] } }])[0] ?? "", /needs the client's workspace\.configuration/);
    assert.match(noted({}, published({}, { tags: [1] }))[0] ?? "", /tagSupport/);
    assert.match(noted({}, ["server", { method: "tbcv/status", params: { state: "ready", plugins: 0, families: 0, revision: "", truths: 0, queue: 0, asking: 0, problems: 0 } }])[0] ?? "", /experimental\.tbcv\.status/);
    const pull: [Sender, Omit<AnyMessage, "jsonrpc">] = ["client", { id: 1, method: "textDocument/diagnostic", params: { textDocument: AT.textDocument } }];
    assert.match(noted({ textDocument: { diagnostic: {} } }, pull, published({}))[0] ?? "", /pulls/);
    const registration = { id: 1, method: "client/registerCapability", params: { registrations: [{ id: "1", method: "workspace/didChangeWatchedFiles", registerOptions: { watchers: [] } }] } };
    assert.match(noted({}, ["server", registration])[0] ?? "", /dynamicRegistration/);
    const odd = (method: string, registerOptions?: object): readonly string[] => noted({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } }, ["server", { ...registration, params: { registrations: [{ id: "1", method, ...(registerOptions && { registerOptions }) }] } }]);
    assert.match(odd("workspace/didChangeWatchedFiles")[0] ?? "", /watchers is missing/);
    assert.match(odd("workspace/didChangeWatchedFiles", { watchers: [{ globPattern: 5 }] })[0] ?? "", /globPattern/);
    assert.match(odd("window/showMessage")[0] ?? "", /no such registration/);
    assert.match(notedInAnswer({ textDocument: { hover: {} } }, "textDocument/hover", AT, { contents: { kind: "markdown", value: "" } })[0] ?? "", /contentFormat with "markdown"/);
  });

  it("takes the status of a server from its client's word on, and in its own form only", () => {
    const told = { experimental: { tbcv: { status: true } } };
    const status = { state: "ready", plugins: 1, families: 1, revision: "a", truths: 1, queue: 0, asking: 0, problems: 0 };
    assert.deepEqual(noted(told, ["server", { method: "tbcv/status", params: status }]), []);
    assert.match(noted(told, ["server", { method: "tbcv/status", params: { ...status, state: "odd" } }])[0] ?? "", /state is "odd"/);
    assert.match(noted(told, ["server", { method: "tbcv/status", params: { ...status, more: 1 } }])[0] ?? "", /more is not in the protocol/);
  });

  it("overlooks what a client is known to say beyond the protocol, and nothing else", () => {
    const capabilities = { callHierarchy: {}, workspace: { symbol: { odd: true } } };
    const of = (beyond: readonly string[]): readonly string[] => {
      const watched = watchConformance(beyond);
      watched.watch("client", { jsonrpc: "2.0", id: 0, method: "initialize", params: { processId: null, rootUri: null, capabilities } });
      return watched.problems;
    };
    assert.deepEqual(of(["callHierarchy", "workspace.symbol.odd"]), []);
    assert.match(of(["callHierarchy"])[0] ?? "", /capabilities\.workspace\.symbol\.odd is not in the protocol/);
    assert.match(of([])[0] ?? "", /capabilities\.callHierarchy is not in the protocol/);
  });

  it("belongs to a client that answers no request outside of the protocol", async () => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const client = new LspClient(toClient, toServer);
    for (const method of ["tbcv/ask", "workspace/workspaceFolders"]) client.answer(method, () => null);
    const answers: Message[] = [];
    const both = new Promise<void>((resolve) => {
      new StreamMessageReader(toServer).listen((message) => {
        if (answers.push(message) === 2) resolve();
      });
    });
    const server = new StreamMessageWriter(toClient);
    await server.write({ jsonrpc: "2.0", id: 1, method: "tbcv/ask" } as Message);
    await server.write({ jsonrpc: "2.0", id: 2, method: "workspace/workspaceFolders" } as Message);
    await both;
    assert.deepEqual(answers, [{ jsonrpc: "2.0", id: 1, error: { code: -32601, message: "the client knows no tbcv/ask" } }, { jsonrpc: "2.0", id: 2, result: null }]);
    assert.throws(() => { client.assertClean(); }, /tbcv\/ask from the server: the protocol has no such method/);
  });

  it("fails a session at its end", async () => {
    const session = await startSession();
    session.client.notify("textDocument/didClose", { textDocument: { uri: 5 } });
    await assert.rejects(session.end(), /textDocument\.uri is 5 instead of/);
    await session.folder.remove();
  });
});

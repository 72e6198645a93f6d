// Clients that ask for diagnostics: of a document, and of all documents of the open folders.
import assert from "node:assert/strict";
import type { ClientCapabilities, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { capabilitiesOf } from "../support/client-profiles.ts";
import { ResponseFailure } from "../support/lsp-client.ts";
import { change, FULL_CLIENT, startSession, type TestSession } from "../support/lsp-session.ts";

const PULLING: ClientCapabilities = {
  ...FULL_CLIENT,
  workspace: { ...FULL_CLIENT.workspace, diagnostics: { refreshSupport: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
  textDocument: { ...FULL_CLIENT.textDocument, diagnostic: { dynamicRegistration: false } },
};
const SLIP = "The Gridlne Import plugin.\n";

async function pull(session: TestSession, uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  return session.client.request("textDocument/diagnostic", { textDocument: { uri }, identifier: "tbcv", ...(previousResultId !== undefined && { previousResultId }) });
}

async function pullAll(session: TestSession, previous: WorkspaceDiagnosticReport = { items: [] }): Promise<WorkspaceDiagnosticReport> {
  const previousResultIds = previous.items.flatMap(({ uri, resultId }) => (resultId === undefined ? [] : [{ uri, value: resultId }]));
  return session.client.request("workspace/diagnostic", { identifier: "tbcv", previousResultIds });
}

function codesOf(report: DocumentDiagnosticReport): unknown[] {
  assert.equal(report.kind, "full");
  return report.items.map(({ code }) => code);
}

function brief(session: TestSession, { items }: WorkspaceDiagnosticReport): string[] {
  return items.map((report) => `${report.uri.slice(session.folder.uri("x").length - 1)} ${report.version ?? "closed"} ${report.kind === "full" ? report.items.map(({ code }) => String(code)).join(" ") : "unchanged"}`.trim());
}

describe("pulled diagnostics", () => {
  it("are announced to clients that pull, which are never pushed to", async () => {
    const session = await startSession({ capabilities: PULLING });
    const uri = session.folder.uri("docs/a.md");
    assert.deepEqual(session.initialized.capabilities["diagnosticProvider"], { identifier: "tbcv", interFileDependencies: false, workspaceDiagnostics: true, workDoneProgress: true });
    session.open(uri, SLIP);
    const first = await pull(session, uri);
    assert.deepEqual(codesOf(first), ["misspelled-name"]);
    assert.deepEqual(await pull(session, uri, first.resultId), { kind: "unchanged", resultId: first.resultId });
    session.client.notify("textDocument/didChange", change(uri, 2, { text: "The Gridline Import plugin.\n" }));
    assert.deepEqual(codesOf(await pull(session, uri, first.resultId)), []);
    await session.end();
  });

  it("are not announced to others", async () => {
    const session = await startSession();
    assert.equal(session.initialized.capabilities["diagnosticProvider"], undefined);
    await session.end();
  });

  it("are pushed all the same to a client that announces to pull and is known not to", async () => {
    const pushedTo = async (name: string, capabilities: ClientCapabilities): Promise<boolean> => {
      const session = await startSession({ capabilities, clientInfo: { name } });
      const uri = session.folder.uri("docs/a.md");
      session.open(uri, SLIP);
      const isPushed = session.initialized.capabilities["diagnosticProvider"] === undefined;
      const found = isPushed ? (await session.client.diagnostics(uri, 1)).map(({ code }) => code) : codesOf(await pull(session, uri));
      assert.deepEqual(found, ["misspelled-name"]);
      await session.end();
      return isPushed;
    };
    const codeMirror = capabilitiesOf("codemirror-6");
    assert.equal(await pushedTo("@codemirror/lsp-client", codeMirror), true);
    assert.equal(await pushedTo("another", codeMirror), false);
    assert.equal(await pushedTo("@codemirror/lsp-client", { textDocument: { diagnostic: {} } }), false);
  });

  it("ask to be asked anew when a change overtakes them", async () => {
    const session = await startSession({ capabilities: PULLING });
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, SLIP);
    await pull(session, uri);
    const asked = pull(session, session.folder.uri("docs/a.md"));
    session.client.notify("textDocument/didChange", change(uri, 2, { text: SLIP.repeat(2) }));
    const answer = await asked.catch((error: unknown) => error);
    if (answer instanceof ResponseFailure) assert.equal(answer.code, -32802);
    else assert.equal((answer as DocumentDiagnosticReport).kind, "full");
    assert.deepEqual(codesOf(await pull(session, uri)), ["misspelled-name", "misspelled-name"]);
    await session.end();
  });

  it("of the workspace hold open and closed documents, and leave out what the settings leave out", async () => {
    const files = { "docs/a.md": SLIP, "docs/b.md": "The Gridline Import plugin.\n", "docs/drafts/c.md": SLIP, "docs/d.md": SLIP, "docs/tbcv.yaml": "ignore: [drafts]\n", "docs/e.png": "x" };
    const session = await startSession({ capabilities: PULLING, files });
    session.open(session.folder.uri("docs/d.md"), `${SLIP}${SLIP}`);
    assert.deepEqual(brief(session, await pullAll(session)), ["docs/a.md closed misspelled-name", "docs/b.md closed", "docs/d.md 1 misspelled-name misspelled-name"]);
    await session.end();
  });

  it("of the workspace are held until something changes, and then say what", async () => {
    const session = await startSession({ capabilities: PULLING, files: { "docs/a.md": SLIP, "docs/b.md": SLIP, "docs/gone.md": SLIP } });
    const first = await pullAll(session);
    const second = pullAll(session, first);
    assert.equal(await Promise.race([second, session.client.request("textDocument/diagnostic", { textDocument: { uri: "file:///none.md" } }).then(() => "held")]), "held");
    await session.folder.write("docs/a.md", "Nothing here.\n");
    await session.folder.remove("docs/gone.md");
    session.client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: session.folder.uri("docs/a.md"), type: 2 }] });
    assert.deepEqual(brief(session, await second), ["docs/a.md closed", "docs/b.md closed unchanged", "docs/gone.md closed"]);
    const third = pullAll(session, await second);
    session.client.cancelNewest();
    await assert.rejects(third, (error) => error instanceof ResponseFailure && error.code === -32800);
    await session.end();
  });

  it("are taken back when their document was closed and is no longer there, though the client does not name it", async () => {
    const session = await startSession({ capabilities: PULLING, files: { "docs/a.md": SLIP, "docs/b.md": SLIP } });
    const uri = session.folder.uri("docs/a.md");
    const first = await pullAll(session);
    session.open(uri, SLIP);
    assert.deepEqual(codesOf(await pull(session, uri)), ["misspelled-name"]);
    await session.folder.remove("docs/a.md");
    session.client.notify("textDocument/didClose", { textDocument: { uri } });
    const named = { items: first.items.filter((report) => report.uri !== uri) };
    assert.deepEqual(brief(session, await pullAll(session, named)), ["docs/b.md closed unchanged", "docs/a.md closed"]);
    session.client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: session.folder.uri("docs/b.md"), type: 2 }] });
    assert.deepEqual(brief(session, await pullAll(session, named)), ["docs/b.md closed unchanged"], "once");
    await session.end();
  });

  it("of the workspace come in portions where the client takes them", async () => {
    const files = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`docs/${1000 + at}.md`, SLIP]));
    const session = await startSession({ capabilities: PULLING, files });
    const answer = await session.client.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds: [], partialResultToken: "p1" });
    const portions = [await session.client.next<{ value: WorkspaceDiagnosticReport }>("$/progress"), await session.client.next<{ value: WorkspaceDiagnosticReport }>("$/progress")];
    assert.deepEqual([...portions.map(({ value }) => value.items.length), answer.items.length], [50, 50, 20]);
    await session.end();
  });

  it("tell the client to ask anew when settings change, and speak of bad settings", async () => {
    const session = await startSession({ capabilities: PULLING, files: { "docs/a.md": SLIP } });
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, SLIP);
    assert.deepEqual(codesOf(await pull(session, uri)), ["misspelled-name"]);
    const refreshed = new Promise<void>((resolve) => {
      session.client.answer("workspace/diagnostic/refresh", () => {
        resolve();
        return null;
      });
    });
    await session.folder.write("docs/tbcv.yaml", "rules: {misspelled-name: off}\nfamilys: [a]\n");
    session.client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: session.folder.uri("docs/tbcv.yaml"), type: 1 }] });
    await refreshed;
    assert.deepEqual(codesOf(await pull(session, uri)), []);
    const all = await pullAll(session);
    assert.deepEqual(brief(session, all), ["docs/a.md 1", "docs/tbcv.yaml closed undefined"]);
    await session.end();
  });
});

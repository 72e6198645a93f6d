// What the server does over all documents of the workspace: the check with its numbers, the report, fixing all, renaming.
import assert from "node:assert/strict";
import { join } from "node:path";
import type { ApplyWorkspaceEditParams, ClientCapabilities, Location, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import type { CheckResult, CheckResults, ResultsHome } from "../../server/src/host/check-results.ts";
import { defaultSettings } from "../../shared/src/settings.ts";
import { ResponseFailure } from "../support/lsp-client.ts";
import { FULL_CLIENT, startSession, type TestSession } from "../support/lsp-session.ts";

const CLIENT: ClientCapabilities = {
  ...FULL_CLIENT,
  workspace: { ...FULL_CLIENT.workspace, applyEdit: true, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  textDocument: { ...FULL_CLIENT.textDocument, rename: { prepareSupport: true }, references: {} },
  window: { workDoneProgress: true },
};
const SLIP = "The Gridlne Import plugin.\n";
const CASE = "The gridline import plugin and the Gridline import plugin.\n";

/** Runs a command; what the server asks of the client on the way is answered as an editor does. */
async function run({ client }: TestSession, command: string, ...args: unknown[]): Promise<{ readonly answer: unknown; readonly applied: ApplyWorkspaceEditParams[] }> {
  const applied: ApplyWorkspaceEditParams[] = [];
  client.answer("window/workDoneProgress/create", () => null);
  client.answer("workspace/applyEdit", (params: ApplyWorkspaceEditParams) => {
    applied.push(params);
    return { applied: true };
  });
  const answer = await client.request("workspace/executeCommand", { command, arguments: args });
  return { answer, applied };
}

/** Claims what is told beside the answers: progress and the log. */
async function quiet({ client }: TestSession): Promise<string[]> {
  const told = [...client.unclaimed];
  for (const line of told) await client.next(line.slice(0, line.indexOf(" ")));
  return told;
}

/** Texts that edits put in, by file. */
function changed(session: TestSession, edit: WorkspaceEdit): Record<string, string[]> {
  const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
  return Object.fromEntries(changes.map(({ textDocument: { uri, version }, edits }) => [
    `${uri.slice(session.folder.uri("docs/x").length - 1)} ${version ?? "closed"}`,
    edits.map((one) => ("newText" in one ? `${one.range.start.line}:${one.range.start.character} ${one.newText}${"annotationId" in one ? ` (${edit.changeAnnotations?.[one.annotationId]?.label ?? ""})` : ""}` : "")),
  ]));
}

describe("the workspace", () => {
  it("is checked by command, with progress and numbers; closed documents are published to clients that are pushed to", async () => {
    const session = await startSession({ capabilities: CLIENT, files: { "docs/a.md": SLIP + CASE, "docs/b.md": "Nothing.\n", "docs/c.bin.md": "\0\0" } });
    const { answer } = await run(session, "tbcv.checkWorkspace");
    assert.deepEqual(answer, { files: 2, findings: 3, error: 0, warning: 1, information: 2, hint: 0, skipped: [{ path: `${session.folder.path}/docs/c.bin.md`, reason: "binary" }] });
    assert.equal((await session.client.diagnostics(session.folder.uri("docs/a.md"))).length, 3);
    const told = (await quiet(session)).join("\n");
    assert.match(told, /"kind":"begin".*cancellable":true/);
    assert.match(told, /c\.bin\.md is not checked: binary/);
    assert.match(told, /3 findings \(1 warning, 2 information\) in 2 files/);
    await session.end();
  });

  it("is counted whole, also where an editor shows less", async () => {
    const session = await startSession({ capabilities: CLIENT, files: { "docs/a.md": `${SLIP}\n`.repeat(3) }, initializationOptions: { editor: { max_diagnostics: 1 } } });
    const { answer } = await run(session, "tbcv.checkWorkspace");
    assert.equal((answer as { findings: number }).findings, 3);
    assert.equal((await session.client.diagnostics(session.folder.uri("docs/a.md"))).length, 2);
    await quiet(session);
    await session.end();
  });

  it("is not mended where its check was cancelled", async () => {
    const session = await startSession({ capabilities: CLIENT, files: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`docs/${at}.md`, CASE])) });
    const { client } = session;
    client.answer("window/workDoneProgress/create", () => null);
    client.answer("workspace/applyEdit", () => assert.fail("nothing may be changed"));
    const asked = client.request("workspace/executeCommand", { command: "tbcv.fixAllInWorkspace", arguments: [] });
    const { token } = await client.next<{ token: string }>("$/progress");
    client.notify("window/workDoneProgress/cancel", { token });
    assert.deepEqual(await asked, { files: 0, fixes: 0 });
    assert.match((await quiet(session)).join("\n"), /was cancelled: only a part/);
    await session.end();
  });

  it("is reported on as a page", async () => {
    const session = await startSession({ capabilities: CLIENT, files: { "docs/a_b.md": `\n${SLIP}`, "docs/b.md": "Nothing.\n" } });
    const { answer } = await run(session, "tbcv.report");
    const uri = session.folder.uri("docs/a_b.md");
    assert.equal((answer as { markdown: string }).markdown, `# TBCV report\n\n1 finding (1 warning) in 2 files.\n\n## [a\\_b.md](<${uri}>)\n\n- [2:5](<${uri}#L2>) warning Did you mean "Gridline Import"? (one letter off) \`misspelled-name\`\n`);
    await quiet(session);
    await session.end();
  });

  it("has its safe fixes made together, each to be confirmed", async () => {
    const session = await startSession({ capabilities: CLIENT, files: { "docs/a.md": SLIP + CASE, "docs/b.md": SLIP } });
    const uri = session.folder.uri("docs/c.md");
    session.open(uri, CASE);
    assert.equal((await session.client.diagnostics(uri, 1)).length, 2);
    const { answer, applied } = await run(session, "tbcv.fixAllInWorkspace");
    assert.deepEqual(answer, { files: 1, fixes: 2 });
    assert.deepEqual(changed(session, applied[0]?.edit ?? {}), { "a.md closed": ["1:4 Gridline Import (Safe fixes)", "1:35 Gridline Import (Safe fixes)"] });
    const inFile = await run(session, "tbcv.fixAllInFile", uri);
    assert.deepEqual(inFile.answer, { files: 1, fixes: 2 });
    assert.deepEqual(changed(session, inFile.applied[0]?.edit ?? {}), { "c.md 1": ["0:4 Gridline Import", "0:35 Gridline Import"] });
    await quiet(session);
    await session.end();
  });

  it("says so when a command is not known or not asked rightly", async () => {
    const session = await startSession({ capabilities: CLIENT });
    await assert.rejects(run(session, "tbcv.nothing"), /There is no command "tbcv.nothing"; commands are /);
    await assert.rejects(run(session, "tbcv.fixAllInFile"), /needs the address/);
    await session.end();
  });

  it("tells where a plugin is named", async () => {
    const session = await startSession({ capabilities: CLIENT, files: { "docs/a.md": `\n${SLIP}`, "docs/b.md": "Nothing.\n" } });
    const uri = session.folder.uri("docs/c.md");
    session.open(uri, "The Gridline Import plugin.\n");
    await session.client.diagnostics(uri, 1);
    const ask = (character: number): Promise<Location[] | null> => session.client.request("textDocument/references", { textDocument: { uri }, position: { line: 0, character }, context: { includeDeclaration: false } });
    assert.deepEqual((await ask(6))?.map((found) => `${found.uri.slice(-4)} ${found.range.start.line}:${found.range.start.character}`).sort(), ["a.md 1:4", "c.md 0:4"]);
    assert.equal(await ask(1), null);
    await session.end();
  });

  it("is read from earlier results where text, truth and settings are the same", async () => {
    const kept = new Map<string, CheckResult>();
    const asked: boolean[] = [];
    const results: CheckResults = {
      get(subject) {
        const found = kept.get(JSON.stringify(subject));
        asked.push(found !== undefined);
        return Promise.resolve(found === undefined ? undefined : (JSON.parse(JSON.stringify(found)) as CheckResult));
      },
      put(subject, { findings, mentions }) {
        kept.set(JSON.stringify(subject), { findings, mentions });
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
    const once = async (): Promise<unknown> => {
      const session = await startSession({ capabilities: CLIENT, files: { "docs/a.md": SLIP + CASE }, results });
      const { answer } = await run(session, "tbcv.checkWorkspace");
      await quiet(session);
      await session.end();
      return answer;
    };
    assert.deepEqual(await once(), await once());
    assert.deepEqual(asked, [false, true]);
  });

  describe("is kept where the settings of its folder say", () => {
    const CONFIG = "caching: {l2: {database_path: kept/own.sqlite, key_prefix: 'own:', max_size_mb: 3}}\n";
    const homes = async (config: string, trusted: boolean): Promise<{ readonly homes: readonly ResultsHome[]; readonly base: string }> => {
      const asked: ResultsHome[] = [];
      const results: CheckResults = {
        get: (_subject, home) => Promise.resolve(void asked.push(home)),
        put: (_subject, _result, home) => Promise.resolve(void asked.push(home)),
        close: () => Promise.resolve(),
      };
      const session = await startSession({ capabilities: { ...CLIENT, experimental: { tbcv: { trusted } } }, files: { "docs/tbcv.yaml": config, "docs/a.md": SLIP }, results });
      await run(session, "tbcv.checkWorkspace");
      await quiet(session);
      await session.end();
      return { homes: asked, base: join(session.folder.path, "docs") };
    };

    it("in its own file", async () => {
      const { homes: [got, put], base } = await homes(CONFIG, true);
      const { l2 } = defaultSettings().caching;
      assert.deepEqual(got, { l2: { ...l2, database_path: "kept/own.sqlite", key_prefix: "own:", max_size_mb: 3 }, folder: base });
      assert.deepEqual(put, got);
    });

    it("in the user's own where the folder is not trusted, which may only turn it off", async () => {
      const { l2 } = defaultSettings().caching;
      const redis = "caching: {l2: {backend: redis, redis_url: 'redis://127.0.0.1:1'}}\n";
      for (const config of [CONFIG, redis]) assert.deepEqual((await homes(config, false)).homes[0]?.l2, l2, config);
      assert.deepEqual((await homes("caching: {l2: {enabled: false}}\n", false)).homes[0]?.l2, { ...l2, enabled: false });
    });
  });

  it("has a name renamed wherever it is spelled so", async () => {
    const text = "The Gridline Import plugin, `Gridline Import` and the Gridline Export plugin.\n";
    const session = await startSession({ capabilities: CLIENT, files: { "docs/a.md": text, "docs/b.md": "Nothing.\n" } });
    const uri = session.folder.uri("docs/c.md");
    session.open(uri, text);
    await session.client.diagnostics(uri, 1);
    const at = { textDocument: { uri }, position: { line: 0, character: 6 } };
    assert.deepEqual(await session.client.request("textDocument/prepareRename", at), { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 19 } }, placeholder: "Gridline Import" });
    assert.equal(await session.client.request("textDocument/prepareRename", { ...at, position: { line: 0, character: 1 } }), null);
    const edit = await session.client.request<WorkspaceEdit>("textDocument/rename", { ...at, newName: " Grid In " });
    const both = ["0:4 Grid In (In the text)", "0:29 Grid In (In code, links and front matter)"];
    assert.deepEqual(changed(session, edit), { "c.md 1": both, "a.md closed": both });
    await assert.rejects(session.client.request("textDocument/rename", { ...at, newName: " " }), (error) => error instanceof ResponseFailure && error.code === -32602);
    await quiet(session);
    await session.end();
  });
});

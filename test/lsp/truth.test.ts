// Truth of one's own: loaded beside the shipped one, kept current, and never lost to a bad or half-written file.
import assert from "node:assert/strict";
import type { Timer } from "../../server/src/lsp/timer.ts";
import { systemTimer } from "../../server/src/lsp/timer.ts";
import { ResponseFailure } from "../support/lsp-client.ts";
import { loadTruth, range, startSession, type TestSession } from "../support/lsp-session.ts";

const TEXT = "The Bitmap Turnr plugin and the Gridlne Import plugin.";
const OWN = "family: own\nplugins:\n  - {id: bitmap-turner, name: Bitmap Turner}\n";

async function withOwnTruth(options: Parameters<typeof startSession>[0] = {}): Promise<TestSession> {
  const files = {
    "docs/tbcv.yaml": "truth: {truth_directories: [names], truth_files: [more.yaml]}\n",
    "docs/names/own.yaml": OWN,
    "docs/more.yaml": "family: more\nplugins: [{id: c, name: Chart Folder}]\n",
  };
  const session = await startSession({ folders: [], files, ...options });
  session.open(session.folder.uri("docs/a.md"), TEXT);
  return session;
}

const found = async (session: TestSession): Promise<string[]> =>
  (await session.client.diagnostics(session.folder.uri("docs/a.md"), 1)).map(({ message }) => /"([^"]+)"/.exec(message as string)?.[1] ?? "");

const changed = (session: TestSession, name: string): void => {
  session.client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: session.folder.uri(name), type: 2 }] });
};

describe("truth in the editor", () => {
  it("keeps no request waiting that was cancelled", async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const session = await startSession({ loadTruth: (request) => released.then(() => loadTruth(request)) });
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, TEXT);
    const hover = session.client.request("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 35 } });
    const cancelled = session.client.request("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 35 } });
    session.client.cancelNewest();
    release();
    await assert.rejects(cancelled, (error) => error instanceof ResponseFailure && error.code === -32800);
    assert.notEqual(await hover, null);
    assert.equal((await session.client.diagnostics(uri, 1)).length, 1);
    await session.end();
  });

  it("is one's own beside the shipped one, by folder", async () => {
    const session = await withOwnTruth();
    assert.deepEqual(await found(session), ["Bitmap Turner", "Gridline Import"]);
    const other = session.folder.uri("elsewhere/a.md");
    session.open(other, TEXT);
    assert.equal((await session.client.diagnostics(other, 1)).length, 1);
    await session.end();
  });

  it("follows its files", async () => {
    const session = await withOwnTruth();
    await found(session);
    await session.folder.write("docs/names/own.yaml", "family: own\nplugins: [{id: x, name: Quite Different}]\n");
    changed(session, "docs/names/own.yaml");
    assert.deepEqual(await found(session), ["Gridline Import"]);
    await session.folder.write("docs/names/new.yaml", OWN.replace("own", "newer"));
    changed(session, "docs/names/new.yaml");
    assert.deepEqual(await found(session), ["Bitmap Turner", "Gridline Import"]);
    await session.end();
  });

  it("stays in force while a file is broken, says so once, and takes the mended file", async () => {
    const session = await withOwnTruth();
    const { client, folder } = session;
    await found(session);
    const own = folder.uri("docs/names/own.yaml");
    await folder.write("docs/names/own.yaml", "family: own\nplugins:\n  - {id: bitmap-turner, na");
    changed(session, "docs/names/own.yaml");
    const [problem] = await client.diagnostics(own);
    assert.deepEqual({ code: problem?.code, severity: problem?.severity, line: problem?.range.start.line }, { code: "truth-syntax", severity: 1, line: 2 });
    const told = await client.next<{ type: number; message: string }>("window/showMessage");
    assert.equal(told.type, 1);
    assert.match(told.message, /own\.yaml.*last good truth stays in force/);
    await folder.write("docs/names/own.yaml", "family: own\nplugins:\n  - {id: bitmap-turner, name:");
    changed(session, "docs/names/own.yaml");
    assert.equal((await client.diagnostics(own)).length, 1);
    client.notify("textDocument/didChange", { textDocument: { uri: folder.uri("docs/a.md"), version: 2 }, contentChanges: [{ text: `${TEXT} ` }] });
    assert.equal((await client.diagnostics(folder.uri("docs/a.md"), 2)).length, 2);
    await folder.write("docs/names/own.yaml", "family: own\nplugins: []\n");
    changed(session, "docs/names/own.yaml");
    assert.deepEqual(await client.diagnostics(own), []);
    assert.equal((await client.diagnostics(folder.uri("docs/a.md"), 2)).length, 1);
    await session.end();
  });

  it("that is bad from the start is in force as far as it could be read, and grows as it is mended", async () => {
    const files = { "docs/tbcv.yaml": "truth: {truth_directories: [names]}\n", "docs/names/own.yaml": `${OWN}  - {id: nameless}\n` };
    const session = await startSession({ folders: [], files });
    const { client, folder } = session;
    session.open(folder.uri("docs/a.md"), TEXT);
    assert.equal((await client.diagnostics(folder.uri("docs/a.md"), 1)).length, 2);
    assert.deepEqual((await client.diagnostics(folder.uri("docs/names/own.yaml"))).map(({ range: at, code }) => ({ line: at.start.line, code })), [{ line: 3, code: "truth-missing-key" }]);
    assert.match((await client.next<{ message: string }>("window/showMessage")).message, /What could be read is in force/);
    await folder.write("docs/names/own.yaml", OWN.replace("Bitmap Turner", "Something Else"));
    changed(session, "docs/names/own.yaml");
    assert.deepEqual(await client.diagnostics(folder.uri("docs/names/own.yaml")), []);
    assert.equal((await client.diagnostics(folder.uri("docs/a.md"), 1)).length, 1);
    await session.end();
  });

  it("that is not there is told on its path, and taken when it comes", async () => {
    const session = await startSession({ folders: [], initializationOptions: { truth: { truth_files: ["names.yaml"] } } });
    const { client, folder } = session;
    const missing = folder.uri("names.yaml");
    session.open(folder.uri("docs/a.md"), TEXT);
    assert.equal((await client.diagnostics(folder.uri("docs/a.md"), 1)).length, 1);
    assert.deepEqual((await client.diagnostics(missing)).map(({ code, range: at }) => ({ code, at })), [{ code: "truth-unreadable", at: range(0, 0, 0, 0) }]);
    await client.next("window/showMessage");
    await folder.write("names.yaml", OWN);
    changed(session, "names.yaml");
    assert.deepEqual(await client.diagnostics(missing), []);
    assert.equal((await client.diagnostics(folder.uri("docs/a.md"), 1)).length, 2);
    await session.end();
  });

  it("is watched by sight where the client watches nothing", async () => {
    const looks: (() => void)[] = [];
    let looking: () => void;
    const first = new Promise<void>((resolve) => (looking = resolve));
    const timer: Timer = {
      now: systemTimer.now,
      after(milliseconds, run) {
        if (milliseconds < 1000) return systemTimer.after(milliseconds, run);
        looks.push(run);
        looking();
        return () => undefined;
      },
    };
    const session = await startSession({ timer, files: { "docs/names/own.yaml": OWN }, initializationOptions: { truth: { truth_directories: ["names"] } } });
    session.open(session.folder.uri("docs/a.md"), TEXT);
    await found(session);
    await first;
    await session.folder.write("docs/names/own.yaml", OWN.replace("Bitmap Turner", "Quite Different"));
    looks.pop()?.();
    assert.deepEqual(await found(session), ["Gridline Import"]);
    await session.end();
  });

  it("that cannot be loaded at all is told once, and the server lives on", async () => {
    let broken = true;
    const session = await startSession({
      folders: [],
      loadTruth: async (request) => {
        if (broken) throw new Error("the word lists are missing");
        return loadTruth(request);
      },
    });
    const { client, folder } = session;
    session.open(folder.uri("docs/a.md"), TEXT);
    assert.match((await client.next<{ message: string }>("window/showMessage")).message, /word lists/);
    await client.next("window/logMessage");
    assert.equal(await client.request("textDocument/hover", { textDocument: { uri: folder.uri("docs/a.md") }, position: { line: 0, character: 5 } }), null);
    broken = false;
    client.notify("workspace/didChangeConfiguration", { settings: { tbcv: {} } });
    assert.equal((await client.diagnostics(folder.uri("docs/a.md"), 1)).length, 1);
    while (client.unclaimed.length > 0) await client.next("window/logMessage");
    await session.end();
  });
});

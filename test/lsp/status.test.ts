// How the server is: told when it changes, answered when asked for, and loading the truth anew.
import assert from "node:assert/strict";
import { FULL_CLIENT, loadTruth, startSession, type TestSession } from "../support/lsp-session.ts";

interface Status {
  readonly state: string;
  readonly message?: string;
  readonly plugins: number;
  readonly families: number;
  readonly revision: string;
  readonly queue: number;
  readonly problems: number;
}

const WATCHES = { ...FULL_CLIENT, experimental: { tbcv: { status: true } } };
const ask = (session: TestSession, command: string): Promise<Status> => session.client.request<Status>("workspace/executeCommand", { command, arguments: [] });
const until = (session: TestSession, state: string): Promise<Status> => session.client.next<Status>("tbcv/status", (status) => status.state === state);

/** Ends a session whose states were told by the way. */
async function endAfterStates(session: TestSession): Promise<void> {
  while (session.client.unclaimed.some((text) => text.startsWith("tbcv/status"))) await session.client.next("tbcv/status");
  await session.end();
}

describe("the status of the server", () => {
  it("goes from loading to ready, with the counts of the truth", async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const session = await startSession({ capabilities: WATCHES, loadTruth: (request) => released.then(() => loadTruth(request)) });
    session.client.notify("workspace/didChangeConfiguration", { settings: { tbcv: { families: [] } } });
    assert.equal((await ask(session, "tbcv.status")).plugins, 0);
    release();
    const ready = await until(session, "ready");
    assert.deepEqual({ ...ready, revision: "" }, { state: "ready", plugins: 4, families: 1, revision: "", queue: 0, problems: 0 });
    assert.deepEqual(await ask(session, "tbcv.status"), ready);
    await endAfterStates(session);
  });

  it("is partial while truth files have errors", async () => {
    const files = { "docs/tbcv.yaml": "truth: {truth_directories: [names]}\n", "docs/names/own.yaml": "family: own\nplugins: [{id: nameless}]\n" };
    const session = await startSession({ capabilities: WATCHES, files });
    const partial = await until(session, "partial");
    assert.ok(partial.problems > 0);
    assert.match(partial.message ?? "", /errors/);
    await session.client.next("window/showMessage");
    await session.client.diagnostics(session.folder.uri("docs/names/own.yaml"));
    await endAfterStates(session);
  });

  it("is down where there is no engine, and loading anew mends it", async () => {
    let broken = true;
    const session = await startSession({
      capabilities: WATCHES,
      loadTruth: async (request) => {
        if (broken) throw new Error("the word lists are missing");
        return loadTruth(request);
      },
    });
    assert.match((await until(session, "down")).message ?? "", /log/);
    await session.client.next("window/showMessage");
    broken = false;
    const status = await ask(session, "tbcv.reloadTruth");
    assert.deepEqual([status.state, status.plugins], ["ready", 4]);
    while (session.client.unclaimed.some((text) => text.startsWith("window/logMessage"))) await session.client.next("window/logMessage");
    await endAfterStates(session);
  });

  it("counts what was loaded anew on request", async () => {
    const files = { "docs/tbcv.yaml": "truth: {truth_directories: [names]}\n", "docs/names/own.yaml": "family: own\nplugins: [{id: a, name: Bitmap Turner}]\n" };
    const session = await startSession({ files });
    assert.equal((await ask(session, "tbcv.reloadTruth")).plugins, 5);
    await session.folder.write("docs/names/own.yaml", "family: own\nplugins: [{id: a, name: Bitmap Turner}, {id: b, name: Chart Folder}]\n");
    assert.equal((await ask(session, "tbcv.reloadTruth")).plugins, 6);
    await session.end();
  });
});

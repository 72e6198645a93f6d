// How the server is: told when it changes, answered when asked for, and loading the truth anew.
import assert from "node:assert/strict";
import type { Connection } from "vscode-languageserver";
import type { FeatureParts } from "../../server/src/lsp/feature-parts.ts";
import { createSessionChanges } from "../../server/src/lsp/session-changes.ts";
import { statusFeature } from "../../server/src/lsp/status.ts";
import { systemTimer, type Timer } from "../../server/src/lsp/timer.ts";
import { change, FULL_CLIENT, loadTruth, startSession, type TestSession } from "../support/lsp-session.ts";

interface Status {
  readonly state: string;
  readonly message?: string;
  readonly plugins: number;
  readonly families: number;
  readonly revision: string;
  readonly truths: number;
  readonly queue: number;
  readonly asking: number;
  readonly problems: number;
}

const WATCHES = { ...FULL_CLIENT, experimental: { tbcv: { status: true } } };
const ask = (session: TestSession, command: string, ...given: readonly string[]): Promise<Status> => session.client.request<Status>("workspace/executeCommand", { command, arguments: given });
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
    assert.deepEqual({ ...ready, revision: "" }, { state: "ready", plugins: 4, families: 1, revision: "", truths: 1, queue: 0, asking: 0, problems: 0 });
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

  it("tells how many documents wait, and that none do in the end", async () => {
    const held: (() => void)[] = [];
    let holds = false;
    // By this clock no check takes any time, so none is followed by a rest, and the next one waits for its turn alone.
    const timer: Timer = { now: () => 0, after: (milliseconds, run) => (holds && milliseconds === 0 ? (held.push(run), () => undefined) : systemTimer.after(milliseconds, run)) };
    const session = await startSession({ capabilities: WATCHES, timer });
    const uri = session.folder.uri("docs/a.md");
    session.open(uri, "The Gridlne Import plugin.\n");
    assert.equal((await session.client.diagnostics(uri, 1)).length, 1);
    await until(session, "ready");
    holds = true;
    for (let version = 2; version < 30; version++) session.client.notify("textDocument/didChange", change(uri, version, { text: `The Gridlne Import plugin, ${version}.\n` }));
    assert.equal((await session.client.next<Status>("tbcv/status")).queue, 1);
    holds = false;
    for (const run of held) run();
    assert.equal((await session.client.next<Status>("tbcv/status")).queue, 0);
    assert.equal((await session.client.diagnostics(uri, 29)).length, 1);
    await session.end();
  });

  it("is told four times a second at most, and rightly at last", () => {
    let now = 0;
    let waiting = 0;
    const waits: { readonly at: number; readonly run: () => void }[] = [];
    const timer: Timer = { now: () => now, after: (milliseconds, run) => (waits.push({ at: now + milliseconds, run }), () => undefined) };
    const changes = createSessionChanges();
    const told: [number, number][] = [];
    const pool = { state: () => "ready", first: () => undefined, engines: () => [], problems: () => 0 };
    const parts = { changes, world: { timer }, pool, documents: { waiting: () => waiting }, configs: { problems: () => 0 }, semantic: { asking: () => 0, trouble: () => undefined } } as unknown as FeatureParts;
    const connection = { sendNotification: (_: string, { queue }: Status) => told.push([now, queue]) } as unknown as Connection;
    statusFeature(WATCHES, parts)?.listen(connection);
    for (; now < 2000; now++) {
      // A document comes to wait and ceases to every other millisecond, for a second.
      if (now < 1001) waiting = now % 2;
      if (now < 1001) changes.tell("queue");
      for (const wait of waits.splice(0).filter((one) => one.at > now || (one.run(), false))) waits.push(wait);
    }
    assert.ok(told.length > 2);
    for (const [at, [when]] of told.entries()) assert.ok(at === 0 || when - (told[at - 1]?.[0] ?? 0) >= 250);
    assert.equal(told.at(-1)?.[1], 0);
  });

  it("counts the first folder's truth, whichever was loaded first, or that of a document", async () => {
    const files = {
      "one/tbcv.yaml": "truth: {truth_directories: [names]}\n", "one/names/own.yaml": "family: own\nplugins: [{id: a, name: Bitmap Turner}]\n",
      "two/tbcv.yaml": "truth: {truth_directories: [names]}\n", "two/names/own.yaml": "family: own\nplugins: [{id: a, name: Chart Folder}, {id: b, name: Chart Turner}]\n",
    };
    let release: () => void = () => undefined;
    const lateEnough = new Promise<void>((resolve) => (release = resolve));
    const session = await startSession({ files, folders: ["one", "two"], loadTruth: async (request) => {
      const loaded = await loadTruth(request);
      if (request.paths.some((path) => path.includes("/one/"))) await lateEnough;
      return loaded;
    }, capabilities: { ...WATCHES, workspace: { ...WATCHES.workspace, workspaceFolders: true } } });
    const uri = session.folder.uri("two/a.md");
    session.open(uri, "The Chart Turnr plugin.\n");
    assert.equal((await session.client.diagnostics(uri, 1)).length, 1);
    release();
    assert.equal((await session.client.next<Status>("tbcv/status", ({ truths, state }) => truths === 2 && state === "ready")).plugins, 5);
    assert.equal((await ask(session, "tbcv.status", uri)).plugins, 6);
    assert.equal((await ask(session, "tbcv.status", session.folder.uri("one/none.md"))).plugins, 5);
    session.client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [{ uri: session.folder.uri("one"), name: "one" }] } });
    const left = await session.client.next<Status>("tbcv/status", ({ truths }) => truths === 1);
    assert.deepEqual([left.state, left.plugins], ["ready", 6]);
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

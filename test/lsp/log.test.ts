// What the server says in the editor's log: as much as the setting `logging.level` asks for, from the first line on.
import assert from "node:assert/strict";
import type { ClientCapabilities } from "vscode-languageserver";
import { FULL_CLIENT, startSession, type SessionOptions, type TestSession } from "../support/lsp-session.ts";

interface LogMessage {
  readonly type: number;
  readonly message: string;
}

const NEWEST: ClientCapabilities = { ...FULL_CLIENT, workspace: { ...FULL_CLIENT.workspace, foldingRange: { refreshSupport: true } } };
const SLIP = "The Gridlne Import plugin.\n";
const [WARNING, INFO, LOG, DEBUG] = [2, 3, 4, 5];

/** Does something to each level: checks a document, warns of a file and counts the workspace. Resolves with the kinds of messages that were logged. */
async function kindsOf(session: TestSession): Promise<number[]> {
  const uri = session.folder.uri("docs/a.md");
  session.open(uri, SLIP);
  await session.client.diagnostics(uri, 1);
  await session.client.request("workspace/executeCommand", { command: "tbcv.checkWorkspace", arguments: [] });
  return logged(session);
}

/** What was logged and not looked at yet. */
async function logged({ client }: TestSession): Promise<number[]> {
  const kinds = new Set<number>();
  while (client.unclaimed.some((line) => line.startsWith("window/logMessage"))) kinds.add((await client.next<LogMessage>("window/logMessage")).type);
  return [...kinds].sort();
}

async function kindsWith(options: SessionOptions): Promise<number[]> {
  const session = await startSession({ ...options, files: { "docs/b.bin.md": "\0\0", ...options.files } });
  const kinds = await kindsOf(session);
  await session.end();
  return kinds;
}

describe("the log of the server", () => {
  it("holds notices and warnings where nothing is set", async () => {
    assert.deepEqual(await kindsWith({}), [WARNING, INFO]);
  });

  for (const [level, kinds] of [["ERROR", []], ["WARNING", [WARNING]], ["INFO", [WARNING, INFO]], ["DEBUG", [WARNING, INFO, LOG]]] as const) {
    it(`holds what ${level} asks for, by file`, async () => {
      assert.deepEqual(await kindsWith({ files: { "docs/tbcv.yaml": `logging: {level: ${level}}\n` } }), kinds);
    });
  }

  it("speaks of faults in a kind of their own to clients that know it", async () => {
    assert.deepEqual(await kindsWith({ capabilities: NEWEST, initializationOptions: { logging: { level: "DEBUG" } } }), [WARNING, INFO, DEBUG]);
  });

  it("keeps to its level from the first line on, and says what waited for it", async () => {
    const wrong = { min_confidence: 7, rules: { "name-case": "loud" } };
    assert.deepEqual(await kindsWith({ files: { "docs/b.bin.md": "Nothing.\n" }, initializationOptions: { ...wrong, logging: { level: "ERROR" } } }), []);
    assert.deepEqual(await kindsWith({ files: { "docs/b.bin.md": "Nothing.\n" }, initializationOptions: { ...wrong, logging: { level: "WARNING" } } }), [WARNING]);
  });

  it("follows the setting, and counts what the first of several folders says", async () => {
    const files = { "docs/b.bin.md": "\0\0", "docs/tbcv.yaml": "logging: {level: ERROR}\n", "other/tbcv.yaml": "logging: {level: DEBUG}\n" };
    const session = await startSession({ files, folders: ["docs", "other"] });
    const { client, folder } = session;
    assert.deepEqual(await kindsOf(session), []);
    await folder.write("docs/tbcv.yaml", "logging: {level: DEBUG}\nrules: {misspelled-name: off}\n");
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: folder.uri("docs/tbcv.yaml"), type: 2 }] });
    assert.deepEqual(await client.diagnostics(folder.uri("docs/a.md"), 1), []);
    // The line follows the diagnostics; behind an answer both are here.
    await client.request("workspace/executeCommand", { command: "tbcv.status", arguments: [] });
    assert.deepEqual(await logged(session), [LOG]);
    await session.end();
  });

  it("leaves the other keys of its section without effect", async () => {
    const session = await startSession({ files: { "docs/tbcv.yaml": "logging: {level: loud, format: plain}\n" } });
    session.open(session.folder.uri("docs/a.md"), SLIP);
    const shown = await session.client.diagnostics(session.folder.uri("docs/tbcv.yaml"));
    assert.deepEqual(shown.map(({ severity, message }) => [severity, message]), [
      [1, 'logging.level is "loud": write one of DEBUG, INFO, WARNING, ERROR'],
      [3, "logging.format has no effect in this version: nothing needs to be done"],
    ]);
    await session.client.diagnostics(session.folder.uri("docs/a.md"), 1);
    await session.end();
  });
});

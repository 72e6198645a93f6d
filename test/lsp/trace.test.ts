// What a client sees of the server's work: traces where it asks for them, and progress while a truth is loaded.
import assert from "node:assert/strict";
import { change, FULL_CLIENT, loadTruth, startSession } from "../support/lsp-session.ts";

const SLIP = "The Gridlne Import plugin.\n";

describe("the server at work", () => {
  it("traces checks as the client sets it", async () => {
    const session = await startSession();
    const { client, folder } = session;
    const uri = folder.uri("docs/a.md");
    session.open(uri, SLIP);
    await client.diagnostics(uri, 1);
    client.notify("$/setTrace", { value: "messages" });
    client.notify("textDocument/didChange", change(uri, 2, { text: `${SLIP}More.\n` }));
    await client.diagnostics(uri, 2);
    assert.deepEqual(await client.next("$/logTrace"), { message: `checked ${uri}, version 2: 1 findings` });
    client.notify("$/setTrace", { value: "verbose" });
    client.notify("textDocument/didChange", change(uri, 3, { text: SLIP }));
    await client.diagnostics(uri, 3);
    assert.match((await client.next<{ verbose: string }>("$/logTrace")).verbose, /^\d+\.\d ms$/);
    client.notify("$/setTrace", { value: "off" });
    client.notify("textDocument/didChange", change(uri, 4, { text: "" }));
    await client.diagnostics(uri, 4);
    await session.end();
  });

  it("shows that a truth is being loaded where that takes long", async () => {
    let finish = (): void => undefined;
    let slow = false;
    const session = await startSession({
      capabilities: { ...FULL_CLIENT, window: { workDoneProgress: true }, workspace: { ...FULL_CLIENT.workspace, didChangeWatchedFiles: { dynamicRegistration: true } } },
      files: { "docs/tbcv.yaml": "truth: {truth_files: [own.yaml]}\n", "docs/own.yaml": "family: own\nplugins: [{id: a, name: Bitmap Turner}]\n" },
      loadTruth: async (request) => {
        if (slow) await new Promise<void>((resolve) => (finish = resolve));
        return loadTruth(request);
      },
    });
    const { client, folder } = session;
    client.answer("window/workDoneProgress/create", () => null);
    const uri = folder.uri("docs/a.md");
    session.open(uri, "The Bitmap Turnr plugin.\n");
    assert.equal((await client.diagnostics(uri, 1)).length, 1);
    slow = true;
    await folder.write("docs/own.yaml", "family: own\nplugins: [{id: b, name: Chart Folder}]\n");
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: folder.uri("docs/own.yaml"), type: 2 }] });
    assert.deepEqual((await client.next<{ value: unknown }>("$/progress")).value, { kind: "begin", title: "TBCV: loading the truth" });
    finish();
    assert.deepEqual((await client.next<{ value: unknown }>("$/progress")).value, { kind: "end" });
    assert.equal((await client.diagnostics(uri, 1)).length, 0);
    await session.end();
  });
});

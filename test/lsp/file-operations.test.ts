// Renaming in the editor: a truth that moves stays in force.
import assert from "node:assert/strict";
import { join } from "node:path";
import type { ClientCapabilities } from "vscode-languageserver/node";
import { editsForMoves } from "../../server/src/host/moved-truth.ts";
import { FULL_CLIENT, range, startSession } from "../support/lsp-session.ts";

const MOVES: ClientCapabilities = { ...FULL_CLIENT, workspace: { ...FULL_CLIENT.workspace, fileOperations: { didCreate: true, didRename: true, didDelete: true, willRename: true } } };

describe("file operations", () => {
  it("are announced as far as the client tells them", async () => {
    const session = await startSession({ capabilities: { ...FULL_CLIENT, workspace: { ...FULL_CLIENT.workspace, fileOperations: { didRename: true } } } });
    const { fileOperations } = session.initialized.capabilities["workspace"] as { fileOperations: Record<string, unknown> };
    assert.deepEqual(Object.keys(fileOperations), ["didRename"]);
    await session.end();
  });

  it("keep a renamed truth in the configuration, and read it at its new place", async () => {
    const config = "truth: {truth_directories: [names]}\n";
    const session = await startSession({ capabilities: MOVES, files: { "docs/tbcv.yaml": config, "docs/names/own.yaml": "family: own\nplugins: [{id: a, name: Bitmap Turner}]\n" } });
    const { client, folder } = session;
    const uri = folder.uri("docs/a.md");
    session.open(uri, "The Bitmap Turnr plugin.");
    assert.equal((await client.diagnostics(uri, 1)).length, 1);
    const files = [{ oldUri: folder.uri("docs/names"), newUri: folder.uri("docs/terms") }];
    const edit = await client.request("workspace/willRenameFiles", { files });
    assert.deepEqual(edit, { documentChanges: [{ textDocument: { uri: folder.uri("docs/tbcv.yaml"), version: null }, edits: [{ range: range(0, 28, 0, 33), newText: "terms" }] }] });
    assert.equal(await client.request("workspace/willRenameFiles", { files: [{ oldUri: folder.uri("docs/a.md"), newUri: folder.uri("docs/b.md") }] }), null);
    await folder.write("docs/terms/own.yaml", "family: own\nplugins: [{id: a, name: Quite Different}]\n");
    await folder.write("docs/tbcv.yaml", config.replace("names", "terms"));
    client.notify("workspace/didRenameFiles", { files: [...files, { oldUri: folder.uri("docs/tbcv.yaml"), newUri: folder.uri("docs/tbcv.yaml") }] });
    assert.deepEqual(await client.diagnostics(uri, 1), []);
    while (client.unclaimed.length > 0) await client.next(client.unclaimed[0]?.split(" ")[0] ?? "");
    await session.end();
  });

  it("change only the letters of the path, in its own style", () => {
    const base = join("/", "project");
    const edited = (text: string): string => {
      const moves = [{ from: join(base, "names"), to: join(base, "our terms") }];
      return [...editsForMoves(text, base, moves)].reverse().reduce((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), text);
    };
    assert.equal(edited("truth:\n  truth_files:\n    - 'names/a.yaml'  # kept\n    - other.yaml\n  truth_directories: [\"./names\"]\n"), "truth:\n  truth_files:\n    - 'our terms/a.yaml'  # kept\n    - other.yaml\n  truth_directories: [\"our terms\"]\n");
    assert.equal(edited("truth: [broken"), "truth: [broken");
    assert.equal(edited("truth: {truth_directories: names}\n"), "truth: {truth_directories: names}\n");
  });
});

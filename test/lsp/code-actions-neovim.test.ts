// Neovim 0.7 executes no commands and takes no versioned edits: every action that it is offered is one that it can make by itself, and of
// those that mend, accept and ignore none is missing.
import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ClientCapabilities, CodeAction } from "vscode-languageserver/node";
import { capabilitiesOf } from "../support/client-profiles.ts";
import { FULL_CLIENT, range, startSession, type TestSession } from "../support/lsp-session.ts";

// What of it has to do with actions: elsewhere it says things that the protocol does not have.
const { window = {}, workspace: { applyEdit, workspaceEdit = {}, executeCommand } = {}, textDocument: { codeAction = {}, publishDiagnostics = {} } = {} } = capabilitiesOf("neovim-0.7");
const NEOVIM: ClientCapabilities = { window, workspace: { applyEdit: applyEdit === true, workspaceEdit }, textDocument: { codeAction, publishDiagnostics } };
const FILES = {
  "docs/tbcv.yaml": "truth: {truth_files: [own.yaml]}\nignore_names: []\n",
  "docs/own.yaml": "family: own\nplugins: [{id: lamp-folder, name: Lamp Folder}]\n",
};
const TEXT = "The Lamp Foldr plugin, the lamp folder plugin.\n\nThe Lamp Foldr plugin, the paperline writer plugin and the Gridlne Import plugin.\n";

async function actionsFor(capabilities: ClientCapabilities, context: object = { diagnostics: [] }): Promise<{ readonly session: TestSession; readonly uri: string; readonly actions: CodeAction[] }> {
  const session = await startSession({ capabilities, files: FILES });
  const uri = session.folder.uri("docs/a.md");
  session.open(uri, TEXT);
  await session.client.diagnostics(uri, 1);
  return { session, uri, actions: await session.client.request("textDocument/codeAction", { textDocument: { uri }, range: range(0, 0, 9, 0), context }) };
}

const titlesOf = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);

describe("code actions in Neovim 0.7", () => {
  it("are those of an editor that can do everything", async () => {
    assert.equal(executeCommand, undefined);
    const [neovim, full] = [await actionsFor(NEOVIM), await actionsFor(FULL_CLIENT)];
    assert.deepEqual(titlesOf(neovim.actions), titlesOf(full.actions));
    for (const said of [/^Change to "Lamp Folder"/, /^Change all 2 in this file/, /^Fix all 3 findings of "misspelled-name"/, /^Ignore here/, /^Ignore "Lamp Foldr" in this file/, /^Ignore "Lamp Foldr" in tbcv.yaml/, /^Accept "Lamp Foldr" as an alias in own.yaml/, /^Make all 2 safe fixes/])
      assert.ok(titlesOf(neovim.actions).some((title) => said.test(title)), String(said));
    const only = { diagnostics: [], only: ["source.fixAll"] };
    const fixAll = await actionsFor(NEOVIM, only);
    assert.deepEqual(titlesOf(fixAll.actions), ["Make all 2 safe fixes in this file"]);
    for (const { session } of [neovim, full, fixAll]) await session.end();
  });

  it("are edits of files without a version, at once or when they are resolved, and no commands", async () => {
    const { session, uri, actions } = await actionsFor(NEOVIM);
    for (const action of actions) {
      assert.equal(action.command, undefined, action.title);
      const { edit } = action.edit ? action : await session.client.request<CodeAction>("codeAction/resolve", action);
      assert.deepEqual(Object.keys(edit ?? {}), ["changes"], action.title);
      assert.equal(Object.values(edit?.changes ?? {}).flat().length > 0, true, action.title);
    }
    const resolved = await session.client.request<CodeAction>("codeAction/resolve", actions.find(({ kind }) => kind === "source.fixAll.tbcv"));
    const mended = TextDocument.applyEdits(TextDocument.create(uri, "markdown", 1, TEXT), resolved.edit?.changes?.[uri] ?? []);
    assert.equal(mended, TEXT.replace("lamp folder", "Lamp Folder").replace("paperline writer", "Paperline Writer"));
    await session.end();
  });
});

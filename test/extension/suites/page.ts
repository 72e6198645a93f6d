// What a page offers in the editor, asked for through the editor's own commands.
import assert from "node:assert/strict";
import { join } from "node:path";
import {
  type CodeAction, type CodeLens, commands, type CompletionList, type DocumentLink, type DocumentSymbol, type Hover, type Location, type LocationLink, MarkdownString, Position, type TextDocument, Uri,
  window, workspace, WorkspaceEdit,
} from "vscode";
import { CARD, FIX, MENDED, RETIRED, SAMPLE, SLIP } from "../../editors/support/sample.ts";
import { until } from "../../editors/support/until.ts";
import { diagnosticsOf, openPage, rangeOf, remove, untilFound } from "../support/pages.ts";

describe("a page", () => {
  let document: TextDocument;
  const ask = <T>(command: string, ...rest: readonly unknown[]): Thenable<T> => commands.executeCommand<T>(`vscode.${command}`, document.uri, ...rest);

  beforeEach(async () => {
    ({ document } = await openPage("page.md", SAMPLE));
    await untilFound(document, SLIP.text, RETIRED.text);
  });
  afterEach(async () => {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    remove("page.md");
  });

  it("offers the quick fix, first and as the preferred one, and takes it", async () => {
    const actions = await until("the quick fixes", async () => {
      const found = await ask<CodeAction[]>("executeCodeActionProvider", rangeOf(document, SLIP.text), "quickfix", 10);
      return found.length > 0 ? found : undefined;
    });
    const [first] = actions;
    assert.deepEqual([first?.title, first?.isPreferred], [FIX, true]);
    assert.equal(actions.filter(({ isPreferred }) => isPreferred === true).length, 1);
    assert.ok(first?.edit);
    assert.ok(await workspace.applyEdit(first.edit));
    assert.equal(document.getText(), MENDED);
    await untilFound(document, RETIRED.text);
  });

  it("fixes all that is safe, and nothing else", async () => {
    const { document: other } = await openPage("unsafe.md", "The plugin Eslint-Plugin-React-Hooks and eslint-plugin-improt.\n");
    await untilFound(other, "Eslint-Plugin-React-Hooks", "eslint-plugin-improt");
    await commands.executeCommand("tbcv.client.fixAllInFile");
    await untilFound(other, "eslint-plugin-improt");
    assert.equal(other.getText(), "The plugin eslint-plugin-react-hooks and eslint-plugin-improt.\n");
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    remove("unsafe.md");
  });

  it("fixes all that is safe on saving, where the user wants that", async () => {
    const { document: other } = await openPage("saved.md", "The plugin Eslint-Plugin-React-Hooks watches.\n");
    await untilFound(other, "Eslint-Plugin-React-Hooks");
    const editor = workspace.getConfiguration("editor");
    await editor.update("codeActionsOnSave", { "source.fixAll.tbcv": "always" }, true);
    const edit = await window.activeTextEditor?.edit((builder) => { builder.insert(new Position(1, 0), "\nMore.\n"); });
    assert.equal(edit, true);
    await untilFound(other, "Eslint-Plugin-React-Hooks");
    assert.ok(await other.save());
    assert.equal(other.getText(), "The plugin eslint-plugin-react-hooks watches.\n\nMore.\n");
    await editor.update("codeActionsOnSave", undefined, true);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    remove("saved.md");
  });

  it("shows the card of a name", async () => {
    const hovers = await ask<Hover[]>("executeHoverProvider", rangeOf(document, SLIP.text).start.translate(0, 3));
    const said = hovers.flatMap(({ contents }) => contents).map((content) => (content instanceof MarkdownString ? content.value : "")).join("\n");
    assert.match(said, CARD);
  });

  it("completes a name", async () => {
    const editor = window.activeTextEditor;
    const end = document.lineAt(document.lineCount - 1).range.end;
    await editor?.edit((builder) => { builder.insert(end, "Another is eslint-plugin-jsx-a"); });
    const list = await ask<CompletionList>("executeCompletionItemProvider", document.lineAt(document.lineCount - 1).range.end);
    assert.ok(list.items.some(({ label }) => (typeof label === "string" ? label : label.label) === "eslint-plugin-jsx-a11y"), list.items.map(({ label }) => JSON.stringify(label)).slice(0, 20).join());
  });

  it("says above the text how many plugins it uses; the line leads to the card of the page", async () => {
    const [lens] = (await ask<CodeLens[]>("executeCodeLensProvider", 10)).filter(({ command }) => command?.title.startsWith("Plugins: ") === true);
    assert.equal(lens?.command?.title, "Plugins: 0 declared, 3 used");
    await commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []) as unknown[]);
    await until("the card of the page", () => tabs().find((label) => label.includes("TBCV page card")), () => tabs().join());
    await commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("leads from a name to its entry, and finds its other places", async () => {
    const place = rangeOf(document, "eslint-plugin-react-hooks").start;
    const [definition] = await ask<(Location | LocationLink)[]>("executeDefinitionProvider", place);
    assert.ok(definition);
    const [uri, range] = "targetUri" in definition ? [definition.targetUri, definition.targetSelectionRange ?? definition.targetRange] : [definition.uri, definition.range];
    assert.equal((await workspace.openTextDocument(uri)).getText(range), "eslint-plugin-react-hooks");
    const places = await ask<Location[]>("executeReferenceProvider", place);
    assert.deepEqual(places.filter((found) => found.uri.toString() === document.uri.toString()).map((found) => document.getText(found.range)), ["eslint-plugin-react-hooks"]);
  });

  it("renames a name", async () => {
    const edit = await commands.executeCommand<WorkspaceEdit>("vscode.executeDocumentRenameProvider", document.uri, rangeOf(document, "eslint-plugin-react-hooks").start, "eslint-plugin-hooks");
    const [made] = edit.get(document.uri);
    assert.deepEqual([made?.newText, made && document.getText(made.range)], ["eslint-plugin-hooks", "eslint-plugin-react-hooks"]);
  });

  it("has links to the pages of right names, and an outline that names what is used", async () => {
    const links = await ask<DocumentLink[]>("executeLinkProvider", 20);
    assert.ok(links.some(({ range, target }) => document.getText(range) === "eslint-plugin-react-hooks" && target?.scheme === "https"));
    const symbols = await ask<DocumentSymbol[]>("executeDocumentSymbolProvider");
    assert.ok(symbols.length > 0);
  });

  it("is checked as the settings say, as soon as they change", async () => {
    const settings = workspace.getConfiguration("tbcv");
    await settings.update("rules", { "misspelled-name": "off" });
    await untilFound(document, RETIRED.text);
    await settings.update("rules", undefined);
    await untilFound(document, SLIP.text, RETIRED.text);
  });

  it("joins what the user and the workspace say of rules", async () => {
    const settings = workspace.getConfiguration("tbcv");
    await settings.update("rules", { "misspelled-name": "off" }, true);
    await settings.update("rules", { "deprecated-plugin": "off" }, false);
    await untilFound(document);
    await settings.update("rules", undefined, true);
    await untilFound(document, SLIP.text);
    await settings.update("rules", undefined, false);
    await untilFound(document, SLIP.text, RETIRED.text);
  });

  it("takes its findings along when it is renamed, and leaves none behind", async () => {
    const moved = Uri.file(join(document.uri.fsPath, "../moved.md"));
    const edit = new WorkspaceEdit();
    edit.renameFile(document.uri, moved);
    assert.ok(await workspace.applyEdit(edit));
    const renamed = await workspace.openTextDocument(moved);
    await untilFound(renamed, SLIP.text, RETIRED.text);
    await until("no findings under the old name", () => diagnosticsOf(document.uri).length === 0);
    remove("moved.md");
  });
});

function tabs(): string[] {
  return window.tabGroups.all.flatMap(({ tabs: open }) => open.map(({ label }) => label));
}

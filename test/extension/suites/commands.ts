// The commands of the palette that are about more than one page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commands, Selection, window, workspace } from "vscode";
import { until } from "../../editors/support/until.ts";
import { diagnosticsOf, openPage, rangeOf, remove, untilFound, workspaceFolder, write } from "../support/pages.ts";

describe("the commands", () => {
  afterEach(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    for (const name of ["closed.md", "closed2.md", "open.md", "tbcv.yaml"]) remove(name);
  });

  it("check the workspace: closed documents have their findings too", async () => {
    const closed = write("closed.md", "We use eslint-plugin-improt.\n");
    const summary = await commands.executeCommand<{ readonly files: number; readonly findings: number }>("tbcv.checkWorkspace");
    assert.ok(summary.files >= 2 && summary.findings >= 3, JSON.stringify(summary));
    await until("the findings of a closed document", () => diagnosticsOf(closed).length === 1);
    await answered("tbcv.client.checkWorkspace", "notifications.clearAll");
  });

  it("fix nothing in the workspace that the user has not confirmed", async () => {
    const files = ["closed.md", "closed2.md"].map((name) => write(name, "The plugin Eslint-Plugin-React-Hooks watches.\n"));
    await until("the findings of closed documents", () => files.every((file) => diagnosticsOf(file).length === 1));
    await answered("tbcv.client.fixAllInWorkspace", "refactorPreview.discard");
    for (const file of files) assert.equal(readFileSync(file.fsPath, "utf8"), "The plugin Eslint-Plugin-React-Hooks watches.\n");
  });

  it("show the report", async () => {
    write("closed.md", "We use eslint-plugin-improt.\n");
    await commands.executeCommand("tbcv.client.openReport");
    await until("the report", () => window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes("TBCV report")));
  });

  it("open the entry of the name at the cursor", async () => {
    const editor = await openPage("open.md", "The plugin eslint-plugin-react-hooks watches.\n");
    await untilFound(editor.document);
    const { start } = rangeOf(editor.document, "react-hooks");
    editor.selection = new Selection(start, start);
    await commands.executeCommand("tbcv.client.showTruthEntry");
    const entry = await until("the entry", async () => {
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      const shown = window.activeTextEditor;
      return shown?.document.fileName.endsWith("eslint.yaml") === true ? shown : undefined;
    });
    assert.equal(entry.document.getText(entry.selection), "eslint-plugin-react-hooks");
  });

  it("ignore the name at the cursor, for the whole folder", async () => {
    const editor = await openPage("open.md", "We use eslint-plugin-improt.\n");
    await untilFound(editor.document, "eslint-plugin-improt");
    const actions = await commands.executeCommand<{ readonly title: string; readonly edit?: object; readonly command?: { readonly command: string; readonly arguments?: unknown[] } }[]>(
      "vscode.executeCodeActionProvider", editor.document.uri, rangeOf(editor.document, "eslint-plugin-improt"), "quickfix.tbcv.ignore", 10);
    const ignore = actions.find(({ title }) => title.endsWith("in tbcv.yaml"));
    assert.ok(ignore?.edit && ignore.command);
    await workspace.applyEdit(ignore.edit as Parameters<typeof workspace.applyEdit>[0]);
    await commands.executeCommand(ignore.command.command, ...(ignore.command.arguments ?? []));
    await untilFound(editor.document);
    assert.match(readFileSync(join(workspaceFolder(), "tbcv.yaml"), "utf8"), /ignore_names:[\s\S]*eslint-plugin-improt/u);
  });
});

/** Runs a command that waits for the user, and gives the answer by another command until it has ended. */
async function answered(command: string, answer: string): Promise<void> {
  let ended = false;
  const running = Promise.resolve(commands.executeCommand(command)).finally(() => { ended = true; });
  await until(`the end of ${command}`, async () => {
    await Promise.resolve(commands.executeCommand(answer)).catch(() => undefined);
    return ended;
  });
  await running;
}

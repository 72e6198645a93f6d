// When the extension comes to life.
import assert from "node:assert/strict";
import { join } from "node:path";
import { commands, extensions, Uri, window, workspace } from "vscode";
import { RETIRED, SLIP } from "../../editors/support/sample.ts";
import { until } from "../../editors/support/until.ts";
import { findings, untilFound, workspaceFolder } from "../support/pages.ts";

describe("the extension", () => {
  const extension = extensions.getExtension("tbcv.tbcv");

  it("is there for a Markdown document, and shows what is found in it", async () => {
    const editor = await window.showTextDocument(await workspace.openTextDocument(Uri.file(join(workspaceFolder(), "lint.md"))));
    await until("the activation", () => extension?.isActive);
    await untilFound(editor.document, SLIP.text, RETIRED.text);
    assert.deepEqual(findings(editor.document).map(({ code }) => code), ["misspelled-name", "deprecated-plugin"]);
  });

  it("has all commands that its package names, and the server's", async () => {
    const known = new Set(await commands.getCommands(true));
    const { contributes } = extension?.packageJSON as { readonly contributes: { readonly commands: readonly { readonly command: string }[] } };
    assert.deepEqual(contributes.commands.map(({ command }) => command).filter((command) => !known.has(command)), []);
    assert.ok(known.has("tbcv.checkWorkspace"));
  });
});

// A server that dies, and one that is started anew on purpose: the writer does nothing, and everything is there again.
import assert from "node:assert/strict";
import { commands, Position, type TextEditor } from "vscode";
import { RETIRED, SAMPLE, SLIP } from "../../editors/support/sample.ts";
import { until } from "../../editors/support/until.ts";
import { openPage, remove, untilFound } from "../support/pages.ts";
import { serverProcess } from "../support/server.ts";

describe("the server", () => {
  let editor: TextEditor;
  const type = (text: string): Thenable<boolean> => editor.edit((builder) => { builder.insert(new Position(editor.document.lineCount, 0), text); });

  beforeEach(async () => {
    editor = await openPage("typing.md", SAMPLE);
    await untilFound(editor.document, SLIP.text, RETIRED.text);
  });
  afterEach(async () => {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    remove("typing.md");
  });

  it("that is killed while somebody types is started again, and knows what was typed meanwhile", async () => {
    const before = serverProcess();
    assert.ok(before);
    assert.ok(await type("\nWe use "));
    process.kill(before, "SIGKILL");
    for (const letter of "eslint-plugin-improt") assert.ok(await type(letter));
    const after = await until("another server", () => {
      const now = serverProcess();
      return now === before ? undefined : now;
    });
    assert.notEqual(after, before);
    await untilFound(editor.document, SLIP.text, RETIRED.text, "eslint-plugin-improt");
    assert.ok(await type(" and webpack-cl.\n"));
    await commands.executeCommand("undo");
  });

  it("is started anew by the command", async () => {
    const before = serverProcess();
    assert.ok(before);
    await commands.executeCommand("tbcv.client.restart");
    const after = await until("another server", serverProcess);
    assert.notEqual(after, before);
    await untilFound(editor.document, SLIP.text, RETIRED.text);
  });
});

// Folders that come and go while the server runs.
import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Uri, window, workspace } from "vscode";
import { until } from "../../editors/support/until.ts";
import { diagnosticsOf, untilFound } from "../support/pages.ts";
import { serverProcess } from "../support/server.ts";

describe("a folder", () => {
  it("that is added brings its own settings and findings, and takes them along when it is removed", async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "tbcv-added-")));
    writeFileSync(join(folder, "tbcv.yaml"), "ignore_names: [babel-preset-env]\n");
    writeFileSync(join(folder, "closed.md"), "We use eslint-plugin-improt.\n");
    writeFileSync(join(folder, "open.md"), "We use eslint-plugin-improt and babel-preset-env.\n");
    const [open, closed] = ["open.md", "closed.md"].map((name) => Uri.file(join(folder, name)));
    assert.ok(open && closed);
    const server = serverProcess();
    try {
      assert.ok(workspace.updateWorkspaceFolders(1, 0, { uri: Uri.file(folder) }));
      const { document } = await window.showTextDocument(open);
      await untilFound(document, "eslint-plugin-improt");
      await until("the findings of a closed document", () => diagnosticsOf(closed).length === 1);
      assert.ok(workspace.updateWorkspaceFolders(1, 1));
      await until("no findings of the folder's closed document", () => diagnosticsOf(closed).length === 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.equal(serverProcess(), server, "it is the same server all the time");
  });
});

// Truth of one's own: read, read again, and broken.
import assert from "node:assert/strict";
import { commands, type InlayHint, type TextDocument, workspace } from "vscode";
import { until } from "../../editors/support/until.ts";
import { diagnosticsOf, openPage, remove, untilFound, write } from "../support/pages.ts";
import { untilState } from "../support/server.ts";

const TEXT = "The Gridlne Import plugin is ours.\n";
const SOUND = "family: own\nplugins:\n  - id: gridline-import\n    name: Gridline Import\n    aliases: [Line Importer]\n";
const BROKEN = `${SOUND}  - id: without-name\n`;

describe("a truth of one's own", () => {
  let document: TextDocument;

  before(async () => {
    ({ document } = await openPage("own.md", TEXT));
    await untilFound(document);
  });
  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    for (const name of ["own.md", "own.yaml", "tbcv.yaml"]) remove(name);
    await untilState("ready");
  });

  it("counts as soon as a configuration names it", async () => {
    write("own.yaml", SOUND);
    write("tbcv.yaml", "truth: {packs: [npm], truth_files: [own.yaml]}\n");
    await untilFound(document, "Gridlne Import");
    const { plugins, problems } = await untilState("ready");
    assert.ok(plugins > 10_000);
    assert.equal(problems, 0);
  });

  it("that is broken makes the truth partial, and its file says where", async () => {
    const file = write("own.yaml", BROKEN);
    const { problems, message } = await untilState("partial");
    assert.equal(problems, 1);
    assert.ok(message);
    const [problem] = await until("the problem", () => (diagnosticsOf(file).length > 0 ? diagnosticsOf(file) : undefined));
    assert.match(problem?.message ?? "", /name/u);
    assert.equal(problem?.range.start.line, 5);
    await untilFound(document, "Gridlne Import");
  });

  it("is whole again when it is mended", async () => {
    const file = write("own.yaml", SOUND);
    await untilState("ready");
    await until("no problem", () => diagnosticsOf(file).length === 0, () => JSON.stringify(diagnosticsOf(file)));
  });

  it("shows a plugin's own name beside its alias, where the settings say so", async () => {
    const { document: page } = await openPage("alias.md", "The Line Importer plugin is ours.\n");
    const settings = workspace.getConfiguration("tbcv", page.uri);
    await settings.update("editor.inlay_hints", "on");
    const hints = await until("the hint", async () => {
      const found = await commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", page.uri, page.lineAt(0).range);
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(hints.map(({ label, position }) => [label, position.character]), [["Gridline Import", "The Line Importer".length]]);
    await settings.update("editor.inlay_hints", undefined);
    remove("alias.md");
  });

  it("is read anew when the user asks for it", async () => {
    write("own.yaml", SOUND.replace("Gridline Import", "Gridlne Import"));
    await commands.executeCommand("tbcv.client.reloadTruth");
    await untilFound(document);
    await untilState("ready");
  });
});

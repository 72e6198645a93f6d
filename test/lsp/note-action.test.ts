// The action that writes a note under code: where it is offered, of what kind, and that it is offered once.
import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, TextEdit } from "vscode-languageserver/node";
import { range, startSession } from "../support/lsp-session.ts";

const TRUTH = "family: quill\nplugins:\n  - {id: binder, name: Quire Binder, dependencies: [cutter], patterns: {classNames: [QuireBinder]}}\n  - {id: cutter, name: Quire Cutter}\n";
const PAGE = "---\nfamily: quill\n---\n\nText.\n\n```cs\nnew QuireBinder();\n```\n";

describe("the action that writes a note under code", () => {
  it("is offered in code that uses a plugin, as a refactoring, until the note is there", async () => {
    const session = await startSession({ files: { "docs/tbcv.yaml": "truth: {truth_directories: [truth]}\n", "docs/truth/quill.yaml": TRUTH } });
    const offered = async (name: string, text: string, line: number, only?: string[]): Promise<CodeAction[]> => {
      const uri = session.folder.uri(`docs/${name}`);
      session.open(uri, text);
      await session.client.diagnostics(uri, 1);
      const actions = await session.client.request<CodeAction[] | null>("textDocument/codeAction", { textDocument: { uri }, range: range(line, 0, line, 0), context: { diagnostics: [], ...(only && { only }) } });
      return (actions ?? []).filter(({ kind }) => kind === "refactor.tbcv.note");
    };
    assert.deepEqual(await offered("text.md", PAGE, 4), []);
    assert.deepEqual(await offered("fixes.md", PAGE, 7, ["quickfix"]), []);
    const [action, ...more] = await offered("code.md", PAGE, 7, ["refactor"]);
    assert.deepEqual(more, []);
    assert.equal(action?.title, "Write under this code which plugins it needs");
    const [change] = action.edit?.documentChanges ?? [];
    assert.ok(change && "edits" in change);
    const after = TextDocument.applyEdits(TextDocument.create("", "markdown", 1, PAGE), change.edits as TextEdit[]);
    assert.equal(after, `${PAGE.trimEnd()}\n\n> **Note:** This code requires "Quire Binder" and "Quire Cutter".\n`);
    assert.deepEqual(await offered("after.md", after, 7), []);
    await session.end();
  });
});

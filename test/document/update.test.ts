// What stays the same object between two versions, and what texts of unusual size or shape do.
import assert from "node:assert/strict";
import { createDocumentReader } from "../../server/src/document/document-reader.ts";
import { faultsOf, formats, languages, readText, snapshotOf } from "./support.ts";

describe("update of a document", () => {
  for (const format of [...formats, ...languages])
    it(`${format}: an edit in one of 200 paragraphs keeps the other blocks`, () => {
      const paragraph = (row: number): string => (format === "html" ? `<p>${"Some words here. ".repeat(80)} ${row}</p>` : `Paragraph ${row} has words.`);
      const text = Array.from({ length: 200 }, (_, row) => paragraph(row)).join("\n\n");
      const reader = createDocumentReader();
      const before = reader.read(snapshotOf(text, format));
      const at = text.indexOf("words", text.length / 2);
      const after = reader.update(before, snapshotOf(`${text.slice(0, at)}X${text.slice(at)}`, format, 2), [{ span: { start: at, end: at }, text: "X" }]);
      const old = new Set(before.blocks.map(({ block }) => block));
      assert.equal(before.blocks.length, 200);
      assert.equal(after.blocks.filter(({ block }) => old.has(block)).length, 199);
    });

  it("reads afresh where the edits do not lead to the new text", () => {
    const reader = createDocumentReader();
    const before = reader.read(snapshotOf("# One\n\nTwo", "markdown"));
    const snapshot = snapshotOf("Other text", "markdown", 2);
    assert.deepEqual(reader.update(before, snapshot, []).blocks, reader.read(snapshot).blocks);
  });

  it("reads afresh where another reader made the version before", () => {
    const before = createDocumentReader().read(snapshotOf("One", "markdown"));
    const snapshot = snapshotOf("Ones", "markdown", 2);
    const after = createDocumentReader().update(before, snapshot, [{ span: { start: 3, end: 3 }, text: "s" }]);
    assert.equal(after.blocks[0]?.block.text, "Ones");
  });

  it("keeps the body's blocks when front matter is edited", () => {
    const reader = createDocumentReader();
    const before = reader.read(snapshotOf("---\ntitle: A\n---\nBody\n\nMore", "markdown"));
    const after = reader.update(before, snapshotOf("---\ntitle: AB\n---\nBody\n\nMore", "markdown", 2), [{ span: { start: 12, end: 12 }, text: "B" }]);
    assert.equal(after.blocks[1]?.block, before.blocks[1]?.block);
    assert.equal(after.blocks[2]?.block, before.blocks[2]?.block);
  });
});

describe("texts of unusual shape", () => {
  const units = ["[", "*_", "[a](", "<a ", "> ", "1. ", "`a", "{{< a", "<!--", "\\", "~~a", "$$\n", "word ", "x", "<b c='", "&a", "\r", ":a:`", "=a", "[[a][", "$a", "\\a{", "\\begin{verbatim}", "@a", "\"a\":", "!a", "/*", "'''", "${`", "/a", "# ", "{@a ", "\\url{", "|a", "{ .a ", "(*", "a=\n"];
  for (const format of [...formats, ...languages])
    it(`${format}: repeated markup is read without a fault`, () => {
      for (const unit of units) assert.deepEqual(faultsOf(readText(unit.repeat(Math.floor(40_000 / unit.length)), format)), [], unit);
    });

  it("a text without line ends is read in pieces", () => {
    const model = readText("some words ".repeat(20_000), "plaintext");
    assert.ok(model.blocks.length > 3);
    assert.ok(model.blocks.every(({ block }) => block.text.length <= 33_000));
  });
});

// Edits of a text, and spans.
import assert from "node:assert/strict";
import { applyEdit, type Edit } from "../../server/src/text/edits.ts";
import { overlaps } from "../../server/src/text/span.ts";

const at = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

describe("edits", () => {
  it("replace, insert and delete", () => {
    assert.equal(applyEdit("abcdef", at(2, 4, "XYZ")), "abXYZef");
    assert.equal(applyEdit("abcdef", at(6, 6, "!")), "abcdef!");
    assert.equal(applyEdit("abcdef", at(0, 3, "")), "def");
    assert.equal(applyEdit("", at(0, 0, "a")), "a");
    assert.equal(applyEdit("abc", at(2, 99, "X")), "abX");
  });
});

describe("spans", () => {
  it("overlap where they share a character", () => {
    const span = (start: number, end: number): { start: number; end: number } => ({ start, end });
    assert.equal(overlaps(span(0, 3), span(2, 5)), true);
    assert.equal(overlaps(span(0, 3), span(3, 5)), false);
    assert.equal(overlaps(span(1, 1), span(1, 1)), false);
  });
});

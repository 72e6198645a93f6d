// Edits of a text, and spans.
import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdit, applyEdits, composeEdits, type Edit } from "../../server/src/text/edits.ts";
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

/** Edits of a text of a length, in order and without overlaps. */
function editsOf(length: number): fc.Arbitrary<Edit[]> {
  return fc.array(fc.record({ from: fc.nat(length), to: fc.nat(length), text: fc.string({ maxLength: 3 }) }), { maxLength: 5 }).map((drawn) => {
    const edits: Edit[] = [];
    for (const { from, to, text } of drawn.sort((a, b) => Math.min(a.from, a.to) - Math.min(b.from, b.to))) {
      const start = Math.max(Math.min(from, to), edits.at(-1)?.span.end ?? 0);
      edits.push(at(start, Math.max(start, from, to), text));
    }
    return edits;
  });
}

describe("composed edits", () => {
  it("do what the ones and then the others do", () => {
    const drawn = fc.string({ maxLength: 12 }).chain((text) => editsOf(text.length).chain((first) => {
      const made = applyEdits(text, first);
      return editsOf(made.length).map((then) => ({ text, first, made, then }));
    }));
    fc.assert(fc.property(drawn, ({ text, first, made, then }) => {
      const composed = composeEdits(first, then, text.length);
      assert.equal(applyEdits(text, composed), applyEdits(made, then));
      for (const [row, { span }] of composed.entries()) assert.ok(span.start >= (composed[row - 1]?.span.end ?? 0));
    }), { numRuns: 2000 });
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

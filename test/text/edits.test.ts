// Edits of a text: one, and several at once.
import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdit, applyEdits, type Edit } from "../../server/src/text/edits.ts";
import { contains, overlaps } from "../../server/src/text/span.ts";

const at = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

describe("edits", () => {
  it("replace, insert and delete", () => {
    assert.equal(applyEdit("abcdef", at(2, 4, "XYZ")), "abXYZef");
    assert.equal(applyEdit("abcdef", at(6, 6, "!")), "abcdef!");
    assert.equal(applyEdit("abcdef", at(0, 3, "")), "def");
    assert.equal(applyEdit("", at(0, 0, "a")), "a");
    assert.equal(applyEdit("abc", at(2, 99, "X")), "abX");
  });

  it("of one text speak of the text before any of them, in whatever order", () => {
    const edits = [at(4, 5, "E"), at(0, 1, "AA"), at(2, 2, "-")];
    assert.equal(applyEdits("abcde", edits), "AAb-cdE");
    assert.equal(applyEdits("abcde", [...edits].reverse()), "AAb-cdE");
    assert.equal(applyEdits("abcde", []), "abcde");
  });

  it("never replace anything twice", () => {
    assert.equal(applyEdits("abcdef", [at(0, 4, "X"), at(2, 6, "Y")]), "Xef");
    assert.equal(applyEdits("abcdef", [at(1, 3, "X"), at(3, 5, "Y")]), "aXYf");
  });

  it("that do not overlap equal the same edits one by one from the end", () => {
    const cuts = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 8 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.string({ minLength: 41, maxLength: 50 }), cuts, fc.array(fc.string({ maxLength: 4 }), { minLength: 4, maxLength: 4 }), (text, places, texts) => {
        const edits = texts.flatMap((come, n) => {
          const [start, end] = places.slice(n * 2, n * 2 + 2);
          return start === undefined || end === undefined ? [] : [at(start, end, come)];
        });
        assert.equal(applyEdits(text, edits), edits.reduceRight((now, one) => applyEdit(now, one), text));
      }),
    );
  });
});

describe("spans", () => {
  it("overlap where they share a character, and hold what lies in them", () => {
    const span = (start: number, end: number): { start: number; end: number } => ({ start, end });
    assert.equal(overlaps(span(0, 3), span(2, 5)), true);
    assert.equal(overlaps(span(0, 3), span(3, 5)), false);
    assert.equal(overlaps(span(1, 1), span(1, 1)), false);
    assert.equal(contains(span(0, 3), span(0, 3)), true);
    assert.equal(contains(span(0, 3), span(2, 4)), false);
  });
});

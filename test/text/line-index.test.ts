// Lines and columns of offsets, by the line ends of the language server protocol.
import assert from "node:assert/strict";
import fc from "fast-check";
import { createLineIndex } from "../../server/src/text/line-index.ts";
import { createSnapshot, editSnapshot } from "../../server/src/text/snapshot.ts";

describe("line index", () => {
  const cases: readonly (readonly [text: string, ...lines: string[]])[] = [
    ["", ""],
    ["a", "a"],
    ["a\n", "a", ""],
    ["a\nb", "a", "b"],
    ["a\r\nb", "a", "b"],
    ["a\rb", "a", "b"],
    ["a\r\rb", "a", "", "b"],
    ["a\n\rb", "a", "", "b"],
    ["\r\n\r\n", "", "", ""],
    ["a\r", "a", ""],
    ["a\u2028b\u0085c", "a\u2028b\u0085c"],
    ["😀\né", "😀", "é"],
  ];
  for (const [text, ...lines] of cases) {
    it(`has the lines of ${JSON.stringify(text)}`, () => {
      const index = createLineIndex(text);
      const spans = Array.from({ length: index.lineCount }, (_, line) => index.lineSpan(line));
      assert.deepEqual(spans.map(({ start, end }) => text.slice(start, end)), lines);
    });
  }

  it("tells line and column of an offset", () => {
    const index = createLineIndex("ab\r\ncd\re");
    const place = (offset: number): string => `${index.positionAt(offset).line}:${index.positionAt(offset).character}`;
    assert.deepEqual([0, 2, 3, 4, 6, 7, 8].map(place), ["0:0", "0:2", "0:3", "1:0", "1:2", "2:0", "2:1"]);
    assert.deepEqual([-5, 99].map(place), ["0:0", "2:1"]);
  });

  it("clamps what lies outside", () => {
    const index = createLineIndex("ab\r\ncd");
    assert.equal(index.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(index.offsetAt({ line: 1, character: 99 }), 6);
    assert.equal(index.offsetAt({ line: 9, character: 0 }), 6);
    assert.equal(index.offsetAt({ line: -1, character: 5 }), 0);
    assert.equal(index.offsetAt({ line: 1, character: -5 }), 4);
  });

  it("leads back from every offset that is not inside a line end", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "\r", "\n", "\r\n", "😀"), { maxLength: 30 }).map((parts) => parts.join("")), (text) => {
        const index = createLineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const isInside = text[offset - 1] === "\r" && text[offset] === "\n";
          assert.equal(index.offsetAt(index.positionAt(offset)), isInside ? offset - 1 : offset);
        }
      }),
    );
  });
});

describe("snapshot", () => {
  it("never changes and knows its lines", () => {
    const snapshot = createSnapshot({ uri: "untitled:a", languageId: "markdown", version: 3, text: "a\nb" });
    assert.ok(Object.isFrozen(snapshot));
    assert.equal(snapshot.lines.lineCount, 2);
    assert.equal(snapshot.lines, snapshot.lines);
  });
});

describe("the line index of an edited text", () => {
  it("is that of the text read anew", () => {
    const piece = fc.stringMatching(/^[a\r\n]{0,6}$/);
    fc.assert(
      fc.property(piece, piece, fc.nat(6), fc.nat(6), (text, inserted, a, b) => {
        const [start = 0, end = 0] = [a, b].map((at) => Math.min(at, text.length)).sort((x, y) => x - y);
        const before = createSnapshot({ uri: "a.md", languageId: "", version: 1, text });
        const after = editSnapshot(before, 2, { span: { start, end }, text: inserted });
        assert.equal(after.text, text.slice(0, start) + inserted + text.slice(end));
        assert.deepEqual([...after.lines.starts], [...createLineIndex(after.text).starts]);
      }),
      { numRuns: 5000 },
    );
  });
});

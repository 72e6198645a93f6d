// Where quotes stand: letter by letter, past white space and markup, and nowhere else.
import assert from "node:assert/strict";
import fc from "fast-check";
import { findQuote } from "../../server/src/semantic/anchor.ts";

const TEXT = "**Quill** saves\n`PDF` files, and _nothing_ more.";

const cases: readonly (readonly [string, string, string | undefined])[] = [
  ["the very letters", "saves\n`PDF`", "saves\n`PDF`"],
  ["other white space", "Quill saves PDF", "Quill** saves\n`PDF"],
  ["left out markup", "and nothing more", "and _nothing_ more"],
  ["white space around", "  files,\n", "files,"],
  ["other words", "Quill loads PDF", undefined],
  ["another case", "quill saves", undefined],
  ["nothing", " ** ", undefined],
  ["more than there is", `${TEXT} And more.`, undefined],
];

describe("the place of a quote", () => {
  for (const [name, quote, found] of cases) {
    it(`is found for ${name}`, () => {
      const span = findQuote(TEXT, quote);
      assert.equal(span && TEXT.slice(span.start, span.end), found);
    });
  }

  it("lies in the text and reads as the quote does, whatever both are", () => {
    const bare = (text: string): string => text.replace(/[\s*_`~\\[\]<>{}|#]/gu, "");
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string(), fc.string(), (before, quote, after) => {
      const text = before + quote + after;
      const span = findQuote(text, quote);
      assert.equal(span === undefined, bare(quote) === "");
      if (span !== undefined) assert.equal(bare(text.slice(span.start, span.end)), bare(quote));
    }));
  });
});

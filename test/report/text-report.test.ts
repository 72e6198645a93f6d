// Laws of the report for people: nothing of a document acts on the terminal, tildes stand under what they mean, nothing throws.
import assert from "node:assert/strict";
import fc from "fast-check";
import { displayCells, displayText, displayWidth } from "../../server/src/report/display-text.ts";
import { sourceExcerpt } from "../../server/src/report/source-excerpt.ts";
import { createTextReport } from "../../server/src/report/text-report.ts";
import { createSnapshot } from "../../server/src/text/snapshot.ts";
import { FILES, HEAD, reportFile, write } from "./report-fixture.ts";

const LOOK = { colour: false, columns: 80, quiet: false };
const ACTING = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

/** Text of the sort that documents and attackers hold. */
const wildText = fc.array(
  fc.oneof(
    fc.constantFrom("\u001B[31m", "\u0007", "\t", "\r\n", "\n", "\r", "漢字", "👩‍👩‍👧", "e\u0301", "\u200B", "\u202E", "\uD800", "\u009B1m", "\u2028", " ", "Aspose.Wods"),
    fc.string({ unit: "binary", maxLength: 8 }),
    fc.string({ maxLength: 40 }),
  ),
  { maxLength: 30 },
).map((parts) => parts.join(""));

describe("text report", () => {
  it("lets no control character and no turning character through", () => {
    fc.assert(fc.property(wildText, wildText, fc.tuple(fc.nat(), fc.nat()), fc.integer({ min: 1, max: 200 }), (text, message, places, columns) => {
      const [start = 0, end = 0] = places.map((place) => place % (text.length + 1)).sort((x, y) => x - y);
      const snapshot = createSnapshot({ uri: message, languageId: "", version: 0, text });
      const finding = { code: "misspelled-name", severity: "warning", message, span: { start, end }, text: text.slice(start, end), source: "rules", reasons: [], fixes: [] } as const;
      const output = write(createTextReport(HEAD, { ...LOOK, columns }), [{ path: message, shownPath: message, snapshot, findings: [finding] }]);
      assert.doesNotMatch(output, ACTING);
      assert.equal(output.split("\n").length, 6, "path, finding, source, marker, closing line, end");
    }));
  });

  it("puts the tildes under the text and keeps to its columns", () => {
    fc.assert(fc.property(fc.stringMatching(/^[ -~漢字\t]{0,300}$/), fc.stringMatching(/^[ -~漢字\t]{0,300}$/), fc.integer({ min: 40, max: 120 }), (before, behind, columns) => {
      const text = `${before}<Wods漢>${behind}`;
      const snapshot = createSnapshot({ uri: "a.md", languageId: "", version: 0, text });
      const { source, marker } = sourceExcerpt(snapshot, { start: before.length, end: before.length + 7 }, columns);
      const from = marker.indexOf("~");
      const at = columnSlice(source, from, marker.length);
      assert.equal(at, "<Wods漢>");
      assert.ok(displayWidth(source) <= columns, `${displayWidth(source)} columns of ${columns}`);
    }));
  });

  it("says nothing where it is to be quiet and all is well, and something where it is not", () => {
    const quiet = { ...LOOK, quiet: true };
    assert.equal(write(createTextReport(HEAD, quiet), [reportFile("/a.md", "x", [])]), "");
    const partial = { ...HEAD, truth: { ...HEAD.truth, errors: 2 } };
    assert.match(write(createTextReport(partial, quiet), []), /Nothing found in what was checked .*truth was loaded in part \(2 errors\)/);
  });

  it("has no escape sequence without colour, and only its own with", () => {
    assert.doesNotMatch(write(createTextReport(HEAD, LOOK), FILES), /\u001B/);
    const coloured = write(createTextReport(HEAD, { ...LOOK, colour: true }), FILES);
    assert.doesNotMatch(coloured.replace(/\u001B\[(31|33|36|90|0)m/g, ""), /\u001B/);
  });
});

describe("closing line", () => {
  const cases: readonly (readonly [string, readonly Parameters<typeof reportFile>[2][], string])[] = [
    ["nothing", [[]], "0 findings in 1 file; truth: 16,712 plugins in 61 families"],
    ["one", [[{ text: "x" }], []], "1 finding (1 warning) in 1 of 2 files; truth: 16,712 plugins in 61 families"],
    ["two of a kind", [[{ text: "x" }], [{ text: "x" }]], "2 findings (2 warnings) in 2 of 2 files; truth: 16,712 plugins in 61 families"],
    ["two kinds", [[{ text: "x", severity: "information" }, { text: "x", severity: "hint" }, { text: "x", severity: "information" }]], "3 findings (2 information, 1 hint) in 1 of 1 file; truth: 16,712 plugins in 61 families"],
  ];
  for (const [name, files, line] of cases) {
    it(name, () => {
      const text = write(createTextReport(HEAD, LOOK), files.map((facts, at) => reportFile(`/${at}.md`, "x", facts)));
      assert.equal(text.trimEnd().split("\n").at(-1), line);
    });
  }
});

describe("closing line of a run with gaps", () => {
  it("tells skipped files from those of which only the meaning was not checked", () => {
    const file = (name: string): { path: string; shownPath: string; reason: string; failed: false } => ({ path: `/${name}`, shownPath: name, reason: "r", failed: false });
    const text = write(createTextReport(HEAD, LOOK), [reportFile("/a.md", "x", [])], [file("b.md"), { ...file("a.md"), partly: true }]);
    assert.equal(text.trimEnd().split("\n").at(-1), "0 findings in 1 file; 1 file skipped; the meaning of 1 file was not checked; truth: 16,712 plugins in 61 families");
  });
});

describe("display text", () => {
  const widths: readonly (readonly [string, number])[] = [
    ["abc", 3], ["漢字", 4], ["e\u0301", 1], ["👍", 2], ["👩‍👩‍👧", 2], ["\t", 4], ["\u001B", 1], ["\uD800", 1], ["\u200B", 0], ["한", 2], ["ｆ", 2],
  ];
  for (const [text, width] of widths) {
    it(`${JSON.stringify(text)} takes ${width}`, () => {
      assert.equal(displayWidth(text), width);
    });
  }
  it("knows the place of each character", () => {
    assert.deepEqual(displayCells("a👍b").map((cell) => cell.start), [0, 1, 3]);
    assert.equal(displayText("two\n  lines"), "two lines");
  });
});

/** The part of a line from a column up to another. */
function columnSlice(line: string, from: number, to: number): string {
  let column = 0;
  let part = "";
  for (const cell of displayCells(line)) {
    if (column >= from && column < to) part += cell.shown;
    column += cell.width;
  }
  return part;
}

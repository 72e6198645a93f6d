// Making all safe fixes: it comes to an end, a second time changes nothing, and what parsed before parses after.
import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { fixDocument } from "../../server/src/engine/fix-document.ts";
import { createSnapshot } from "../../server/src/text/snapshot.ts";
import { applyEdits } from "../../server/src/text/edits.ts";
import { createChecker } from "../support/check-text.ts";
import { smallTruth } from "../support/small-truth.ts";

const ENTRIES = ["letter-merge", "page-converter", "stitcher", "ocr", "PDF Joiner", '"OCR Scribe"', "'letter-merge'", "sticher", "wrong-plugin", "Circular Blend", "pages-net"];
const SENTENCES = [
  "Letter Merge writes letters.", "Use PDF Joiner and OCR-Scribe.", "Page Converter turns DOCX into PDF.", "The Pages Convertr.", "Circular Blend was first.",
  "Inkwell.Pages for java reads them.", "`lantern-plugin-transform-classes` and `OCR Scribe`.", "## PDF Stitcher", "```js\nmergeLetters();\n```", "<!-- OCR Scribe -->", "[Letter Merge](x.md)",
];

const lists = fc.tuple(fc.subarray(ENTRIES), fc.constantFrom("flow", "flow lines", "block", "block indented", "none", "empty")).map(([entries, style]) => {
  if (style === "none") return "";
  if (style === "empty" || entries.length === 0) return "plugins: []\n";
  if (style === "flow") return `plugins: [${entries.join(", ")}] # these\n`;
  if (style === "flow lines") return `plugins: [\n  ${entries.join(",\n  ")},\n  ]\n`;
  const indent = style === "block" ? "" : "    ";
  return `plugins:\n${entries.map((entry) => `${indent}- ${entry} # ${entry.length}\n`).join("")}`;
});
const pages = fc.tuple(lists, fc.constantFrom("inkwell", "inkwell, lantern", "other"), fc.array(fc.constantFrom(...SENTENCES), { maxLength: 6 }), fc.constantFrom("\n", "\r\n"))
  .map(([list, family, sentences, end]) => `---\ntitle: A page\nfamily: [${family}]\n${list}tags: [a] # kept\n---\n\n${sentences.join("\n\n")}\n`.replaceAll("\n", end));

/** What a front matter that parses says beside its list. */
function otherKeys(matter: string): unknown {
  const document = parseDocument(matter);
  assert.deepEqual(document.errors, [], matter);
  return Object.entries(document.toJS() as Record<string, unknown>).filter(([key]) => key !== "plugins");
}

describe("fixing a document", () => {
  it("ends, changes nothing the second time, and keeps the front matter sound", async () => {
    const check = createChecker(await smallTruth());
    fc.assert(fc.property(pages, (text) => {
      const first = check(text);
      const recheck = (snapshot: { readonly text: string }) => check(snapshot.text);
      const fixed = fixDocument(first, recheck);
      assert.equal(fixed.settled, true, fixed.text);
      assert.equal(applyEdits(text, fixed.edits), fixed.text);
      const again = fixDocument(check(fixed.text), recheck);
      assert.deepEqual([again.edits, again.text], [[], fixed.text]);
      const matter = (of: string): string => /^---\r?\n([\s\S]*?)^---/mu.exec(of)?.[1] ?? "";
      const others = otherKeys(matter(text));
      assert.deepEqual(otherKeys(matter(fixed.text)), others);
      assert.equal(fixed.text.includes("\r\n"), text.includes("\r\n"));
      assert.equal(/[^\r]\n/u.test(fixed.text), /[^\r]\n/u.test(text));
    }), { numRuns: 300 });
  }).timeout(120_000);

  it("gives up on rules that undo each other, and says so", () => {
    const snapshot = createSnapshot({ uri: "a.md", languageId: "", version: 0, text: "a" });
    const flip = (at: typeof snapshot) => ({
      snapshot: at,
      findings: [{ code: "name-case" as const, severity: "hint" as const, message: "", span: { start: 0, end: 1 }, text: at.text, source: "rules" as const, reasons: [], fixes: [{ title: "", safe: true, edits: [{ span: { start: 0, end: 1 }, text: at.text === "a" ? "b" : "a" }] }] }],
    });
    assert.equal(fixDocument(flip(snapshot), flip).settled, false);
  });
});

// Whatever a document holds, checking it does not fail, and what is found lies in it.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { CheckedDocument } from "../../server/src/engine/engine.ts";
import type { Finding } from "../../server/src/rules/finding.ts";
import type { Mention } from "../../server/src/rules/mention.ts";
import { applyEdits } from "../../server/src/text/edits.ts";
import { createChecker, FORMATS, type TextChecker } from "../support/check-text.ts";
import { smallTruth } from "../support/small-truth.ts";
import { anyText, documentText } from "./law-texts.ts";

const LONG_LINES = [
  "Leter Merge ".repeat(500),
  `${"x".repeat(300_000)} Leter Merge plugin`,
  `${"lantern-plugin-improt,".repeat(2000)}\n`,
  `${"@lantern/".repeat(20_000)}core`,
  `${"é\u0301".repeat(50_000)} Café Ubersetzer`,
  `${"-".repeat(100_000)}lantern-plugin-improt`,
  "漢字Leter Merge".repeat(1500),
  "\0\ud800 Leter\u00a0Merge \udc00".repeat(500),
];

/** What is shown is what stands there, or, where markup stands inside, its pieces. */
function assertShown(text: string, { span, text: shown }: Pick<Finding, "span" | "text">, mention: Mention | undefined): void {
  const pieces = mention?.pieces ?? [{ ...span, text: text.slice(span.start, span.end) }];
  assert.equal(pieces.map((piece) => piece.text).join(""), shown);
  let at = span.start;
  for (const piece of pieces) {
    assert.ok(piece.start >= at && piece.end <= span.end);
    assert.ok(piece.text === text.slice(piece.start, piece.end) || piece.text.trim() === "");
    at = piece.end;
  }
}

/** Findings on lists of front matter are mended there, wherever they stand. */
const MENDED_IN_LISTS: readonly string[] = ["undeclared-plugin", "unused-plugin", "missing-dependency", "incomplete-combination"];

function assertSound({ findings, mentions, snapshot: { text }, page }: CheckedDocument): void {
  let behind = 0;
  for (const mention of mentions) {
    const { span } = mention;
    assert.ok(span.start >= behind && span.end > span.start && span.end <= text.length);
    assertShown(text, mention, mention);
    behind = span.end;
  }
  for (const { span, text: shown, message, fixes, code } of findings) {
    assert.ok(span.start >= 0 && span.end > span.start && span.end <= text.length, code);
    assertShown(text, { span, text: shown }, mentions.find((mention) => mention.span.start === span.start && mention.span.end === span.end));
    assert.ok(message.endsWith(".") || message.endsWith(")"), message);
    for (const fix of fixes) {
      assert.ok(fix.edits.length > 0);
      const place = MENDED_IN_LISTS.includes(code) ? page.frontMatter?.span : span;
      for (const edit of fix.edits) assert.ok(place !== undefined && place.start <= edit.span.start && edit.span.end <= place.end, `${code}: ${fix.title}`);
      assert.ok(fix.edits.some((edit) => text.slice(edit.span.start, edit.span.end) !== edit.text));
    }
  }
}

/** After its first fix a finding is gone: nothing of its code is said of its old or its new text where it was. */
function assertFixed(check: TextChecker, { snapshot, findings }: CheckedDocument, finding: Finding): void {
  const [first] = finding.fixes;
  if (first === undefined) return;
  const after = check(applyEdits(snapshot.text, [...first.edits].sort((a, b) => a.span.start - b.span.start)), snapshot.languageId);
  const end = finding.span.end + (after.snapshot.text.length - snapshot.text.length);
  const same = after.findings.filter(({ code, span }) => code === finding.code && span.start < end && finding.span.start < span.end);
  // A longer name around it may come to light, which is another finding.
  const texts = [finding.text, ...first.edits.map(({ text }) => text)];
  assert.deepEqual(same.map(({ text }) => text).filter((text) => texts.includes(text)), [], `${finding.text} → ${first.title} (${findings.length} findings)`);
}

describe("checkText", () => {
  for (const format of FORMATS) {
    it(`takes any text as ${format}, and finds only what stands there`, async () => {
      const check = createChecker(await smallTruth());
      fc.assert(
        fc.property(fc.oneof(anyText, documentText), (text) => {
          assertSound(check(text, format));
        }),
        { numRuns: 400 },
      );
    });

    it(`offers first fixes in ${format} after which the finding is gone`, async () => {
      const check = createChecker(await smallTruth());
      fc.assert(
        fc.property(documentText, (text) => {
          const checked = check(text, format);
          for (const finding of checked.findings) assertFixed(check, checked, finding);
        }),
        { numRuns: 100 },
      );
    });

    it(`takes very long lines as ${format}`, async () => {
      const check = createChecker(await smallTruth());
      for (const text of LONG_LINES) assertSound(check(text, format));
    });
  }

  it("gives frozen results that are the same each time", async () => {
    const check = createChecker(await smallTruth());
    const text = "The Leter Merge plugin, `lantern-plugin-improt` and Inkwell.Pages for java.";
    const checked = check(text);
    assert.equal(checked.findings.length, 3);
    assert.deepEqual(check(text).findings, checked.findings);
    assert.ok([checked, checked.findings, checked.mentions, ...checked.findings, ...checked.mentions].every((value) => Object.isFrozen(value)));
  });
});

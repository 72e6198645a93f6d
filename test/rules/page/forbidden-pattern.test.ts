// Forbidden texts: exact places, how many are listed, and replacements that do not go on for ever.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { buildTruthIndex } from "../../../server/src/truth/build-index.ts";
import { parseTruth } from "../../../server/src/truth/parse-truth.ts";
import type { TruthIndex } from "../../../server/src/truth/truth-index.ts";
import { createChecker, DEFAULTS, firstFixes, FORMATS } from "../../support/check-text.ts";

const IN_FORCE = { ...DEFAULTS, families: ["site"] };

function truthOf(...patterns: readonly string[]): TruthIndex {
  const text = ["family: site", "plugins: [{id: sundial, name: Sundial Maker}]", "forbidden_patterns:", ...patterns.map((pattern) => `  - ${pattern}`)].join("\n");
  return buildTruthIndex(parseTruth([{ file: "site.yaml", text }]), { everyday: [], terms: [] }, (bytes) => createHash("sha256").update(bytes).digest("hex"));
}

const found = (truth: TruthIndex, text: string, format = "markdown"): readonly (readonly [string, number, number])[] =>
  createChecker(truth)(text, format, IN_FORCE).findings.map(({ text: own, span }) => [own, span.start, span.end] as const);

describe("forbidden texts", () => {
  it("are found with their places", () => {
    const truth = truthOf("deprecated_api", "insecure_method");
    assert.deepEqual(found(truth, "Call deprecated_api, never insecure_method.\n"), [["deprecated_api", 5, 19], ["insecure_method", 27, 42]]);
  });

  it("are found in every format, and nothing is found where the family is not in force", () => {
    const truth = truthOf("deprecated_api");
    for (const format of FORMATS) assert.equal(found(truth, "Call deprecated_api here.\n", format).length, 1, format);
    assert.deepEqual(createChecker(truth)("Call deprecated_api here.\n").findings, []);
  });

  it("are whole words where they begin and end with a letter", () => {
    const truth = truthOf("old", "'C++'", "'é'");
    assert.deepEqual(found(truth, "old older bold old_ (old) xC++ C++x aé é é́\n").map(([text]) => text), ["old", "old", "C++", "é"]);
  });

  it("may be regexes, which never take long, and a refused one is a problem of its file", () => {
    const truth = truthOf("{pattern: '(a+)+$', regex: true}", "{pattern: 'x(?=y)', regex: true}");
    assert.deepEqual(truth.problems.map(({ code, file }) => ({ code, file })), [{ code: "truth-regex", file: "site.yaml" }]);
    assert.deepEqual(found(truth, `${"a".repeat(20_000)}b xy\n`), []);
    assert.equal(found(truth, "b aaa").length, 1);
  });

  it("are listed up to a thousand, and the last one says that there are more", () => {
    const check = createChecker(truthOf("stale"));
    const messages = (count: number): readonly string[] => check("stale\n\n".repeat(count), "markdown", IN_FORCE).findings.map(({ message }) => message);
    assert.equal(messages(1000).length, 1000);
    assert.ok(messages(1000).every((message) => message === '"stale" must not appear here.'));
    assert.equal(messages(1001).length, 1000);
    assert.match(messages(1001).at(-1) ?? "", /More than 1000 such texts/u);
  });

  it("give way to what is to be written instead, with groups, and safely only where nothing forbidden comes of it", () => {
    const check = createChecker(truthOf(
      "{pattern: '(\\w+)\\.load\\((\\d)\\)', regex: true, replace_with: '$1.open($2) $$$0'}",
      "{pattern: red, replace_with: blue}", "{pattern: blue, replace_with: red}", "{pattern: stale, replace_with: fresh}",
    ));
    const { findings } = check("a.load(1) red stale\n", "markdown", IN_FORCE);
    assert.deepEqual(findings.map(({ text, fixes: [fix] }) => [text, fix?.edits[0]?.text, fix?.safe]), [
      ["a.load(1)", "a.open(1) $a.load(1)", false],
      ["red", "blue", false],
      ["stale", "fresh", true],
    ]);
    assert.deepEqual(check(firstFixes("stale", check("stale", "markdown", IN_FORCE).findings), "markdown", IN_FORCE).findings, []);
  });

  it("leave front matter that parses", () => {
    const check = createChecker(truthOf("{pattern: stale, replace_with: '@fresh: #1'}"));
    const text = "---\ntitle: stale\n---\n";
    assert.equal(firstFixes(text, check(text, "markdown", IN_FORCE).findings), '---\ntitle: "@fresh: #1"\n---\n');
  });
});

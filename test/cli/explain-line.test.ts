// `tbcv check --explain FILE:LINE`: the reckoning of a line, and what is said of wrong places.
import assert from "node:assert/strict";
import { withFolder } from "../config/temp-folder.ts";
import { run, TRUTH } from "./run-fixture.ts";

const CONFIG = "truth: {packs: [], truth_directories: [truth]}\n";
const PAGE = `# Page

Use Aspose.Wods for .NET here.
Use eslint-plugin-import here.
<!-- tbcv-disable-next-line -->
Use Aspose.Wods for .NET here.
Nothing.
`;
const SITE = { "truth/words.yaml": TRUTH, "tbcv.yaml": CONFIG, "a.md": PAGE };

interface Explained {
  readonly line: number;
  readonly text: string;
  readonly candidates: readonly { readonly text: string; readonly match: string; readonly sum: number; readonly threshold: number; readonly weights: readonly { readonly weight: number; readonly reason: string }[]; readonly outcome: { readonly kind: string; readonly code?: string; readonly why?: string } }[];
}

describe("check --explain", () => {
  const outcomes: readonly (readonly [what: string, place: string, config: string, expected: readonly string[]])[] = [
    ["a finding", "a.md:3", "", ["Aspose.Wods for .NET: finding misspelled-name"]],
    ["a name that is right", "a.md:4", "", ["eslint-plugin-import: silent right as it stands"]],
    ["an ignore comment", "a.md:6", "", ["Aspose.Wods for .NET: silent an ignore comment stops misspelled-name"]],
    ["a rule that is off", "a.md:3", "rules: {misspelled-name: off}\n", ["Aspose.Wods for .NET: silent the setting rules turns misspelled-name off"]],
    ["an ignored name", "a.md:3", "ignore_names: [Aspose.Wods for .NET]\n", ["Aspose.Wods for .NET: silent the setting ignore_names lists it"]],
    ["a confidence that is too low", "a.md:3", "min_confidence: 1\n", ["Aspose.Wods for .NET: silent its confidence, 0.984, is below min_confidence"]],
    ["a line without candidates", "a.md:7", "", []],
    ["a column on the name", "a.md:3:5", "", ["Aspose.Wods for .NET: finding misspelled-name"]],
    ["a column beside it", "a.md:3:2", "", []],
  ];
  for (const [what, place, config, expected] of outcomes) {
    it(`tells ${what}`, () =>
      withFolder({ ...SITE, "tbcv.yaml": CONFIG + config }, async (folder) => {
        const { status, out, err } = await run(folder, ["check", "--explain", place, "--format", "json"]);
        assert.deepEqual({ status, err }, { status: 0, err: "" });
        const { candidates } = JSON.parse(out) as Explained;
        assert.deepEqual(candidates.map(({ text, outcome }) => `${text}: ${outcome.kind} ${outcome.code ?? outcome.why ?? ""}`), expected);
        for (const { sum, weights } of candidates) assert.ok(Math.abs(weights.reduce((all, { weight }) => all + weight, 0) - sum) < 1e-9);
      }));
  }

  it("tells what else is reported on the line", () =>
    withFolder({ ...SITE, "truth/words.yaml": `${TRUTH}forbidden_patterns: [withdrawn]\n`, "b.md": "---\nfamily: words\n---\nThis is withdrawn.\n" }, async (folder) => {
      const { out } = await run(folder, ["check", "--explain", "b.md:4"]);
      assert.match(out, /nothing near one, stands here\.\n\nAlso reported here:\n {2}column 9: forbidden-pattern \(error\): "withdrawn" must not appear here\.\n$/);
      const { others } = JSON.parse((await run(folder, ["check", "--explain", "b.md:4", "--format", "json"])).out) as { others: unknown };
      assert.deepEqual(others, [{ offset: [30, 39], code: "forbidden-pattern", severity: "error", message: '"withdrawn" must not appear here.' }]);
    }));

  it("prints text to read", () =>
    withFolder(SITE, async (folder) => {
      const { status, out } = await run(folder, ["check", "--explain", "a.md:3"]);
      assert.equal(status, 0);
      for (const part of ["a.md:3: Use Aspose.Wods for .NET here.", '"Aspose.Wods for .NET" (column 5, prose): near "Aspose.Words for .NET", 1 edit, similarity 0.99', "+1.0  no everyday word", "needed: 0.5", "→ misspelled-name (warning): Did you mean"]) {
        assert.ok(out.includes(part), `${part} in\n${out}`);
      }
    }));

  const wrong: readonly (readonly [argv: readonly string[], err: string])[] = [
    [["a.md"], 'tbcv: --explain cannot be "a.md": write --explain a.md:1\n'],
    [["a.md:0"], "tbcv: a.md has 8 lines, and no line 0: write --explain a.md:1\n"],
    [["a.md:99"], "tbcv: a.md has 8 lines, and no line 99: write --explain a.md:8\n"],
    [["a.md:3:99"], "tbcv: line 3 of a.md has 30 columns, and no column 99: write --explain a.md:3:30\n"],
    [["a.md:x"], 'tbcv: --explain cannot be "a.md:x": write --explain docs/page.md:12\n'],
    [["a.md:3", "b.md"], "tbcv: --explain takes one line of one file, and no other path: write --explain docs/page.md:12\n"],
    [["a.md:3", "--format", "sarif"], "tbcv: --explain prints text or JSON on standard output: leave out --format, or write --format json\n"],
    [["a.md:3", "--stdio"], "tbcv: --explain takes one line of one file, and no other path: write --explain docs/page.md:12\n"],
  ];
  for (const [argv, err] of wrong) {
    it(`refuses ${argv.join(" ")}`, () =>
      withFolder(SITE, async (folder) => {
        const result = await run(folder, ["check", "--explain", ...argv]);
        assert.deepEqual({ status: result.status, out: result.out, err: result.err }, { status: 2, out: "", err });
      }));
  }

  it("refuses a file that is not there", () =>
    withFolder(SITE, async (folder) => {
      assert.equal((await run(folder, ["check", "--explain", "none.md:1"])).status, 2);
    }));
});

// Documents below several configurations: each is checked with the nearest one, as in an editor.
import assert from "node:assert/strict";
import { withFolder } from "../config/temp-folder.ts";
import { run, TRUTH } from "./run-fixture.ts";

const WRONG = "Use Aspose.Wods for .NET here.\n";
const TOP = "truth: {packs: [], truth_directories: [truth]}\nrules: {misspelled-name: error}\n";
const SITE = { "truth/words.yaml": TRUTH, "tbcv.yaml": TOP, "a.md": WRONG, "docs/b.md": WRONG, "docs/deep/c.md": WRONG };

/** Path and severity of each finding, as the JSON report has them. */
function found(out: string): readonly string[] {
  const { files } = JSON.parse(out) as { files: { path: string; findings: { severity: string }[] }[] };
  return files.map(({ path, findings }) => `${path.split("/").at(-1) ?? ""} ${findings.map(({ severity }) => severity).join()}`);
}

describe("the configuration of a document", () => {
  const cases: readonly (readonly [string, string, readonly string[], readonly string[], string])[] = [
    ["is the nearest one above it", "rules: {misspelled-name: information}\n", ["check"], ["a.md error", "b.md information", "c.md information"], ""],
    ["says which names are ignored", "ignore_names: [Aspose.Wods for .NET]\n", ["check"], ["a.md error", "b.md ", "c.md "], ""],
    ["has patterns from its own folder", "overrides: [{files: [deep/*], rules: {misspelled-name: off}}]\n", ["check"], ["a.md error", "b.md warning", "c.md "], ""],
    ["leaves documents out", "ignore: [deep/]\n", ["check"], ["a.md error", "b.md warning"], ""],
    ["names families that are in no truth", "families: [wrds]\n", ["check"], ["a.md error", "b.md warning", "c.md warning"], 'tbcv: no family "wrds" is in the truth, so the settings that name it do nothing: did you mean words?\n'],
    ["names a truth that the run does not use", "truth: {packs: [npm]}\n", ["check"], ["a.md error", "b.md warning", "c.md warning"], "tbcv: the truth that docs/tbcv.yaml names is not used in this run: check its folder on its own to use it\n"],
    ["names the truth of the run in its own words", "truth: {packs: [], truth_directories: [../truth]}\n", ["check"], ["a.md error", "b.md warning", "c.md warning"], ""],
    ["is not told about its truth where the command line names one", "truth: {packs: [npm]}\n", ["check", "--truth", "truth"], ["a.md error", "b.md warning", "c.md warning"], ""],
    ["is another one where the user names it", "rules: {misspelled-name: information}\n", ["check", "--config", "tbcv.yaml"], ["a.md error", "b.md error", "c.md error"], "tbcv: docs/tbcv.yaml is not used in this run: leave out --config and TBCV_CONFIG to use it\n"],
  ];
  for (const [name, config, argv, expected, err] of cases) {
    it(name, () =>
      withFolder({ ...SITE, "docs/tbcv.yaml": config }, async (folder) => {
        const result = await run(folder, [...argv, "--format", "json"]);
        assert.deepEqual({ found: found(result.out), err: result.err }, { found: expected, err });
      }));
  }

  it("is found for folders that are named side by side", () =>
    withFolder({ ...SITE, "docs/tbcv.yaml": "rules: {misspelled-name: hint}\n" }, async (folder) => {
      assert.deepEqual(found((await run(folder, ["check", "a.md", "docs/deep", "--format", "json", "--severity", "hint"])).out), ["a.md error", "c.md hint"]);
    }));

  it("that is wrong ends the run with its places", () =>
    withFolder({ ...SITE, "docs/tbcv.yaml": "rulez: {}\n" }, async (folder) => {
      assert.deepEqual(await run(folder, ["check"]), { status: 2, out: "", err: 'tbcv: unknown key "rulez" (docs/tbcv.yaml:1:1): did you mean "rules"?\n' });
    }));

  it("that leaves out a named document says so", () =>
    withFolder({ ...SITE, "docs/tbcv.yaml": "ignore: [b.md]\n" }, async (folder) => {
      assert.match((await run(folder, ["check", "a.md", "docs/b.md"])).err, /^tbcv: docs\/b\.md was not checked: left out by the setting ignore$/m);
    }));
});

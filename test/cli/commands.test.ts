// The commands beside check.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseConfig } from "../../server/src/host/config-file.ts";
import { resolveSettings } from "../../server/src/host/config-resolve.ts";
import { CODES_WITH_PAGES } from "../../shared/src/code-pages.ts";
import { withFolder } from "../config/temp-folder.ts";
import { run, TRUTH } from "./run-fixture.ts";

describe("truth stats", () => {
  it("prints every count, the revision and the problems", () =>
    withFolder({ "truth/words.yaml": TRUTH }, async (folder) => {
      const text = await run(folder, ["truth", "stats", "--truth", "truth"]);
      assert.equal(text.status, 0);
      assert.match(text.out, /^ +3 {2}plugins$/m);
      assert.match(text.out, /^revision: sha256:[0-9a-f]{64}\nproblems: 0 errors, 0 warnings\n$/m);
      const json = JSON.parse((await run(folder, ["truth", "stats", "--truth", "truth", "--format", "json"])).out) as { counts: { plugins: number; formerNames: number }; problems: unknown };
      assert.deepEqual([json.counts.plugins, json.counts.formerNames, json.problems], [3, 1, { errors: 0, warnings: 0 }]);
    }));

  it("names the families, and says one where there is one", () =>
    withFolder({ "truth/b.yaml": "family: quill\nplugins: [{id: i, name: Inkpot Filler}]\n", "truth/a.yaml": "family: paper\nplugins: []\n" }, async (folder) => {
      const { out } = await run(folder, ["truth", "stats", "--truth", "truth"]);
      assert.match(out, /^ +2 {2}families\n +1 {2}plugin$/m);
      assert.match(out, /^families: paper, quill$/m);
    }));
});

describe("truth lint", () => {
  const BAD = "family: bad\nplugins:\n  - {id: a, name: Some Thing}\n  - {id: a, name: Other Thing}\n  - {id: b, name: Third Thing, depends: [a]}\n";

  it("prints a line a problem, by place, and ends with 2 where there is an error", () =>
    withFolder({ "truth/bad.yaml": BAD }, async (folder) => {
      const { status, out } = await run(folder, ["truth", "lint", "truth"]);
      const lines = out.trimEnd().split("\n");
      assert.equal(status, 2);
      assert.match(lines[0] ?? "", /^truth\/bad\.yaml:4:\d+: error .* truth-duplicate-id$/);
      assert.match(lines[1] ?? "", /^truth\/bad\.yaml:5:\d+: warning .* truth-unknown-key$/);
      assert.equal(lines[2], "1 error and 1 warning in 2 plugins of 1 family");
    }));

  it("gives the same as JSON, and 0 for warnings alone", () =>
    withFolder({ "truth/bad.yaml": BAD.replace("  - {id: a, name: Other Thing}\n", "") }, async (folder) => {
      const { status, out } = await run(folder, ["truth", "lint", "truth", "--format", "json"]);
      const { problems } = JSON.parse(out) as { problems: { code: string; line: number }[] };
      assert.deepEqual([status, problems.map(({ code, line }) => [code, line])], [0, [["truth-unknown-key", 4]]]);
    }));
});

describe("explain", () => {
  for (const code of CODES_WITH_PAGES) {
    it(code, async () => {
      const { status, out } = await run("/", ["explain", code]);
      assert.equal(status, 0);
      for (const label of ["Wrong:", "Right:", "Why:", "Mend:", "Silence:"]) assert.match(out, new RegExp(`^${label}`, "m"));
      assert.ok(out.trimEnd().split("\n").length <= 12);
    });
  }

  it("lists all codes without one", async () => {
    const { out } = await run("/", ["explain"]);
    assert.deepEqual(out.trimEnd().split("\n").map((line) => line.split(" ")[0]), CODES_WITH_PAGES);
  });
});

describe("init", () => {
  it("writes what it found, as a configuration without problems, and never a second time", () =>
    withFolder({ "docs/a.md": "---\nfamily: words\n---\n", "docs/b.rst": "x", "CHANGELOG.md": "x", "truth/w.yaml": TRUTH, "package.json": '{"devDependencies":{"eslint":"9","left-pad":"1"}}' }, async (folder) => {
      const { status, out } = await run(folder, ["init"]);
      assert.equal(status, 0);
      assert.equal(out, `Found 3 documents (2 .md, 1 .rst).
Found truth files of your own in truth/.
Front matter names families: words.
package.json depends on eslint: these families are in force everywhere.
Wrote tbcv.yaml. Next: tbcv check
`);
      const { layer, problems } = parseConfig("tbcv.yaml", readFileSync(join(folder, "tbcv.yaml"), "utf8"));
      const resolved = resolveSettings([layer]);
      assert.deepEqual([...problems, ...resolved.problems], []);
      const { families, ignore, truth } = resolved.settings;
      assert.deepEqual([families, ignore, truth.truth_directories], [["eslint"], ["CHANGELOG.md"], ["truth"]]);
      const again = await run(folder, ["init", "."]);
      assert.deepEqual([again.status, again.err], [2, "tbcv: tbcv.yaml is there already: change it, or remove it first\n"]);
    }));

  it("writes a valid file for an empty folder", () =>
    withFolder({ "docs/.keep": "" }, async (folder) => {
      const { out } = await run(folder, ["init", "docs"]);
      assert.equal(out, "Found no documents yet.\nWrote docs/tbcv.yaml. Next: tbcv check docs\n");
      assert.deepEqual(parseConfig("tbcv.yaml", readFileSync(join(folder, "docs/tbcv.yaml"), "utf8")).problems, []);
    }));
});

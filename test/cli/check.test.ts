// `tbcv check` from end to end, in this process.
import assert from "node:assert/strict";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFolder } from "../config/temp-folder.ts";
import { PARTS, run, TRUTH } from "./run-fixture.ts";

const WRONG = "# Install\n\nUse Aspose.Wods for .NET here.\n";
const CASE = "# Install\n\nUse Aspose.CAD for Javascript here.\n";
const RIGHT = "Use Aspose.Words for .NET here.\n";
const SITE = { "truth/words.yaml": TRUTH, "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\n", "docs/wrong.md": WRONG, "docs/right.md": RIGHT };

interface JsonReport {
  readonly files: readonly { readonly path: string; readonly findings: readonly { readonly code: string; readonly severity: string }[] }[];
  readonly summary: { readonly findings: number; readonly skipped: readonly { readonly path: string; readonly reason: string }[] };
  readonly truth: { readonly plugins: number; readonly problems: number };
}

describe("check", () => {
  it("prints findings and the closing line, paths relative to the working folder", () =>
    withFolder(SITE, async (folder) => {
      assert.deepEqual(await run(folder, ["check", "docs"]), {
        status: 1,
        err: "",
        out: `docs/wrong.md
  3:5  warning  Did you mean "Aspose.Words for .NET"? (one letter off)  misspelled-name
       Use Aspose.Wods for .NET here.
           ~~~~~~~~~~~~~~~~~~~~
1 finding (1 warning) in 1 of 2 files; truth: 3 plugins in 1 family
`,
      });
    }));

  it("gives the same as JSON, sorted, with absolute paths, and nothing else on standard output", () =>
    withFolder(SITE, async (folder) => {
      const { status, out } = await run(folder, ["check", "docs/wrong.md", "docs", "--format", "json"]);
      const report = JSON.parse(out) as JsonReport;
      assert.equal(status, 1);
      assert.deepEqual(report.files.map((file) => file.path), [join(folder, "docs/right.md"), join(folder, "docs/wrong.md")]);
      assert.equal(out, (await run(folder, ["check", "docs", "--format=json"])).out);
    }));

  it("writes several reports at once, all but one to files", () =>
    withFolder(SITE, async (folder) => {
      const { out } = await run(folder, ["check", "docs", "--format", "github", "--format", "json=report.json", "--format", "sarif=report.sarif", "--format", "ndjson=report.ndjson"]);
      assert.match(out, /^::warning file=docs\/wrong\.md,line=3,/);
      assert.equal((JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as JsonReport).summary.findings, 1);
      assert.equal((JSON.parse(readFileSync(join(folder, "report.sarif"), "utf8")) as { version: string }).version, "2.1.0");
      assert.equal(readFileSync(join(folder, "report.ndjson"), "utf8").trimEnd().split("\n").length, 3);
    }));

  const statuses: readonly (readonly [string, string, readonly string[], number])[] = [
    ["nothing found", RIGHT, [], 0],
    ["a warning", WRONG, [], 1],
    ["a warning, errors asked for", WRONG, ["--fail-on", "error"], 0],
    ["a warning, never fail", WRONG, ["--fail-on", "never"], 0],
    ["a warning that is not shown", WRONG, ["--severity", "error"], 0],
    ["information", CASE, [], 0],
    ["information asked for", CASE, ["--fail-on", "information"], 1],
    ["a warning within the limit", WRONG, ["--max-warnings", "1"], 0],
    ["a warning above the limit", WRONG, ["--max-warnings", "0"], 1],
  ];
  for (const [name, text, options, status] of statuses) {
    it(`ends with ${status}: ${name}`, () =>
      withFolder({ ...SITE, "docs/wrong.md": text }, async (folder) => {
        assert.equal((await run(folder, ["check", "docs", ...options])).status, status);
      }));
  }

  it("lets errors count whatever the limit of warnings", () =>
    withFolder({ ...SITE, "tbcv.yaml": `${SITE["tbcv.yaml"]}rules: {misspelled-name: error}\n` }, async (folder) => {
      assert.equal((await run(folder, ["check", "docs", "--max-warnings", "9", "--fail-on", "never"])).status, 1);
    }));

  it("lets --truth replace what the configuration names", () =>
    withFolder({ ...SITE, "other.yaml": "family: o\nplugins: [{id: o, name: Some Other Thing}]" }, async (folder) => {
      const { out, status } = await run(folder, ["check", "docs", "--truth", "other.yaml"]);
      assert.deepEqual([status, out], [0, "0 findings in 2 files; truth: 1 plugin in 1 family\n"]);
    }));

  it("applies overrides and ignore of the configuration from its own folder", () =>
    withFolder({ ...SITE, "docs/draft.md": WRONG, "tbcv.yaml": `${SITE["tbcv.yaml"]}ignore: [docs/draft.md]\noverrides: [{files: [docs/wrong.md], rules: {misspelled-name: off}}]\n` }, async (folder) => {
      const { status, out } = await run(join(folder, "docs"), ["check"]);
      assert.deepEqual([status, out], [0, "0 findings in 2 files; truth: 3 plugins in 1 family\n"]);
      const named = await run(folder, ["check", "docs/draft.md", "docs/right.md", "--format", "json"]);
      assert.deepEqual((JSON.parse(named.out) as JsonReport).summary.skipped, [{ path: join(folder, "docs/draft.md"), reason: "left out by the setting ignore" }]);
    }));

  it("still prints its report against a truth that loaded in part, says so, and ends with 2", () =>
    withFolder({ ...SITE, "truth/broken.yaml": "family: broken\nplugins: [" }, async (folder) => {
      const { status, out, err } = await run(folder, ["check", "docs/right.md"]);
      assert.equal(status, 2);
      assert.match(out, /^Nothing found in what was checked in 1 file; the truth was loaded in part \(1 error\); truth: /);
      assert.match(err, /^tbcv: truth-syntax \(truth\/broken\.yaml:\d+:\d+\): /);
    }));

  it("says warnings of the truth once and keeps the status", () =>
    withFolder({ ...SITE, "truth/more.yaml": "family: more\nplugins: [{id: a, name: Some Thing, dependencies: [none], extra: 1}]" }, async (folder) => {
      const { status, err } = await run(folder, ["check", "docs/right.md"]);
      assert.deepEqual([status, err], [0, "tbcv: truth has 2 warnings; see tbcv truth lint\n"]);
      assert.equal((await run(folder, ["check", "docs/right.md", "--quiet"])).err, "");
    }));

  it("says which families of the settings are in no truth", () =>
    withFolder({ ...SITE, "tbcv.yaml": `${SITE["tbcv.yaml"]}families: [wrds, words]\n` }, async (folder) => {
      const { status, err } = await run(folder, ["check", "docs/right.md"]);
      assert.deepEqual([status, err], [0, 'tbcv: no family "wrds" is in the truth, so the settings that name it do nothing: did you mean words?\n']);
    }));

  it("checks the other files when one cannot be read, and ends with 3", () =>
    withFolder(SITE, async (folder) => {
      symlinkSync("nowhere.md", join(folder, "docs/gone.md"));
      const { status, out, err } = await run(folder, ["check", "docs", "--format", "json"]);
      assert.equal(status, 3);
      assert.equal((JSON.parse(out) as JsonReport).files.length, 2);
      assert.match(err, /^tbcv: docs\/gone\.md was not checked: cannot be read/);
    }));

  it("lists binary files as skipped and keeps the status", () =>
    withFolder({ ...SITE, "docs/wrong.md": "a\0b" }, async (folder) => {
      const { status, out, err } = await run(folder, ["check", "docs"]);
      assert.deepEqual([status, out], [0, "0 findings in 1 file; 1 file skipped; truth: 3 plugins in 1 family\n"]);
      assert.equal(err, "tbcv: docs/wrong.md was not checked: binary\n");
    }));

  it("says what is not UTF-8, and checks it", () =>
    withFolder({ ...SITE, "docs/wrong.md": Buffer.from("fa\xE7ade: Aspose.Wods for .NET\n", "latin1") }, async (folder) => {
      const { status, err } = await run(folder, ["check", "docs"]);
      assert.deepEqual([status, err], [1, "tbcv: docs/wrong.md is not valid UTF-8 at byte 2; read with replacement characters: save it as UTF-8\n"]);
    }));

  it("survives an error of its own in one file, reports it in a sentence, and ends with 3", () =>
    withFolder(SITE, async (folder) => {
      const parts = { ...PARTS, createEngine: async (...args: Parameters<typeof PARTS.createEngine>) => {
        const engine = await PARTS.createEngine(...args);
        return { ...engine, truth: engine.truth, checkText: ((snapshot, settings) => {
          if (snapshot.uri.endsWith("right.md")) throw new Error("boom");
          return engine.checkText(snapshot, settings);
        }) as typeof engine.checkText };
      } };
      const plain = await run(folder, ["check", "docs", "--no-cache"], { parts });
      assert.equal(plain.status, 3);
      assert.match(plain.out, /^docs\/wrong\.md\n[^]*1 finding .* in 1 of 1 file; 1 file could not be read or checked;/);
      assert.doesNotMatch(plain.err, /boom|at .*\.ts/);
      assert.match(plain.err, /Please report it/);
      assert.match((await run(folder, ["check", "docs", "--no-cache"], { parts, env: { TBCV_DEBUG: "1" } })).err, /Error: boom\n/);
    }));

  it("tells of configurations that it does not use", () =>
    withFolder({ ...SITE, "docs/tbcv.yaml": "families: [x]", ".tbcv.yaml": "families: [x]" }, async (folder) => {
      assert.equal((await run(folder, ["check", "--config", "tbcv.yaml", "docs"])).err, "tbcv: docs/tbcv.yaml is not used in this run: leave out --config and TBCV_CONFIG to use it\n");
      assert.match((await run(folder, ["check"])).err, /^tbcv: \.tbcv\.yaml is not used: tbcv\.yaml stands beside it and comes first$/m);
    }));

  it("says when the truth holds no plugin", () =>
    withFolder({ ...SITE, "truth/words.yaml": "family: words\nplugins: []\n" }, async (folder) => {
      const { status, out, err } = await run(folder, ["check", "docs"]);
      assert.deepEqual([status, out], [0, "0 findings in 2 files; truth: 0 plugins in 1 family\n"]);
      assert.equal(err, "tbcv: the truth holds no plugin, so nothing can be found: see truth.packs and truth.truth_directories in the settings\n");
      assert.equal((await run(folder, ["check", "docs", "--quiet"])).err, "");
    }));

  it("counts offsets from behind the byte order mark, as editors do", () =>
    withFolder({ ...SITE, "docs/wrong.md": `\uFEFF${WRONG}` }, async (folder) => {
      const places = async (): Promise<unknown> => {
        const { out } = await run(folder, ["check", "docs/wrong.md", "--format", "json"]);
        return (JSON.parse(out) as { files: { findings: { offset: unknown; range: unknown }[] }[] }).files[0]?.findings.map(({ offset, range }) => ({ offset, range }));
      };
      const marked = await places();
      writeFileSync(join(folder, "docs/wrong.md"), WRONG);
      assert.deepEqual(marked, await places());
      assert.deepEqual(marked, [{ offset: [15, 35], range: { start: { line: 2, character: 4 }, end: { line: 2, character: 24 } } }]);
    }));

  it("ends quietly when nobody reads on", () =>
    withFolder(SITE, async (folder) => {
      const { err, status } = await run(folder, ["check", "docs", "--format", "ndjson"], { readerLeavesAfter: 1 });
      assert.deepEqual([err, status < 2], ["", true]);
    }));

  it("ends with 130 when interrupted", () =>
    withFolder(SITE, async (folder) => {
      assert.equal((await run(folder, ["check", "docs"], { signal: AbortSignal.abort() })).status, 130);
    }));

  it("makes no report file in a folder that is not there", () =>
    withFolder(SITE, async (folder) => {
      const { status, err } = await run(folder, ["check", "docs", "--format", "json=none/report.json"]);
      assert.equal(status, 2);
      assert.match(err, /^tbcv: the report file cannot be made: ENOENT \(none\/report\.json\): make its folder first/);
      assert.ok(!existsSync(join(folder, "none")));
    }));

  const colours: readonly (readonly [string, boolean, Record<string, string>, readonly string[], boolean])[] = [
    ["a terminal", true, {}, [], true],
    ["no terminal", false, {}, [], false],
    ["NO_COLOR", true, { NO_COLOR: "1" }, [], false],
    ["--no-color", true, {}, ["--no-color"], false],
    ["FORCE_COLOR", false, { FORCE_COLOR: "1" }, [], true],
    ["FORCE_COLOR=0", true, { FORCE_COLOR: "0" }, [], false],
    ["both", false, { FORCE_COLOR: "1", NO_COLOR: "1" }, [], false],
  ];
  for (const [name, isTTY, env, options, coloured] of colours) {
    it(`${coloured ? "has" : "has no"} colour: ${name}`, () =>
      withFolder(SITE, async (folder) => {
        const { out } = await run(folder, ["check", "docs", ...options], { isTTY, env });
        assert.equal(out.includes("\u001B[33m"), coloured);
      }));
  }
});

describe("check --stdio", () => {
  it("checks one document under a name of its own or under the given one", () =>
    withFolder(SITE, async (folder) => {
      const bare = await run(folder, ["check", "--stdio", "--format", "json"], { stdin: [WRONG] });
      assert.deepEqual((JSON.parse(bare.out) as JsonReport).files.map((file) => [file.path, file.findings.length]), [["<stdin>", 1]]);
      const named = await run(folder, ["check", "--stdio", "--stdin-filename", "docs/new.md"], { stdin: [Buffer.from(WRONG)] });
      assert.match(named.out, /^docs\/new\.md\n/);
      assert.equal(named.status, 1);
    }));

  it("answers a stream of lines, each with text of its own or a file's", () =>
    withFolder(SITE, async (folder) => {
      const lines = [{ path: "new.md", text: "Aspose.Wods for .NET äß" }, { path: "docs/wrong.md" }].map((line) => `${JSON.stringify(line)}\n`).join("");
      const bytes = Buffer.from(`${lines}\n{"path":7}\nno json\n{"path":"none.md"}`);
      const cut = bytes.indexOf(Buffer.from("äß")) + 1;
      const { status, out } = await run(folder, ["check", "--stdio", "--format", "ndjson"], { stdin: [bytes.subarray(0, cut), bytes.subarray(cut)] });
      const rows = out.trimEnd().split("\n").map((line) => JSON.parse(line) as JsonReport["files"][number] & JsonReport);
      assert.deepEqual(rows.slice(0, -1).map((row) => [row.path, row.findings.length]), [[join(folder, "new.md"), 1], [join(folder, "docs/wrong.md"), 1]]);
      assert.deepEqual(rows.at(-1)?.summary.skipped.map((file) => file.path), ["<stdin>:4", "<stdin>:5", join(folder, "none.md")]);
      assert.equal(status, 3);
    }));
});

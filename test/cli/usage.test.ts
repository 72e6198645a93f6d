// Wrong usage and wrong configuration: status 2, nothing on standard output, and how to mend it.
import assert from "node:assert/strict";
import { withFolder } from "../config/temp-folder.ts";
import { run, TRUTH } from "./run-fixture.ts";

const SITE = { "truth/words.yaml": TRUTH, "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\n", "a.md": "x", "b.json": "{}" };

describe("wrong usage", () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [["chekc"], 'tbcv: unknown command "chekc": did you mean check?\n'],
    [["check", "--fromat", "json"], 'tbcv: unknown option "--fromat": did you mean --format?\n'],
    [["check", "--format", "jsn"], 'tbcv: --format cannot be "jsn": did you mean "json"?\n'],
    [["check", "--format", "pdf-file"], 'tbcv: --format cannot be "pdf-file": use one of text, json, ndjson, sarif, github\n'],
    [["check", "--format", "json="], "tbcv: --format json= names no file: write --format json=FILE\n"],
    [["check", "--format", "json", "--format", "text"], "tbcv: only one report can go to standard output: give the others a file: --format sarif=FILE\n"],
    [["check", "--severity", "waring"], 'tbcv: --severity cannot be "waring": did you mean "warning"?\n'],
    [["check", "--fail-on", "nver"], 'tbcv: --fail-on cannot be "nver": did you mean "never"?\n'],
    [["check", "--max-warnings", "-1"], 'tbcv: --max-warnings cannot be "-1": write a whole number from 0\n'],
    [["check", "--jobs", "0"], 'tbcv: --jobs cannot be "0": write a whole number from 1 to 256\n'],
    [["check", "--jobs", "many"], 'tbcv: --jobs cannot be "many": write a whole number from 1 to 256\n'],
    [["check", "--truth"], 'tbcv: option "--truth <PATH>" argument missing: see tbcv check --help\n'],
    [["check", "--stdio", "a.md"], "tbcv: check --stdio reads standard input and takes no path: leave out the path, or --stdio\n"],
    [["check", "--stdin-filename", "a.md"], "tbcv: --stdin-filename names what standard input holds: add --stdio\n"],
    [["check", "none.md", "no*.md"], 'tbcv: "none.md" names no file or folder: correct the path, or quote the pattern\ntbcv: "no*.md" names no file or folder: correct the path, or quote the pattern\n'],
    [["check", "truth"], "tbcv: no file to check was found: name a file or folder with documents, or add their kind to the setting files\n"],
    [["check", "b.json"], "tbcv: b.json was not checked: not a kind of file that is checked (see the setting files)\ntbcv: no file to check was found: name a file or folder with documents, or add their kind to the setting files\n"],
    [["check", "--config", "none.yaml"], "tbcv: there is no such configuration file (none.yaml): name an existing file, or run tbcv init\n"],
    [["explain", "mispelled-name"], 'tbcv: there is no code "mispelled-name": did you mean "misspelled-name"?\n'],
    [["explain", "a", "b"], 'tbcv: too many arguments for "explain". Expected 1 argument but got 2: see tbcv explain --help\n'],
    [["truth", "lnit", "truth"], 'tbcv: unknown command "lnit": did you mean lint?\n'],
    [["truth", "lint"], 'tbcv: missing required argument "PATH": see tbcv truth lint --help\n'],
    [["--fo"], 'tbcv: unknown option "--fo": see tbcv --help\n'],
    [["init", "none"], 'tbcv: "none" is no folder: name the folder of your documentation\n'],
  ];
  for (const [argv, err] of cases) {
    it(argv.join(" "), () =>
      withFolder(SITE, async (folder) => {
        assert.deepEqual(await run(folder, argv), { status: 2, out: "", err });
      }));
  }

  it("no command at all: the help, on standard error", async () => {
    const { status, out, err } = await run("/", []);
    assert.deepEqual([status, out], [2, ""]);
    assert.match(err, /^Usage: tbcv COMMAND/);
  });
});

describe("wrong configuration", () => {
  it("is listed whole, with its places, and nothing is checked", () =>
    withFolder({ ...SITE, "tbcv.yaml": "famlies: []\nmin_confidence: 2\n" }, async (folder) => {
      const { status, out, err } = await run(folder, ["check"], { env: { TBCV_MIN_CONFIDENCE: "x" } });
      assert.deepEqual([status, out], [2, ""]);
      assert.deepEqual(err.trimEnd().split("\n"), [
        'tbcv: unknown key "famlies" (tbcv.yaml:1:1): did you mean "families"?',
        "tbcv: min_confidence is 2 (tbcv.yaml:2:17): write a number from 0 to 1",
        'tbcv: min_confidence is "x" (TBCV_MIN_CONFIDENCE): write a number from 0 to 1',
      ]);
    }));

  it("names packs that are not shipped", () =>
    withFolder({ ...SITE, "tbcv.yaml": "truth: {packs: [npm, nmp]}\n" }, async (folder) => {
      assert.match((await run(folder, ["check"])).err, /^tbcv: no truth pack "nmp" is shipped: correct truth\.packs/);
    }));

  it("only notes what has no effect", () =>
    withFolder({ ...SITE, "tbcv.yaml": `${SITE["tbcv.yaml"]}monitoring: {enabled: true}\n` }, async (folder) => {
      const { status, err } = await run(folder, ["check"]);
      assert.deepEqual([status, err], [0, "tbcv: monitoring has no effect in this version (tbcv.yaml:2:1): nothing needs to be done\n"]);
    }));
});

describe("help and version", () => {
  for (const command of [[], ["check"], ["truth"], ["truth", "stats"], ["truth", "lint"], ["init"], ["explain"]]) {
    it(["tbcv", ...command].join(" "), async () => {
      const help = await run("/", [...command, "--help"]);
      assert.deepEqual([help.status, help.err], [0, ""]);
      assert.match(help.out, /^Usage: tbcv/);
      const version = await run("/", [...command, "--version"]);
      assert.deepEqual([version.status, version.err], [0, ""]);
      assert.match(version.out, /^\d+\.\d+\.\d+\n$/);
    });
  }
});

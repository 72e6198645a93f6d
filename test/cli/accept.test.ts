// tbcv accept: which file gets the spelling, what is said, and that the finding is gone afterwards.
import assert from "node:assert/strict";
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { withFolder } from "../config/temp-folder.ts";
import { PARTS, run, TRUTH } from "./run-fixture.ts";

/** A shipped pack in "packs", and the user's own truth in "truth". */
const FILES = {
  "packs/words.yaml": TRUTH,
  "tbcv.yaml": "# ours\ntruth: {truth_directories: [truth]} # names\n\n# ignore_names: []\n",
  "truth/own.yaml": "family: own\nplugins:\n  # the big one\n  - id: turner\n    name: Bitmap Turner\n  - {id: old, name: Old Turner, deprecated: true}\n",
  "a.md": "The Aspose.Wrods for .NET plugin and the Bitmap Turnr plugin.\n",
};

type Files = Readonly<Record<string, string | Uint8Array>>;

async function inFolder(files: Files, test: (accept: (...argv: string[]) => ReturnType<typeof run>, folder: string) => Promise<void>): Promise<void> {
  await withFolder(files, async (folder) => {
    const parts = { ...PARTS, shippedTruth: () => ({ paths: existsSync(join(folder, "packs")) ? [join(folder, "packs")] : [], unknown: [] }) };
    await test((...argv) => run(folder, argv, { parts }), folder);
    assert.deepEqual(readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes(".part")), []);
  });
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

describe("accept", () => {
  it("ignores a name in the nearest tbcv.yaml, once, and the finding is gone", () =>
    inFolder(FILES, async (tbcv, folder) => {
      const expected = FILES["tbcv.yaml"].replace("# ignore_names: []", "ignore_names:\n  - Bitmap Turnr");
      assert.match((await tbcv("check", "a.md")).out, /Bitmap Turner/);
      assert.deepEqual(await tbcv("accept", "Bitmap Turnr"), { status: 0, out: 'Added "Bitmap Turnr" to ignore_names in tbcv.yaml:5.\n', err: "" });
      assert.equal(read(folder, "tbcv.yaml"), expected);
      assert.doesNotMatch((await tbcv("check", "a.md")).out, /Bitmap Turner/);
      assert.deepEqual(await tbcv("accept", "Bitmap Turnr"), { status: 0, out: 'tbcv.yaml has "Bitmap Turnr" there already; nothing was changed.\n', err: "" });
      assert.equal(read(folder, "tbcv.yaml"), expected);
    }));

  it("makes tbcv.yaml where there is none, and says so", () =>
    inFolder({ "packs/words.yaml": TRUTH }, async (tbcv, folder) => {
      assert.deepEqual(await tbcv("accept", "@x/y: #1"), { status: 0, out: 'Added "@x/y: #1" to ignore_names in tbcv.yaml, a new file.\n', err: "" });
      assert.equal(read(folder, "tbcv.yaml"), 'ignore_names:\n  - "@x/y: #1"\n');
    }));

  it("puts an alias into the user's file that defines the plugin", () =>
    inFolder(FILES, async (tbcv, folder) => {
      const { status, out } = await tbcv("accept", "Bitmap Turnr", "--as", "alias", "--for", "Bitmap Turner");
      assert.deepEqual([status, out], [0, 'Added "Bitmap Turnr" as an alias of own/turner in truth/own.yaml:7.\n']);
      assert.equal(read(folder, "truth/own.yaml"), FILES["truth/own.yaml"].replace("name: Bitmap Turner\n", "name: Bitmap Turner\n    aliases:\n      - Bitmap Turnr\n"));
      assert.doesNotMatch((await tbcv("check", "a.md")).out, /Bitmap Turner/);
      const again = await tbcv("accept", "Bitmap Turnr", "--as", "alias", "--for", "turner");
      assert.deepEqual([again.status, again.out], [0, '"Bitmap Turnr" is a right name of own/turner already; nothing was changed.\n']);
    }));

  it("adds to a shipped plugin in the user's truth folder, and again in the same file", () =>
    inFolder(FILES, async (tbcv, folder) => {
      const first = await tbcv("accept", "Aspose.Wrods for .NET", "--as", "misspelling", "--for", "words/words-net");
      assert.deepEqual([first.status, first.out], [0, 'Added "Aspose.Wrods for .NET" as a misspelling of words/words-net in truth/accepted-words.yaml, a new file.\n']);
      await tbcv("accept", "Words NET", "--as", "alias", "--for", "words-net");
      await tbcv("accept", "CADjs", "--as", "alias", "--for", "cad-js");
      assert.equal(read(folder, "truth/accepted-words.yaml").replace(/^#.*\n/, ""),
        "family: words\nplugins:\n  - id: words-net\n    misspellings:\n      - Aspose.Wrods for .NET\n    aliases:\n      - Words NET\n  - id: cad-js\n    aliases:\n      - CADjs\n");
      assert.equal(read(folder, "packs/words.yaml"), TRUTH);
      assert.equal(read(folder, "tbcv.yaml"), FILES["tbcv.yaml"]);
      assert.match((await tbcv("check", "a.md")).out, /a known misspelling/);
      assert.equal((await tbcv("truth", "lint", "truth")).status, 0);
      await tbcv("accept", "Aspose.CAD for JavaScript", "--as", "alias", "--for", "words-net");
      const lint = await tbcv("truth", "lint", "truth");
      assert.match(lint.out, /^truth\/accepted-words\.yaml:\d+:\d+: warning "Aspose\.CAD for JavaScript" is the name of plugin "cad-js" .*truth-shared-name\n0 errors and 1 warning in/);
      const there = await tbcv("accept", "Aspose.Wrods for .NET", "--as", "misspelling", "--for", "words-net");
      assert.match(there.out, /there already/);
    }));

  it("makes a truth file and lists it where the user has none", () =>
    inFolder({ "packs/words.yaml": TRUTH, "docs/a.md": "x" }, async (tbcv, folder) => {
      const { out } = await tbcv("accept", "Words NET", "--as", "alias", "--for", "words-net");
      assert.equal(out, 'Added "Words NET" as an alias of words/words-net in truth/accepted-words.yaml, a new file.\nListed truth/accepted-words.yaml in tbcv.yaml, a new file.\n');
      assert.equal(read(folder, "tbcv.yaml"), "truth:\n  truth_files:\n    - truth/accepted-words.yaml\n");
    }));

  it("shows and writes nothing with --dry-run", () =>
    inFolder(FILES, async (tbcv, folder) => {
      const { out } = await tbcv("accept", "Old T", "--as", "alias", "--for", "old", "--dry-run");
      assert.equal(out, `Would add "Old T" as an alias of own/old in truth/own.yaml:6.
  -   - {id: old, name: Old Turner, deprecated: true}
  +   - {id: old, name: Old Turner, deprecated: true, aliases: [Old T]}
`);
      assert.equal(read(folder, "truth/own.yaml"), FILES["truth/own.yaml"]);
      await tbcv("accept", "x", "--dry-run", "--file", "new.yaml");
      assert.ok(!existsSync(join(folder, "new.yaml")));
    }));

  it("keeps byte order mark, line ends, mode, and the link that leads to the file", () =>
    inFolder({ ...FILES, "real/tbcv.yaml": "\uFEFFignore_names: [a]\r\n# end\r\n" }, async (tbcv, folder) => {
      chmodSync(join(folder, "real/tbcv.yaml"), 0o640);
      symlinkSync(join(folder, "real/tbcv.yaml"), join(folder, "link.yaml"));
      const { status, err } = await tbcv("accept", "b", "--file", "link.yaml");
      assert.deepEqual([status, err], [0, "tbcv: link.yaml is not found by its name, so it counts only with --config\n"]);
      assert.equal(read(folder, "real/tbcv.yaml"), "\uFEFFignore_names: [a, b]\r\n# end\r\n");
      assert.equal(statSync(join(folder, "real/tbcv.yaml")).mode & 0o777, 0o640);
      assert.ok(lstatSync(join(folder, "link.yaml")).isSymbolicLink());
    }));

  it("writes JSON with tabs as JSON with tabs", () => {
    const json = '{\n\t"family": "j",\n\t"plugins": [\n\t\t{\n\t\t\t"id": "a",\n\t\t\t"name": "Chart Folder",\n\t\t\t"aliases": [\n\t\t\t\t"CF"\n\t\t\t]\n\t\t}\n\t]\n}\n';
    return inFolder({ ...FILES, "truth/j.json": json }, async (tbcv, folder) => {
      await tbcv("accept", 'Chart "F"', "--as", "alias", "--for", "j/a");
      assert.equal(read(folder, "truth/j.json"), json.replace('"CF"', '"CF",\n\t\t\t\t"Chart \\"F\\""'));
    });
  });

  it("says where the name has no effect, and who else has it", () =>
    inFolder({ ...FILES, "tbcv.yaml": "truth: {truth_directories: [truth]}\nignore_names: [x]\noverrides:\n  - {files: [old/**], ignore_names: [y]}\n" }, async (tbcv, folder) => {
      assert.match((await tbcv("accept", "Foo")).err, /^tbcv: an override for old\/\*\* has ignore_names of its own.*add "Foo" to them too\n$/);
      const over = await run(folder, ["accept", "Bar"], { env: { TBCV_IGNORE_NAMES: "z" } });
      assert.match(over.err, /^tbcv: TBCV_IGNORE_NAMES lies over ignore_names \(tbcv\.yaml\), so the new entry has no effect: unset it/);
      const shared = await tbcv("accept", "Bitmap Turner", "--as", "alias", "--for", "words-net");
      assert.deepEqual([shared.status, shared.err], [0, 'tbcv: "Bitmap Turner" is a right name of own/turner, too: a mention may mean either\n']);
    }));

  it("says nothing of a variable that is not set, and says it of one that is, in a new file too", () =>
    inFolder(FILES, async (tbcv, folder) => {
      const names = Array.from({ length: 6 }, (_, at) => `Parallel ${at}`);
      const runs = await Promise.all(names.map((name) => tbcv("accept", name)));
      const text = read(folder, "tbcv.yaml");
      for (const [at, { status, err }] of runs.entries()) {
        assert.doesNotMatch(err, /lies over/);
        assert.equal(text.includes(names[at] ?? ""), status === 0, "what was said to be added is there");
        if (status !== 0) assert.match(err, /tbcv\.yaml cannot be written: it has changed meanwhile/);
      }
      assert.ok(runs.some(({ status }) => status === 0));
      assert.equal((await run(folder, ["accept", "Empty"], { env: { TBCV_IGNORE_NAMES: "" } })).err, "");
      assert.equal((await run(folder, ["accept", "Both"], { env: { TBCV_IGNORE_NAMES: "Both" } })).err, "");
      assert.match((await run(folder, ["accept", "New"], { env: { TBCV_IGNORE_NAMES: "z" } })).err, /lies over/);
    }));

  it("lets a retired plugin's right name be ignored, and changes nothing for a live one's", () =>
    inFolder(FILES, async (tbcv, folder) => {
      assert.match((await tbcv("accept", "Bitmap Turner")).out, /is a right name of own\/turner already; nothing was changed/);
      assert.equal(read(folder, "tbcv.yaml"), FILES["tbcv.yaml"]);
      assert.match((await tbcv("accept", "Old Turner")).out, /^Added "Old Turner" to ignore_names/);
    }));

  const REFUSED: readonly (readonly [string, Files, readonly string[], RegExp])[] = [
    ["an alias of nothing", {}, ["Bitmap Turnr", "--as", "alias"], /--as alias needs a plugin: did you mean --for "own\/turner"\?/],
    ["an unknown plugin", {}, ["x", "--as", "alias", "--for", "turnr"], /no plugin "turnr" is in the truth/],
    ["a name of several plugins", { "truth/b.yaml": "family: b\nplugins: [{id: turner, name: B}]\n" }, ["x", "--as", "alias", "--for", "turner"], /"turner" names 2 plugins: write one of b\/turner, own\/turner/],
    ["--for with an ignored name", {}, ["x", "--for", "turner"], /add --as alias/],
    ["an unknown kind", {}, ["x", "--as", "alais"], /did you mean "alias"\?/],
    ["no letter", {}, ["--", "--"], /has no letter or digit/],
    ["two lines", {}, ["a\nb"], /one line/],
    ["a right name as a misspelling", {}, ["Bitmap Turner", "--as", "misspelling", "--for", "words-net"], /"Bitmap Turner" is a right name of own\/turner/],
    ["a file with an error, at its place", { "other.yaml": "a: b\nignore_names: [x\n" }, ["x", "--file", "other.yaml"], /not valid YAML.*\(other\.yaml:3:1\): mend it first/],
    ["a configuration with an error", { "tbcv.yaml": "ignore_nmes: []\n" }, ["x"], /tbcv\.yaml:1:1\): did you mean "ignore_names"\?/],
    ["a list that is written elsewhere", { "other.yaml": "a: &a [b]\nignore_names: *a\n" }, ["x", "--file", "other.yaml"], /cannot be added to safely \(other\.yaml\): add "x" by hand/],
    ["a file that is not UTF-8", { "other.yaml": new Uint8Array([0x61, 0xff]) }, ["x", "--file", "other.yaml"], /other\.yaml cannot be read: it is not UTF-8/],
    ["a document", { "page.md": "---\nfamily: own\n---\n" }, ["x", "--file", "page.md"], /page\.md is a document, no configuration/],
    ["a shipped pack", {}, ["x", "--as", "alias", "--for", "words-net", "--file", "packs/words.yaml"], /ships with the program/],
    ["a truth file of another family", {}, ["x", "--as", "alias", "--for", "words-net", "--file", "truth/own.yaml"], /own\.yaml is of family own, not words/],
    ["no truth folder among --truth", {}, ["x", "--as", "alias", "--for", "words-net", "--truth", "packs/words.yaml"], /there is no truth folder to write to/],
  ];
  for (const [what, files, argv, says] of REFUSED) {
    it(`refuses ${what}, and changes nothing`, () =>
      inFolder({ ...FILES, ...files }, async (tbcv, folder) => {
        const { status, out, err } = await tbcv("accept", ...argv);
        assert.deepEqual([status, out], [2, ""]);
        assert.match(err, says);
        for (const [name, content] of Object.entries({ ...FILES, ...files })) if (typeof content === "string") assert.equal(read(folder, name), content);
      }));
  }

  it("writes into a folder that --truth names", () =>
    inFolder({ ...FILES, "mine/own.yaml": "family: mine\nplugins: [{id: m, name: My Plugin}]\n" }, async (tbcv, folder) => {
      const { out } = await tbcv("accept", "Mine", "--as", "alias", "--for", "m", "--truth", "mine");
      assert.equal(out, 'Added "Mine" as an alias of mine/m in mine/own.yaml:2.\n');
      assert.match(read(folder, "mine/own.yaml"), /aliases: \[Mine\]/);
    }));
});

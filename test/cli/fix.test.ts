// `tbcv check --fix`: what it changes in files, what it leaves, and what it says.
import assert from "node:assert/strict";
import { readFileSync, chmodSync } from "node:fs";
import { join } from "node:path";
import { withFolder } from "../config/temp-folder.ts";
import { run, TRUTH } from "./run-fixture.ts";

const SITE = { "truth/words.yaml": TRUTH, "tbcv.yaml": "truth: {packs: [], truth_directories: [truth]}\n" };
const PAGE = "Use Aspose.CAD for Javascript and Aspose.Wods for .NET.\r\n\r\nInstall eslint-plugin-old-import.\r\n";
const MENDED = "Use Aspose.CAD for JavaScript and Aspose.Wods for .NET.\r\n\r\nInstall eslint-plugin-import.\r\n";

describe("check --fix", () => {
  it("makes the safe fixes, reports what is left, and a second run changes nothing", () =>
    withFolder({ ...SITE, "a.md": PAGE, "b.md": "Nothing.\n" }, async (folder) => {
      const first = await run(folder, ["check", "--fix", "--format", "json"]);
      assert.equal(readFileSync(join(folder, "a.md"), "utf8"), MENDED);
      assert.match(first.err, /^tbcv: 2 fixes made in 1 file$/m);
      const { files } = JSON.parse(first.out) as { files: { findings: { code: string; offset: [number, number] }[] }[] };
      assert.deepEqual(files.map(({ findings }) => findings.map(({ code, offset }) => [code, MENDED.slice(...offset)])), [[["misspelled-name", "Aspose.Wods for .NET"]], []]);
      assert.equal(first.status, 1);
      const second = await run(folder, ["check", "--fix"]);
      assert.doesNotMatch(second.err, /made in/);
      assert.equal(readFileSync(join(folder, "a.md"), "utf8"), MENDED);
    }));

  it("keeps a byte order mark", () =>
    withFolder({ ...SITE, "a.md": `\uFEFF${PAGE}` }, async (folder) => {
      await run(folder, ["check", "--fix"]);
      assert.equal(readFileSync(join(folder, "a.md"), "utf8"), `\uFEFF${MENDED}`);
    }));

  it("leaves a file alone that it cannot write back as it was, and says so", () =>
    withFolder({ ...SITE, "a.md": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PAGE, "utf16le")]) }, async (folder) => {
      const before = readFileSync(join(folder, "a.md"));
      const { err } = await run(folder, ["check", "--fix"]);
      assert.match(err, /^tbcv: the fixes of a\.md were not made: /m);
      assert.deepEqual(readFileSync(join(folder, "a.md")), before);
      assert.doesNotMatch(err, /meanwhile/);
    }));

  it("tells in the last line what it could mend", () =>
    withFolder({ ...SITE, "a.md": PAGE }, async (folder) => {
      chmodSync(join(folder, "a.md"), 0o444);
      assert.match((await run(folder, ["check"])).out, /3 findings \(2 warnings, 1 information; 2 can be fixed with --fix\) in 1 of 1 file;/);
    }));

  it("leaves alone what is not shown", () =>
    withFolder({ ...SITE, "a.md": PAGE }, async (folder) => {
      await run(folder, ["check", "--fix", "--severity", "warning"]);
      assert.equal(readFileSync(join(folder, "a.md"), "utf8"), PAGE.replace("eslint-plugin-old-import", "eslint-plugin-import"));
    }));

  it("does not go with standard input", () =>
    withFolder(SITE, async (folder) => {
      assert.deepEqual(await run(folder, ["check", "--fix", "--stdio"]), { status: 2, out: "", err: "tbcv: --fix changes files, and standard input is none: leave out --fix, or name the file\n" });
    }));
});

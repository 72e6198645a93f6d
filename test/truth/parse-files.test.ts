// Truth files on the disk: folders, links, bytes that are no text.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { readTruthSources } from "../../server/src/host/truth-files.ts";

describe("truth files on the disk", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "tbcv-truth-"));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const write = (path: string, bytes: string | Uint8Array): string => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), bytes);
    return join(root, path);
  };
  const read = async (...paths: string[]): Promise<{ files: string[]; problems: string[] }> => {
    const { sources, problems } = await readTruthSources(paths);
    return {
      files: sources.map(({ file }) => relative(root, file)),
      problems: problems.map(({ code, severity, file, message }) => `${relative(root, file)} ${severity} ${code} ${message}`),
    };
  };

  it("walks folders in order and leaves out what is no truth file", async () => {
    for (const path of ["b.yml", "a/z.JSON", "a/a.yaml", "c.yaml", "notes.md", ".hidden/x.yaml", ".x.yaml", "node_modules/m/x.json"]) write(path, "family: f\n");
    assert.deepEqual(await read(root), { files: ["a/a.yaml", "a/z.JSON", "b.yml", "c.yaml"], problems: [] });
  });

  it("takes a named file whatever it is called, and each file once", async () => {
    const file = write(".x.truth", "family: f\n");
    write("a.yaml", "family: f\n");
    assert.deepEqual((await read(file, root, join(root, "a.yaml"))).files, [".x.truth", "a.yaml"]);
  });

  it("follows links, but never round", async () => {
    write("real/a.yaml", "family: f\n");
    symlinkSync(root, join(root, "real", "up"));
    symlinkSync(join(root, "real"), join(root, "zlink"));
    symlinkSync(join(root, "gone"), join(root, "dead"));
    assert.deepEqual(await read(root), { files: ["real/a.yaml"], problems: [] });
    symlinkSync(join(root, "gone"), join(root, "dead.yaml"));
    assert.match((await read(root)).problems.join(), /^dead\.yaml error truth-unreadable /);
  });

  it("leaves alone what is no truth in a folder that nobody named, and that need not be there", async () => {
    for (const [path, text] of [["a.yaml", "plugins: []\nfamily: f\n"], ["b.json", '{"a": {"family": 1}}'], ["c.json", "[]"], ["d.yaml", "family: [\n"], ["e.yaml", "x: [\n"]] as const) write(`found/${path}`, text);
    const named = write("named.yaml", "no: truth\n");
    const { sources, problems, others } = await readTruthSources([named], [join(root, "found"), join(root, "none"), root]);
    assert.deepEqual(sources.map(({ file }) => relative(root, file)), ["named.yaml", "found/a.yaml", "found/d.yaml"]);
    assert.deepEqual(others.map((file) => relative(root, file)), ["found/b.json", "found/c.json", "found/e.yaml"]);
    assert.deepEqual(problems, []);
  });

  it("strips the byte order mark and refuses bytes that are no text", async () => {
    const marked = write("a.yaml", "\uFEFFfamily: f\n");
    const bad = write("b.yaml", new Uint8Array([102, 58, 32, 0xff, 10]));
    const cut = write("c.yaml", new Uint8Array([102, 58, 32, 0xe2, 0x82]));
    assert.equal((await readTruthSources([marked])).sources[0]?.text, "family: f\n");
    const { files, problems } = await read(root);
    assert.deepEqual(files, ["a.yaml"]);
    assert.match(problems.join("\n"), /^b\.yaml error truth-unreadable .* at byte 3;.*\nc\.yaml error truth-unreadable .* at byte 3;/);
    assert.equal((await readTruthSources([bad, cut])).problems.length, 2);
  });

  it("refuses missing paths, folders without truth, and files that are too large", async () => {
    mkdirSync(join(root, "empty"));
    truncateSync(write("large.yaml", ""), 64 * 1024 * 1024 + 1);
    const { files, problems } = await read(join(root, "empty"), join(root, "none"), join(root, "large.yaml", "x"), join(root, "large.yaml"));
    assert.deepEqual(files, []);
    assert.equal(problems.length, 4);
    for (const [place, part] of ["holds no truth file", "does not exist", "does not exist", "larger than 64 MB"].entries()) assert.ok(problems[place]?.includes(part), problems[place]);
  });
});

// Which files a run checks, which it leaves out, and what it says about those it was told to check.
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { folderOf, walkFiles, type WalkRequest } from "../../server/src/host/file-walk.ts";
import { commonFolder, relativePath } from "../../server/src/host/paths.ts";
import { withFolder } from "./temp-folder.ts";

const KINDS = ["md", "markdown", "mdx", "html", "htm", "txt", "rst", "adoc", "asciidoc", "org", "textile", "tex", "MD"];

/** Files of a folder by a request; paths relative to it. */
async function walk(folder: string, paths: readonly string[], over: Partial<WalkRequest> = {}) {
  const result = await walkFiles({ paths, workingFolder: folder, configFolder: folder, ignore: [], files: [], ...over });
  return {
    files: result.files.map((path) => relativePath(folder, path)),
    leftOut: result.leftOut.map(({ path, failed }) => `${relativePath(folder, path)}${failed ? " failed" : ""}`),
    missing: result.missing,
    configs: result.configs.map((path) => relativePath(folder, path)),
  };
}
const files = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, "x"]));

describe("file walk", () => {
  it("takes the known kinds, sorted, and leaves out hidden and foreign folders", () =>
    withFolder(files(...KINDS.map((kind) => `a.${kind}`), "b.json", "c", ".hidden.md", ".git/a.md", "node_modules/p/README.md", "z/y.md", "Z.md", "tbcv.yaml", "z/.tbcv.yaml"), async (folder) => {
      const result = await walk(folder, []);
      assert.deepEqual(result, {
        files: ["Z.md", "a.MD", "a.adoc", "a.asciidoc", "a.htm", "a.html", "a.markdown", "a.md", "a.mdx", "a.org", "a.rst", "a.tex", "a.textile", "a.txt", "z/y.md"],
        leftOut: [], missing: [], configs: ["tbcv.yaml", "z/.tbcv.yaml"],
      });
    }));

  it("takes more kinds by the setting files", () =>
    withFolder(files("a.md.in", "docs/b.tpl", "c.tpl"), async (folder) => {
      assert.deepEqual((await walk(folder, [], { files: ["*.md.in", "docs/*.tpl"] })).files, ["a.md.in", "docs/b.tpl"]);
    }));

  it("takes source code where it is asked for, or named", () =>
    withFolder(files("a.md", "b.ts", "c.min.js", "d/e.py", "d/f.json", "tbcv.yaml"), async (folder) => {
      assert.deepEqual((await walk(folder, [])).files, ["a.md"]);
      assert.deepEqual((await walk(folder, [], { includeCode: true })).files, ["a.md", "b.ts", "d/e.py"]);
      assert.deepEqual((await walk(folder, ["b.ts"])).files, ["b.ts"]);
      assert.deepEqual((await walk(folder, ["**/*.py"])).files, ["d/e.py"]);
      assert.deepEqual(await walk(folder, ["d/*"]), { files: [], leftOut: [], missing: ["d/*"], configs: [] });
      assert.deepEqual((await walk(folder, [], { files: ["d/*.py"] })).files, ["a.md", "d/e.py"]);
    }));

  it("follows .gitignore in each folder, up to the root of the repository", () =>
    withFolder({ ...files("a.md", "build/a.md", "docs/x.md", "docs/keep.md", "docs/deep/x.md", "docs/tmp/a.md"), ".git/HEAD": "", ".gitignore": "/build/\nx.md\n", "docs/.gitignore": "tmp\n!deep/x.md\n" }, async (folder) => {
      assert.deepEqual((await walk(folder, [])).files, ["a.md", "docs/deep/x.md", "docs/keep.md"]);
      assert.deepEqual((await walk(folder, ["docs"])).files, ["docs/deep/x.md", "docs/keep.md"]);
      assert.deepEqual((await walk(folder, ["docs/x.md"])).files, ["docs/x.md"], "a file named exactly is meant");
      assert.deepEqual((await walk(folder, ["build"])).files, ["build/a.md"], "so is a folder");
      assert.deepEqual((await walk(folder, ["**/x.md"])).files, ["docs/deep/x.md"]);
    }));

  it("leaves out what the setting ignore names, and says so for a file named exactly", () =>
    withFolder(files("a.md", "drafts/b.md", "drafts/c.md"), async (folder) => {
      const ignore = { ignore: ["drafts/*", "!drafts/c.md"] };
      assert.deepEqual(await walk(folder, [], ignore), { files: ["a.md", "drafts/c.md"], leftOut: [], missing: [], configs: [] });
      assert.deepEqual((await walk(folder, ["drafts/b.md"], ignore)).leftOut, ["drafts/b.md"]);
    }));

  it("says which named files are of no known kind, and which names mean nothing", () =>
    withFolder(files("a.md", "b.json", "docs/c.md"), async (folder) => {
      assert.deepEqual(await walk(folder, ["a.md", "./a.md", "b.json", "none.md", "no*.md", "docs/*.rst", "", "*/c.md"]), {
        files: ["a.md", "docs/c.md"], leftOut: ["b.json"], missing: ["none.md", "no*.md", "docs/*.rst", ""], configs: [],
      });
    }));

  it("understands patterns: stars, braces, folders; a name with brackets is a name first", () =>
    withFolder(files("docs/a.md", "docs/b.rst", "docs/in/c.md", "docs/[id].md", "other/d.md"), async (folder) => {
      assert.deepEqual((await walk(folder, ["docs/**/*.{md,rst}"])).files, ["docs/[id].md", "docs/a.md", "docs/b.rst", "docs/in/c.md"]);
      assert.deepEqual((await walk(folder, ["d*"])).files, ["docs/[id].md", "docs/a.md", "docs/b.rst", "docs/in/c.md"]);
      assert.deepEqual((await walk(folder, ["docs/[id].md"])).files, ["docs/[id].md"]);
    }));

  it("goes through links once and round in no circle", () =>
    withFolder(files("site/docs/a.md", "shared/b.md"), async (folder) => {
      symlinkSync("..", join(folder, "site/docs/up"));
      symlinkSync("../shared", join(folder, "site/shared"));
      symlinkSync("../shared", join(folder, "site/shared2"));
      symlinkSync("../../shared/b.md", join(folder, "site/docs/link.md"));
      symlinkSync("nowhere.md", join(folder, "site/docs/gone.md"));
      const { files: found } = await walk(folder, ["site"]);
      assert.deepEqual(found, ["site/docs/a.md", "site/docs/gone.md", "site/docs/link.md", "site/shared/b.md"]);
    }));

  it("knows the folder of a name for the configuration", () =>
    withFolder(files("docs/in/a.md"), async (folder) => {
      assert.equal(await folderOf("docs", folder), join(folder, "docs"));
      assert.equal(await folderOf("docs/in/a.md", folder), join(folder, "docs/in"));
      assert.equal(await folderOf("docs/**/*.md", folder), join(folder, "docs"));
      assert.equal(commonFolder([join(folder, "docs/in"), join(folder, "docs2")]), folder);
    }));

  it("copes with a folder named like a document", () =>
    withFolder(files("a.md"), async (folder) => {
      mkdirSync(join(folder, "folder.md"));
      assert.deepEqual((await walk(folder, [])).files, ["a.md"]);
    }));
});

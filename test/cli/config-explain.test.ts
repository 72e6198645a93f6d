// `tbcv config explain`: what is in force, where it comes from, and what is said of wrong keys.
import assert from "node:assert/strict";
import { withFolder } from "../config/temp-folder.ts";
import { run } from "./run-fixture.ts";

const CONFIG = `profile: strict
rules: {name-case: off}
folders: {"docs/**": [words]}
overrides:
  - {files: ["blog/**"], min_confidence: 0.9}
  - {files: ["docs/old/**"], rules: {former-name: off}}
`;
const SITE = { "tbcv.yaml": CONFIG, "docs/old/a.md": "" };
const NESTED = { ...SITE, "docs/tbcv.yaml": "" };

describe("config explain", () => {
  it("prints a setting with its place and what it stands over", () =>
    withFolder(SITE, async (folder) => {
      assert.deepEqual(await run(folder, ["config", "explain", "rules.name-case"]), { status: 0, out: "rules.name-case: warning  profile strict, over tbcv.yaml:2:9\n", err: "" });
    }));

  it("prints all settings, and those of a section", () =>
    withFolder(SITE, async (folder) => {
      const all = (await run(folder, ["config", "explain"])).out.trimEnd().split("\n");
      assert.ok(all.some((line) => /^min_confidence: 0 +default$/.test(line)));
      assert.ok(all.some((line) => /^profile: strict +tbcv\.yaml:1:1$/.test(line)));
      const section = (await run(folder, ["config", "explain", "editor"])).out.trimEnd().split("\n");
      assert.ok(section.length > 1 && section.every((line) => line.startsWith("editor.")));
    }));

  it("tells what patterns add for a document", () =>
    withFolder(SITE, async (folder) => {
      const { out } = await run(folder, ["config", "explain", "families", "--for", "docs/old/a.md", "--format", "json"]);
      assert.deepEqual((JSON.parse(out) as { document: unknown }).document, [
        { key: "overrides[1]", value: { rules: { "former-name": "off" } } },
        { key: 'folders["docs/**"]', value: ["words"] },
      ]);
    }));

  it("shows a document the values that hold for it, and what they stand over", () =>
    withFolder(SITE, async (folder) => {
      const value = async (key: string, file: string): Promise<string> => (await run(folder, ["config", "explain", key, "--for", file])).out.split("\n")[0] ?? "";
      assert.equal(await value("rules.former-name", "docs/old/a.md"), "rules.former-name: off  overrides[1]");
      assert.equal(await value("rules.name-case", "docs/old/a.md"), "rules.name-case: warning  profile strict, over tbcv.yaml:2:9");
      assert.equal(await value("min_confidence", "blog/a.md"), "min_confidence: 0.9  overrides[0]");
      assert.equal(await value("families", "docs/old/a.md"), 'families: ["words"]  folders["docs/**"]');
      assert.equal(await value("families", "blog/a.md"), "families: []  default");
    }));

  it("takes the nearest configuration of a document", () =>
    withFolder(NESTED, async (folder) => {
      assert.equal((await run(folder, ["config", "explain", "profile", "--for", "docs/old/a.md"])).out, "profile: default  default\n");
    }));

  it("names the nearest key", () =>
    withFolder(SITE, async (folder) => {
      assert.deepEqual(await run(folder, ["config", "explain", "rules.name-cas"]), { status: 2, out: "", err: 'tbcv: there is no setting "rules.name-cas": did you mean "rules.name-case"?\n' });
    }));
});

// Where a configuration is found, and in which order its parts count.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../../server/src/host/config.ts";
import { withFolder } from "./temp-folder.ts";

describe("configuration of a run", () => {
  it("is the nearest file upwards, tbcv.yaml before .tbcv.yaml", () =>
    withFolder({ "tbcv.yaml": "families: [top]", "docs/.tbcv.yaml": "families: [docs]", "docs/deep/a.md": "", "both/tbcv.yaml": "families: [plain]", "both/.tbcv.yaml": "families: [hidden]" }, async (folder) => {
      const at = async (path: string) => (await loadConfig({ folder: join(folder, path), workingFolder: folder, env: {} })).settings.families;
      assert.deepEqual(await at("."), ["top"]);
      assert.deepEqual(await at("docs/deep"), ["docs"]);
      assert.deepEqual(await at("both"), ["plain"]);
    }));

  it("can be named, by the caller before the environment", () =>
    withFolder({ "tbcv.yaml": "families: [found]", "a/one.yaml": "families: [one]", "two.yaml": "families: [two]" }, async (folder) => {
      const load = (file: string | undefined, env: Record<string, string>) => loadConfig({ folder, file, workingFolder: folder, env });
      assert.deepEqual((await load(undefined, { TBCV_CONFIG: "two.yaml" })).settings.families, ["two"]);
      const named = await load("a/one.yaml", { TBCV_CONFIG: "two.yaml" });
      assert.deepEqual(named.settings.families, ["one"]);
      assert.equal(named.folder, join(folder, "a"));
      assert.equal((await load("none.yaml", {})).problems[0]?.what, "there is no such configuration file");
    }));

  it("counts file, environment, what lies over both, weakest first", () =>
    withFolder({ "tbcv.yaml": "families: [file]\nfiles: [file]\nignore: [file]" }, async (folder) => {
      const over = [{ name: "editor settings", value: { ignore: ["editor"] } }];
      const { settings } = await loadConfig({ folder, workingFolder: folder, env: { TBCV_FILES: "env", TBCV_IGNORE: "env" }, over });
      assert.deepEqual([settings.families, settings.files, settings.ignore], [["file"], ["env"], ["editor"]]);
    }));

  it("is a problem, not an exception, where the file cannot be read", () =>
    withFolder({}, async (folder) => {
      mkdirSync(join(folder, "tbcv.yaml.d"));
      const { problems } = await loadConfig({ folder, file: "tbcv.yaml.d", workingFolder: folder, env: {} });
      assert.match(problems[0]?.what ?? "", /cannot be read \(EISDIR\)/);
    }));
});

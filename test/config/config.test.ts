// Where a configuration is found, and in which order its parts count.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../../server/src/host/config.ts";
import { settingOrigins } from "../../server/src/host/config-origins.ts";
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

  it("takes a profile from any layer; its values stand over the file and under the environment", () =>
    withFolder({ "tbcv.yaml": "profile: relaxed\nrules: {name-case: error, former-name: off}\n" }, async (folder) => {
      const load = async (env: Record<string, string>) => (await loadConfig({ folder, workingFolder: folder, env })).settings;
      const own = await load({});
      assert.deepEqual([own.rules["name-case"], own.rules["former-name"], own.min_confidence], ["hint", "off", 0.9]);
      assert.equal((await load({ TBCV_RULES_NAME_CASE: "warning" })).rules["name-case"], "warning");
      const strict = await load({ TBCV_PROFILE: "strict" });
      assert.deepEqual([strict.rules["unlinked-mention"], strict.rules["former-name"], strict.min_confidence], ["information", "off", 0]);
      assert.equal((await load({ TBCV_PROFILE: "default" })).rules["name-case"], "error");
    }));

  it("knows where each value comes from", () =>
    withFolder({ "tbcv.yaml": "profile: relaxed\nrules:\n  name-case: error\n" }, async (folder) => {
      const origins = settingOrigins(await loadConfig({ folder, workingFolder: folder, env: { TBCV_MIN_CONFIDENCE: "0.5" } }));
      const of = (key: string) => origins.find((origin) => origin.key === key);
      const file = join(folder, "tbcv.yaml");
      assert.deepEqual(of("rules.name-case"), { key: "rules.name-case", value: "hint", from: { name: "profile relaxed" }, over: [{ name: file, line: 3, column: 3 }] });
      assert.deepEqual(of("min_confidence"), { key: "min_confidence", value: 0.5, from: { name: "TBCV_MIN_CONFIDENCE" }, over: [{ name: "profile relaxed" }] });
      assert.deepEqual(of("rules.former-name"), { key: "rules.former-name", value: "warning", over: [] });
      assert.deepEqual(of("profile"), { key: "profile", value: "relaxed", from: { name: file, line: 1, column: 1 }, over: [] });
    }));

  it("is a problem, not an exception, where the file cannot be read", () =>
    withFolder({}, async (folder) => {
      mkdirSync(join(folder, "tbcv.yaml.d"));
      const { problems } = await loadConfig({ folder, file: "tbcv.yaml.d", workingFolder: folder, env: {} });
      assert.match(problems[0]?.what ?? "", /cannot be read \(EISDIR\)/);
    }));
});

// What users install, taken as they get it: the command line through npm without a network, the VSIX files unpacked.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { PROJECT_FOLDER } from "../../scripts/generated-files.ts";
import { projectManifest } from "../../scripts/package/manifests.ts";
import { LspClient } from "../support/lsp-client.ts";
import { unpackVsix } from "./support/unpack-vsix.ts";

const MOST_BYTES = 6_000_000;
const ALLOWED = /^(?:\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(?:package(?:\.nls(?:\.\w+)?)?\.json|readme\.md|changelog\.md|LICENSE\.txt|(?:dist|truth|config|l10n|client\/media)\/.+))$/;
const FORBIDDEN = /(?:^|\/)(?:node_modules|test|src|\.git|\.env)(?:\/|$)|\.(?:ts|map)$/;
const NATIVE = /\.node$/;

const version = String(projectManifest()["version"]);
const target = `${process.platform}-${process.arch}`;
const files = {
  npm: join(PROJECT_FOLDER, "out", `tbcv-${version}.tgz`),
  universal: join(PROJECT_FOLDER, "out", `tbcv-${version}.vsix`),
  platform: join(PROJECT_FOLDER, "out", `tbcv-${target}-${version}.vsix`),
};

describe("the packages", () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;

  before(function () {
    this.timeout(180_000);
    folder = realpathSync(mkdtempSync(join(tmpdir(), "tbcv-packages-")));
    env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter) };
    execFileSync("npm", ["run", "--silent", "package", "--", "--target", target], { cwd: PROJECT_FOLDER, env, stdio: "ignore" });
    for (const kind of ["platform", "universal"] as const) unpackVsix(files[kind], join(folder, kind));
    writeFileSync(join(folder, "page.md"), "# Linting\n\nWe use eslint-plugin-improt here.\n");
  });
  after(() => { rmSync(folder, { recursive: true, force: true }); });

  /** Checks the page with a program, whose own folder it does not look at. */
  function check(...program: readonly [string, ...string[]]): SpawnSyncReturns<string> {
    const [command, ...options] = program;
    return spawnSync(command, [...options, "check", "page.md", "--format", "json"], { cwd: folder, env, encoding: "utf8" });
  }

  function assertFound({ status, stdout, stderr }: SpawnSyncReturns<string>): void {
    assert.equal(status, 1, stderr);
    assert.match(stdout, /"misspelled-name"/);
    assert.match(stdout, /eslint-plugin-import/);
  }

  async function initialize(command: string, ...options: readonly string[]): Promise<void> {
    const server = spawn(command, [...options, "--stdio"], { cwd: folder, env, stdio: ["pipe", "pipe", "inherit"] });
    try {
      const client = new LspClient(server.stdout, server.stdin);
      const { serverInfo } = await client.request<{ serverInfo: unknown }>("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
      assert.deepEqual(serverInfo, { name: "tbcv", version });
    } finally {
      server.kill("SIGKILL");
    }
  }

  describe("npm", () => {
    let tbcv: string;

    before(function () {
      this.timeout(120_000);
      const prefix = join(folder, "installed");
      mkdirSync(prefix);
      writeFileSync(join(prefix, "package.json"), "{}");
      const options = ["--prefix", prefix, "--offline", "--no-audit", "--no-fund", "--cache", join(folder, "npm-cache"), "--userconfig", join(folder, "npmrc")];
      execFileSync("npm", ["install", files.npm, ...options], { cwd: folder, env, stdio: "ignore" });
      tbcv = join(prefix, "node_modules", ".bin", "tbcv");
    });

    it("installs the program, which tells its version", () => {
      assert.equal(execFileSync(tbcv, ["--version"], { cwd: folder, env, encoding: "utf8" }).trim(), version);
    });

    it("checks a page", () => { assertFound(check(tbcv)); });
    it("is a language server", () => initialize(tbcv));

    it("brings nothing of the editor's, and depends on nothing", () => {
      const own = join(folder, "installed", "node_modules", "tbcv");
      const { dependencies, optionalDependencies, scripts } = JSON.parse(readFileSync(join(own, "package.json"), "utf8")) as Record<string, unknown>;
      assert.deepEqual([dependencies, optionalDependencies, scripts], [undefined, undefined, undefined]);
      assert.ok(!existsSync(join(own, "dist", "extension.cjs")));
      for (const name of ["README.md", "LICENSE", "CHANGELOG.md", "truth", "config"]) assert.ok(existsSync(join(own, name)), name);
    });
  });

  for (const kind of ["platform", "universal"] as const) {
    describe(`the ${kind} VSIX`, () => {
      let entries: Record<string, Uint8Array>;
      let extension: string;

      before(() => {
        entries = unzipSync(readFileSync(files[kind]));
        extension = join(folder, kind, "extension");
      });

      it("has at most 6 MB", () => {
        assert.ok(statSync(files[kind]).size <= MOST_BYTES, String(statSync(files[kind]).size));
      });

      it("holds what it may, and nothing else", () => {
        assert.deepEqual(Object.keys(entries).filter((path) => !ALLOWED.test(path) || FORBIDDEN.test(path)), []);
        const natives = Object.keys(entries).filter((path) => NATIVE.test(path));
        assert.equal(natives.length, kind === "platform" ? 1 : 0, natives.join(" "));
      });

      it("is a language server, and says that it is no more", async () => {
        await initialize(process.execPath, join(extension, "dist", "cli.js"));
        const { status, stderr } = check(process.execPath, join(extension, "dist", "cli.js"));
        assert.deepEqual([status, stderr], [2, "tbcv: this installation holds the language server alone: install the command line from its npm package\n"]);
      });

      it("names only files that it holds", () => {
        const manifest = JSON.parse(readFileSync(join(extension, "package.json"), "utf8")) as Record<string, unknown>;
        const named = [manifest["main"], manifest["icon"], ...[...JSON.stringify(manifest).matchAll(/"markdown":"([^"]+\.md)"/g)].map(([, path]) => path)];
        assert.ok(named.length > 5);
        for (const path of named) assert.ok(existsSync(join(extension, String(path))), String(path));
        assert.ok(existsSync(join(extension, "l10n", "bundle.l10n.de.json")));
      });
    });
  }

  it("carry the same program", () => {
    const [platform, universal] = [files.platform, files.universal].map((file) => unzipSync(readFileSync(file)));
    const programOf = (entries: Record<string, Uint8Array> | undefined): [string, string][] =>
      Object.entries(entries ?? {}).filter(([path]) => /^extension\/dist\/(?!native\/|web\/)/.test(path)).map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")]);
    assert.ok(programOf(platform).some(([path]) => path === "extension/dist/cli.js"));
    assert.deepEqual(new Map(programOf(platform)), new Map(programOf(universal)));
  });

  it("bring the native module with the platform, which loads and answers", () => {
    const script = `const Sqlite = require(${JSON.stringify(join(folder, "platform", "extension", "dist", "native", "better-sqlite3"))});
      console.log(new Sqlite(":memory:").prepare("SELECT 6 * 7 AS answer").get().answer);`;
    assert.equal(execFileSync(process.execPath, ["-e", script], { cwd: folder, env, encoding: "utf8" }), "42\n");
    assert.ok(!existsSync(join(folder, "universal", "extension", "dist", "native")));
  });
});

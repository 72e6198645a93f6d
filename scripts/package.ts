// Makes what users install, into out/: a VSIX for each platform, a universal one, and the command line's npm package. Run after a build.
// With --target NAME (repeatable) only that platform's VSIX is made, beside the universal one.
import { createVSIX } from "@vscode/vsce";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { PROJECT_FOLDER } from "./generated-files.ts";
import { projectManifest } from "./package/manifests.ts";
import { repack } from "./package/repack.ts";
import { stageCommandLine, stageExtension } from "./package/stage.ts";
import { type Target, targetsNamed } from "./package/targets.ts";

/** Bytes; more than that nobody waits for. */
const MOST_BYTES = 6_000_000;

const out = join(PROJECT_FOLDER, "out");
const { values } = parseArgs({ options: { target: { type: "string", multiple: true, default: [] } } });
const targets = targetsNamed(values.target);
const version = String(projectManifest()["version"]);

mkdirSync(out, { recursive: true });
for (const name of readdirSync(out)) if (/\.(?:vsix|tgz)$/.test(name)) rmSync(join(out, name));
for (const target of [undefined, ...targets]) await packExtension(target);
packCommandLine();

async function packExtension(target: Target | undefined): Promise<void> {
  const name = target?.name ?? "universal";
  const folder = join(out, "vsix", name);
  stageExtension(folder, target);
  const file = join(out, target === undefined ? `tbcv-${version}.vsix` : `tbcv-${name}-${version}.vsix`);
  // The secrets scan reads 20 MB for minutes and would find names of plugins.
  const checks = { allowMissingRepository: true, allowPackageAllSecrets: true, allowPackageEnvFile: true, rewriteRelativeLinks: false };
  const wanted = target === undefined ? {} : { target: target.name };
  await createVSIX({ cwd: folder, packagePath: file, dependencies: false, ...checks, ...wanted });
  repack(file);
  tell(file);
}

function packCommandLine(): void {
  const folder = join(out, "npm");
  stageCommandLine(folder);
  const npm = process.env["npm_execpath"];
  const pack = ["pack", folder, "--pack-destination", out, "--ignore-scripts", "--silent"];
  execFileSync(npm === undefined ? "npm" : process.execPath, npm === undefined ? pack : [npm, ...pack], { stdio: ["ignore", "ignore", "inherit"] });
  tell(join(out, `tbcv-${version}.tgz`));
}

function tell(file: string): void {
  const { size } = statSync(file);
  console.log(`${relative(PROJECT_FOLDER, file)}  ${(size / 1e6).toFixed(2)} MB`);
  if (size > MOST_BYTES) throw new Error(`package: ${relative(PROJECT_FOLDER, file)} has ${size} bytes, ${MOST_BYTES} are allowed`);
}

// Lays out what a package holds in a folder of its own, from which it is packed: nothing of the working tree slips in.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { PROJECT_FOLDER } from "../generated-files.ts";
import { localized } from "./localized.ts";
import { commandLineManifest, extensionManifest, type Manifest } from "./manifests.ts";
import { commandLineFiles } from "./server-files.ts";
import type { Target } from "./targets.ts";

const COMMON = ["README.md", "CHANGELOG.md", "LICENSE", "truth", "config"];
/** What of `dist` only VS Code in the browser runs. */
const BROWSER_FILES = /^web(?:[\\/]|$)/;
/** What of `dist` only VS Code runs. */
const EXTENSION_FILES = /^(?:extension\.|web(?:[\\/]|$))/;
const NATIVE_FILES = ["package.json", "LICENSE", "lib"];

/** The folder of an extension; without a platform the universal one, which holds no native module. */
export function stageExtension(folder: string, target: Target | undefined): void {
  const { manifest, files } = localized(extensionManifest(target === undefined));
  startFolder(folder, manifest);
  for (const [path, texts] of Object.entries(files)) writeJson(join(folder, path), texts);
  for (const name of [...COMMON, ".vscodeignore", join("client", "media")]) take(name, folder);
  const ofCommandLine = commandLineFiles();
  takeProgram(folder, (file) => ofCommandLine.has(file) || (target !== undefined && BROWSER_FILES.test(file)));
  if (target !== undefined) stageNative(join(folder, "dist", "native", "better-sqlite3"), target);
}

/** The folder of the command line. */
export function stageCommandLine(folder: string): void {
  startFolder(folder, commandLineManifest());
  for (const name of COMMON) take(name, folder);
  takeProgram(folder, (file) => EXTENSION_FILES.test(file));
}

function takeProgram(folder: string, isLeftOut: (file: string) => boolean): void {
  const from = join(PROJECT_FOLDER, "dist");
  cpSync(from, join(folder, "dist"), { recursive: true, filter: (file) => !isLeftOut(relative(from, file).replaceAll("\\", "/")) });
}

function startFolder(folder: string, manifest: Manifest): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeJson(join(folder, "package.json"), manifest);
}

function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

function take(name: string, folder: string): void {
  cpSync(join(PROJECT_FOLDER, name), join(folder, name), { recursive: true });
}

/** Not in node_modules: packing leaves that folder out. */
function stageNative(folder: string, { prebuild }: Target): void {
  const from = dirname(createRequire(import.meta.url).resolve("better-sqlite3/package.json"));
  for (const name of NATIVE_FILES) cpSync(join(from, name), join(folder, name), { recursive: true });
  const binary = join("prebuilds", `${prebuild}.node`);
  cpSync(join(from, binary), join(folder, binary));
}

// Runs the tests in real editors: `npm run test:editors -- [--all] [--vsix FILE] [NAME…]`. Names choose editors, --all adds those from
// newer Debians, VSCODE_EXECUTABLE a VS Code on the desktop; --vsix names the package for VS Code (else the one for this platform in
// out/). A missing editor is a failure.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./support/sandbox.ts";

const { values, positionals: names } = parseArgs({ options: { all: { type: "boolean" }, vsix: { type: "string" } }, allowPositionals: true });

/** Needs a program that nothing here installs. */
const DESKTOP = "vscode-desktop.editor.ts";
const desktop = process.env.VSCODE_EXECUTABLE !== undefined;
if (!desktop && names.some((name) => DESKTOP.startsWith(name) && name.includes("desktop"))) fail("VSCODE_EXECUTABLE names no VS Code; set it to the path of its program");

const folders = ["test/editors", ...(values.all === true ? ["test/editors/all"] : [])];
const suites = folders
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => join(folder, file)))
  .filter((file) => file.endsWith(".editor.ts") && (!file.endsWith(DESKTOP) || desktop) && (names.length === 0 || names.some((name) => file.includes(name))));
if (suites.length === 0) fail(`no editor is called "${names.join('" or "')}"; the suites are test/editors/*.editor.ts`);
if (!existsSync(join(ROOT, "dist/cli.js"))) fail("dist/cli.js is missing: run npm run build first");

const vsix = values.vsix ?? platformVsix();
const environment = { ...process.env, ...(vsix !== undefined && { TBCV_VSIX: resolve(vsix) }) };
const mocha = [join(ROOT, "node_modules/mocha/bin/mocha.js"), "--no-config", "--no-package", "--timeout", "120000", ...suites];
process.exitCode = spawnSync(process.execPath, mocha, { cwd: ROOT, env: environment, stdio: "inherit" }).status ?? 1;

if (!desktop && names.length === 0) console.log("Left out, and not counted: the extension's tests in a VS Code on the desktop, since VSCODE_EXECUTABLE names none.");

/** The package for this platform; the suites that need it say where it is missing. */
function platformVsix(): string | undefined {
  const out = join(ROOT, "out");
  const built = existsSync(out) ? readdirSync(out).filter((file) => file.endsWith(".vsix")) : [];
  const found = built.find((file) => file.includes(`${process.platform}-${process.arch}`));
  return found === undefined ? undefined : join(out, found);
}

function fail(message: string): never {
  console.error(`test:editors: ${message}`);
  process.exit(2);
}

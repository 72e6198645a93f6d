// Runs the extension's own tests (test/extension) in VS Code's extension host, with the packed extension, and reads what they say.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import { build } from "esbuild";
import { RECORDS, type TestRecord } from "../../extension/support/test-record.ts";
import { startChromium } from "./chromium.ts";
import { platformPackage, startCodeServer } from "./code-server.ts";
import { ROOT, type Sandbox } from "./sandbox.ts";
import { unpackVsix } from "./unpack-vsix.ts";

/** What is given to an editor that runs the tests. */
export interface ExtensionTests {
  /** The folder of the extension. */
  readonly extension: string;
  /** The file with `run`. */
  readonly entry: string;
  /** A `.code-workspace` with one folder, the sandbox's: others can come and go without the window being loaded anew. */
  readonly workspace: string;
  /** For the extension host. */
  readonly environment: NodeJS.ProcessEnv;
}

/** How a run went. */
export interface ExtensionRun {
  readonly tests: readonly TestRecord[];
  /** All that the editor said, for the reader of a failure. */
  readonly output: string;
  /** Zero where the editor says that all passed. */
  readonly status: number;
}

/** Lays out what the editor needs, runs it, and reads the records. */
export async function runExtensionTests(sandbox: Sandbox, drive: (sandbox: Sandbox, tests: ExtensionTests) => Promise<Omit<ExtensionRun, "tests">>): Promise<ExtensionRun> {
  unpackVsix(platformPackage(), join(sandbox.folder, "vsix"));
  // The extension would come for the folder's configuration; the tests let it come for a document, and write configurations of their own.
  rmSync(join(sandbox.workspace, "tbcv.yaml"));
  const workspace = join(sandbox.folder, "handbook.code-workspace");
  writeFileSync(workspace, JSON.stringify({ folders: [{ path: sandbox.workspace }] }));
  const records = join(sandbox.folder, "records.jsonl");
  const run = await drive(sandbox, { extension: join(sandbox.folder, "vsix/extension"), entry: await bundle(), workspace, environment: { [RECORDS]: records } });
  const lines = existsSync(records) ? readFileSync(records, "utf8").split("\n").filter(Boolean) : [];
  return { ...run, tests: lines.map((line) => JSON.parse(line) as TestRecord) };
}

/** In the project's folder, so that the bundle finds mocha. */
async function bundle(): Promise<string> {
  const folder = join(ROOT, "out/extension-tests");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, "run.cjs");
  await build({ entryPoints: [join(ROOT, "test/extension/run.ts")], bundle: true, platform: "node", format: "cjs", target: "node22", external: ["vscode", "mocha"], sourcemap: "inline", outfile, logLevel: "warning" });
  return outfile;
}

/** More than all tests together take on a busy machine. */
const PATIENCE_MS = 300_000;

/** Runs the tests in the extension host of code-server: a page gives them to the workbench by its address, which calls back when they end. */
export async function driveCodeServer(sandbox: Sandbox, { extension, entry, workspace, environment }: ExtensionTests): Promise<Omit<ExtensionRun, "tests">> {
  const server = await startCodeServer(sandbox, { takesTests: true, environment });
  const browser = await startChromium();
  const output: string[] = [];
  try {
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    const ended = new Promise<number>((resolve) => { void page.exposeFunction("codeAutomationExit", resolve); });
    await page.exposeFunction("codeAutomationLog", (_type: string, said: unknown[]) => { output.push(`${format(...said)}\n`); });
    const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`;
    const payload = JSON.stringify([["extensionDevelopmentPath", remote(extension)], ["extensionTestsPath", remote(entry)]]);
    await page.goto(`http://127.0.0.1:${server.port}/?workspace=${workspace}&payload=${encodeURIComponent(payload)}`, { waitUntil: "domcontentloaded" });
    const timer = new Promise<undefined>((resolve) => { setTimeout(resolve, PATIENCE_MS, undefined).unref(); });
    const status = await Promise.race([ended, timer]);
    if (status === undefined) {
      await page.screenshot({ path: join(ROOT, "out/screenshots/extension-host-not-finished.png") });
      output.push(`not finished after ${PATIENCE_MS} ms\n`);
    }
    return { status: status ?? -1, output: output.join("") };
  } finally {
    await browser.close();
    await server.stop();
  }
}

// A VS Code on the desktop, which is not installed from here: who runs the tests names it.
import { PassThrough } from "node:stream";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import type { ExtensionRun, ExtensionTests } from "./extension-host.ts";
import type { Sandbox } from "./sandbox.ts";

/** Runs the tests in its extension host. Throws where VSCODE_EXECUTABLE names none: nothing is downloaded. */
export async function driveDesktop(sandbox: Sandbox, { extension, entry, workspace, environment }: ExtensionTests): Promise<Omit<ExtensionRun, "tests">> {
  const { VSCODE_EXECUTABLE: executable } = process.env;
  if (executable === undefined) throw new Error("VSCODE_EXECUTABLE names no VS Code; set it to the path of its program");
  const output: string[] = [];
  const heard = (): PassThrough => new PassThrough().setEncoding("utf8").on("data", (text: string) => output.push(text));
  const own = [`--user-data-dir=${join(sandbox.folder, "user")}`, `--extensions-dir=${join(sandbox.folder, "extensions")}`];
  const quiet = ["--disable-workspace-trust", "--disable-extensions", "--disable-gpu", "--no-sandbox", "--skip-welcome", "--skip-release-notes"];
  try {
    const status = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: extension,
      extensionTestsPath: entry,
      launchArgs: [workspace, ...own, ...quiet],
      extensionTestsEnv: { ...sandbox.environment, ...environment },
      stdout: heard(),
      stderr: heard(),
    });
    return { status, output: output.join("") };
  } catch (error) {
    return { status: -1, output: `${output.join("")}\n${String(error)}` };
  }
}

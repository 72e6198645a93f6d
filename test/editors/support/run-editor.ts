// Runs an editor without a person: a driver in the editor's own language opens the document, works as a user would and writes what it
// saw as JSON. The editor and all that it starts form one process group, which is ended with it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sandbox } from "./sandbox.ts";
import type { Shown } from "./sample.ts";

/** What a driver saw. */
export interface Observation {
  readonly editor: string;
  /** The findings when the document was opened. */
  readonly before: readonly Shown[];
  readonly hover: string;
  /** The titles of the quick fixes at the slip. */
  readonly actions: readonly string[];
  /** The text after the fix. */
  readonly text: string;
  readonly after: readonly Shown[];
}

/** Generous: a machine that is busy with other things is slow. */
const PATIENCE_MS = 60_000;

/** Runs an editor to its end; throws with all of its output where it failed or saw nothing. */
export async function runEditor(command: readonly string[], sandbox: Sandbox, extra: NodeJS.ProcessEnv = {}): Promise<Observation> {
  const report = join(sandbox.folder, "report.json");
  const [program = "", ...options] = command;
  const environment = { ...sandbox.environment, ...extra, TBCV_DOCUMENT: sandbox.document, TBCV_REPORT: report };
  const editor = spawn(program, options, { cwd: sandbox.workspace, env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const output: string[] = [];
  for (const stream of [editor.stdout, editor.stderr]) stream.setEncoding("utf8").on("data", (text: string) => output.push(text));
  const timer = setTimeout(() => {
    output.push(`\nnot finished after ${PATIENCE_MS} ms`);
    endGroup(editor);
  }, PATIENCE_MS);
  try {
    const [status] = (await once(editor, "close")) as [number | null];
    if (status !== 0 || !existsSync(report)) throw new Error(`${program} ended with status ${status}:\n${output.join("")}`);
    return JSON.parse(readFileSync(report, "utf8")) as Observation;
  } finally {
    clearTimeout(timer);
    endGroup(editor);
  }
}

/** Ends a process that was started as the head of its group, and its children. One that is gone is fine. */
export function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

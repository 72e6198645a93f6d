// The language server as these tests see it: what it says about itself, and its process.
import { readdirSync, readFileSync } from "node:fs";
import { commands } from "vscode";
import { parseServerStatus, type ServerState, type ServerStatus } from "../../../shared/src/server-status.ts";
import { until } from "../../editors/support/until.ts";

/** What it says now; undefined where it does not answer. */
export async function status(): Promise<ServerStatus | undefined> {
  return parseServerStatus(await Promise.resolve(commands.executeCommand("tbcv.status")).catch(() => undefined));
}

/** Waits until it is in a state. */
export async function untilState(state: ServerState): Promise<ServerStatus> {
  return until(`the state "${state}"`, async () => {
    const now = await status();
    return now?.state === state ? now : undefined;
  }, async () => JSON.stringify(await status()));
}

/** The process that this extension host runs as the server; undefined where there is none. As Linux lists them. */
export function serverProcess(): number | undefined {
  const found = readdirSync("/proc").filter((name) => /^\d+$/u.test(name) && parentOf(name) === process.pid && read(`/proc/${name}/cmdline`).includes("dist/cli.js"));
  if (found.length > 1) throw new Error(`several servers run: ${found.join(", ")}`);
  return found[0] === undefined ? undefined : Number(found[0]);
}

/** A zombie is no process any more. */
function parentOf(pid: string): number | undefined {
  const [, state, parent] = /\) (\S) (\d+)/u.exec(read(`/proc/${pid}/stat`)) ?? [];
  return parent === undefined || state === "Z" ? undefined : Number(parent);
}

/** Empty for what has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

// A `tbcv worker` as a child of a test.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../server/src/main.ts", import.meta.url));

/** A running worker. */
export interface WorkerProcess {
  /** What it wrote, on both streams. */
  said(): string;
  /** Sends a signal and waits for the end; gives the exit status, null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a worker in a folder with its configuration, and waits until it takes questions. Rejects, with what it wrote, where it ends before. */
export async function startWorker(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, "worker", ...args], { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  const exit = once(child, "exit") as Promise<[number | null]>;
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data: Buffer) => {
        text += data.toString();
        if (text.includes("answers questions for")) resolve();
      });
    }
  });
  await Promise.race([ready, exit.then(([status]) => { throw new Error(`the worker ended with ${String(status)}: ${text}`); })]);
  return {
    said: () => text,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return (await exit)[0];
    },
  };
}

// A server that a test starts as its child on a free port of 127.0.0.1, and stops by its process id.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../free-port.ts";

/** A running server. */
export interface Service {
  readonly port: number;
  readonly url: string;
  /** Its data folder, removed by `stop`. */
  readonly folder: string;
  /** Ends the process as given (SIGKILL, say) and leaves its data. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Starts the process again on the same port and folder. */
  restart(): Promise<void>;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

/** How a server is started. */
export interface ServiceProgram {
  readonly name: string;
  readonly command: (port: number, folder: string) => readonly [string, ...string[]];
  readonly url: (port: number) => string;
  /** Tells whether it answers; may reject. */
  readonly answers: (port: number) => Promise<boolean>;
  /** What it takes as a request to end. */
  readonly endSignal: NodeJS.Signals;
  /** The user it runs as; the test's own where not given. */
  readonly uid?: number;
}

/** Starts a server and waits until it answers. Rejects, with what the server wrote, where it does not within 30 s. */
export async function startService(program: ServiceProgram, prepare?: (folder: string) => void): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), `tbcv-${program.name}-`));
  prepare?.(folder);
  const port = await freePort();
  let child = await run(program, port, folder);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    const killer = setTimeout(() => child.kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(killer);
  };
  return {
    port, folder, url: program.url(port), end,
    async restart() {
      await end(program.endSignal);
      child = await run(program, port, folder);
    },
    async stop() {
      await end(program.endSignal);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(program: ServiceProgram, port: number, folder: string): Promise<ChildProcess> {
  const [file, ...args] = program.command(port, folder);
  const child = spawn(file, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], ...(program.uid !== undefined && { uid: program.uid }) });
  let said = "";
  const hear = (data: Buffer): void => { said = (said + data.toString()).slice(-4000); };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  let failure: Error | undefined;
  child.once("error", (error) => { failure = error; });
  const until = Date.now() + 30_000;
  while (Date.now() < until && failure === undefined && child.exitCode === null) {
    if (await program.answers(port).catch(() => false)) return child;
    await delay(50);
  }
  child.kill("SIGKILL");
  throw new Error(`${program.name} (${file}) could not be started: ${failure?.message ?? said}`);
}

// A place of its own for one editor: a home folder, a workspace with the sample, and a folder on PATH with the command `tbcv`, which
// runs the built program with the Node of the project. Nothing of the machine's user is read or written.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE } from "./sample.ts";
import { until } from "./until.ts";

/** The project's folder. */
export const ROOT = join(import.meta.dirname, "../../..");

/** A place for one editor. */
export interface Sandbox {
  readonly folder: string;
  readonly home: string;
  readonly workspace: string;
  /** The sample in the workspace. */
  readonly document: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The document as it stands on disk. */
  read(): string;
  /** Waits for the servers that were started through `tbcv`, which end with their editor, and removes everything. */
  remove(): Promise<void>;
}

/** Makes a place. `PATH` finds `tbcv` first. */
export function createSandbox(): Sandbox {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tbcv-editor-")));
  const [home, workspace, bin] = [join(folder, "home"), join(folder, "handbook"), join(folder, "bin")];
  for (const made of [home, workspace, bin]) mkdirSync(made);
  const document = join(workspace, "lint.md");
  writeFileSync(document, SAMPLE);
  writeFileSync(join(workspace, "tbcv.yaml"), "truth: {packs: [npm]}\n");
  const [command, pids] = [join(bin, "tbcv"), join(folder, "pids")];
  writeFileSync(command, `#!/bin/sh\necho $$ >>"${pids}"\nexec "${process.execPath}" "${join(ROOT, "dist/cli.js")}" "$@"\n`);
  chmodSync(command, 0o755);
  return {
    folder,
    home,
    workspace,
    document,
    environment: environmentOf(home, bin),
    read: () => readFileSync(document, "utf8"),
    async remove() {
      const started = existsSync(pids) ? readFileSync(pids, "utf8").trim().split("\n").map(Number) : [];
      for (const pid of started) await until(`the end of the server ${pid}`, () => !isAlive(pid));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Little of the outer environment: what configures an editor there must not reach it here. */
function environmentOf(home: string, bin: string): NodeJS.ProcessEnv {
  return {
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_CACHE_HOME: join(home, ".cache"),
    XDG_DATA_HOME: join(home, ".local/share"),
    XDG_STATE_HOME: join(home, ".local/state"),
    PATH: `${bin}:${process.env.PATH ?? ""}`,
    LANG: "C.UTF-8",
    TERM: "xterm-256color",
  };
}

// A place of its own for one editor: a home folder, a workspace with the sample, and a folder on PATH with the command `tbcv`, which
// runs the built program with the Node of the project. Nothing of the machine's user is read or written.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
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
  /** Waits for all that was started here, since a server ends with its editor, and removes everything. */
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
  const command = join(bin, "tbcv");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, "dist/cli.js")}" "$@"\n`);
  chmodSync(command, 0o755);
  return {
    folder,
    home,
    workspace,
    document,
    environment: environmentOf(home, bin),
    read: () => readFileSync(document, "utf8"),
    async remove() {
      await until("the end of what the editor started", () => usersOf(folder).length === 0, () => usersOf(folder).join("\n"));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** The processes whose environment names a folder, as Linux lists them: all that were started in it. */
function usersOf(folder: string): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/u.test(name) && environmentText(name).includes(folder));
}

/** Empty for a process that has ended meanwhile. */
function environmentText(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return "";
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

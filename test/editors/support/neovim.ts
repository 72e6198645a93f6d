// How Neovim is run: with the copied configuration as its only one, by a driver without a screen, or typed into from outside.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { endGroup, type Observation, runEditor } from "./run-editor.ts";
import { ROOT, type Sandbox } from "./sandbox.ts";

const CONFIGURATION = join(ROOT, "examples/editors/neovim/tbcv.lua");

/** How long an answer may take; one that waits for a key gives none. */
const PATIENCE_MS = 30_000;

/** Runs a Neovim; `program` is its command. */
export function driveNeovim(program: string): (sandbox: Sandbox) => Promise<Observation> {
  const driver = join(ROOT, "test/editors/drivers/neovim.lua");
  return (sandbox) => runEditor([program, "--headless", "-n", "-i", "NONE", "-u", CONFIGURATION, "-c", `luafile ${driver}`], sandbox);
}

/** A Neovim that is typed into. */
export interface TypedNeovim {
  /** Types keys as Vim writes them: letters, `<Esc>`, `<C-x>`. */
  type(keys: string): void;
  /** What an expression of Vim's language is just now; undefined as long as Neovim does not listen. */
  ask(expression: string): unknown;
  /** Ends it and what it has started. */
  close(): Promise<void>;
}

/** Opens the sample. */
export function openNeovim(program: string, sandbox: Sandbox): TypedNeovim {
  const socket = join(sandbox.folder, "nvim");
  const options = { cwd: sandbox.workspace, env: sandbox.environment };
  const neovim = spawn(program, ["--headless", "-n", "-i", "NONE", "-u", CONFIGURATION, "--listen", socket, sandbox.document], { ...options, stdio: "ignore", detached: true });
  const ended = once(neovim, "exit");
  const remote = (...request: readonly string[]): string => {
    const { stdout, stderr } = spawnSync(program, ["--server", socket, ...request], { ...options, encoding: "utf8", timeout: PATIENCE_MS });
    // Neovim 0.7 writes the answer to standard error.
    return `${stdout}${stderr}`;
  };
  return {
    type(keys) {
      remote("--remote-send", keys);
    },
    ask(expression) {
      return existsSync(socket) ? (JSON.parse(remote("--remote-expr", `json_encode(${expression})`)) as unknown) : undefined;
    },
    async close() {
      endGroup(neovim);
      await ended;
    },
  };
}

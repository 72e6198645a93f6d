// A terminal without a person: tmux with a server of its own, typed into and read from.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Sandbox } from "./sandbox.ts";
import { until } from "./until.ts";

/** A terminal that a program runs in. */
export interface Terminal {
  /** Types keys, each by tmux's name or as letters. */
  type(...keys: readonly string[]): void;
  /** The screen as soon as it matches. */
  shows(pattern: RegExp): Promise<string>;
  /** Ends the program and the terminal. */
  close(): void;
}

/** Opens a terminal of 160 by 40 with a program in it. */
export function openTerminal(command: readonly string[], sandbox: Sandbox): Terminal {
  const socket = join(sandbox.folder, "tmux");
  const tmux = (...args: readonly string[]): string => execFileSync("tmux", ["-S", socket, "-f", "/dev/null", ...args], { env: sandbox.environment, encoding: "utf8", cwd: sandbox.workspace });
  const screen = (): string => tmux("capture-pane", "-p");
  tmux("new-session", "-d", "-x", "160", "-y", "40", ...command);
  return {
    type(...keys) {
      for (const key of keys) tmux("send-keys", key);
    },
    async shows(pattern) {
      return until(String(pattern), () => (pattern.test(screen()) ? screen() : undefined), screen);
    },
    close() {
      tmux("kill-server");
    },
  };
}

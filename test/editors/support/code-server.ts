// VS Code with its real extension host, served to a browser on this machine.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { cached } from "./cache.ts";
import { endGroup } from "./run-editor.ts";
import type { Sandbox } from "./sandbox.ts";
import { until } from "./until.ts";
import { freePort } from "../../support/free-port.ts";

const VERSION = "4.139.1";

const SETTINGS = {
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "files.autoSave": "off",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "git.enabled": false,
};

/** How it is set up. */
export interface CodeServerOptions {
  /** A package of the extension that is installed first. */
  readonly vsix?: string;
  /** True where folders are not trusted until the user says so, without being asked. */
  readonly restricted?: boolean;
  /** True where the extension is given by the address of the page, to be tested. */
  readonly takesTests?: boolean;
  /** Beside that of the sandbox; the extension host has it too. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** A running VS Code. */
export interface CodeServer {
  readonly port: number;
  /** Ends it and waits for its end. */
  stop(): Promise<void>;
}

/** The package for this platform; throws where there is none. */
export function platformPackage(): string {
  const { TBCV_VSIX: vsix } = process.env;
  if (vsix === undefined) throw new Error("no VSIX for this platform in out/: run npm run package first, or name one by --vsix");
  return vsix;
}

/** Starts a new VS Code; throws with its output where it fails. */
export async function startCodeServer(sandbox: Sandbox, options: CodeServerOptions): Promise<CodeServer> {
  const { vsix, restricted = false, takesTests = false } = options;
  const entry = join(cached(`code-server-${VERSION}`), "node_modules/code-server/out/node/entry.js");
  const user = join(sandbox.folder, "user");
  mkdirSync(join(user, "User"), { recursive: true });
  writeFileSync(join(user, "User/settings.json"), JSON.stringify({ ...SETTINGS, "security.workspace.trust.enabled": restricted, "security.workspace.trust.startupPrompt": "never" }));
  const common = [entry, "--config", join(sandbox.folder, "code.yaml"), "--user-data-dir", user, "--extensions-dir", join(sandbox.folder, "extensions")];
  const env = { ...sandbox.environment, ...options.environment };
  if (vsix !== undefined) {
    const installed = spawnSync(process.execPath, [...common, "--install-extension", vsix], { env, encoding: "utf8" });
    if (installed.status !== 0) throw new Error(`code-server did not install "${vsix}":\n${installed.stdout}${installed.stderr}`);
  }
  const port = await freePort();
  const quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override", ...(restricted ? [] : ["--disable-workspace-trust"])];
  const tests = takesTests ? ["--vscode-option", "enable-smoke-test-driver"] : [];
  const server = spawn(process.execPath, [...common, "--bind-addr", `127.0.0.1:${port}`, ...quiet, ...tests], { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const output: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding("utf8").on("data", (text: string) => output.push(text));
  await until("code-server", async () => (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.ok, () => output.join(""));
  const ended = once(server, "exit");
  return {
    port,
    async stop() {
      endGroup(server);
      await ended;
    },
  };
}

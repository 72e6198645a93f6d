// The VS Code client on the desktop: the editor's own Node runs the server, as a process of its own. Everything about texts is the server's.
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type StartedClient, startClient } from "./start-client.ts";

const running = new Set<StartedClient>();

/** Starts the server, without waiting for it. */
export function activate(context: ExtensionContext): void {
  const server = { module: context.asAbsolutePath("dist/cli.js"), transport: TransportKind.stdio };
  running.add(startClient(context, (options) => new LanguageClient("tbcv", "TBCV", server, options)));
}

/** Ends the server in good order. */
export async function deactivate(): Promise<void> {
  await Promise.all([...running].map((client) => client.stop()));
  running.clear();
}

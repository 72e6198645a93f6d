// Puts the client together, for the editor on the desktop and in the browser alike. Nothing here waits for the server: the editor goes on
// while it starts.
import { commands, type ExtensionContext, l10n, window } from "vscode";
import { type BaseLanguageClient, type LanguageClientOptions, State } from "vscode-languageclient";
import { SAVE_FILES, saveFiles } from "./accepted-files.ts";
import { tellActiveDocument } from "./active-document.ts";
import { clientOptions } from "./client-options.ts";
import { registerCommands } from "./commands.ts";
import { experimentalFeature } from "./experimental.ts";
import { createRestarts } from "./restarts.ts";
import { createServer } from "./server.ts";
import { showStatusItem } from "./status-item.ts";
import { createTexts } from "./texts.ts";
import { createTraceChannel } from "./trace-channel.ts";

/** A client that was started. */
export interface StartedClient {
  /** Ends the server in good order. */
  stop(): Promise<void>;
}

/** Starts the client. `create` makes the one of this kind of editor. */
export function startClient(context: ExtensionContext, create: (options: LanguageClientOptions) => BaseLanguageClient): StartedClient {
  const log = window.createOutputChannel("TBCV", { log: true });
  const trace = createTraceChannel();
  const restarts = createRestarts({
    died(delay) {
      server.tell("down", delay === 0 ? l10n.t("The server ended and starts again.") : l10n.t("The server ended and starts again in {0} seconds.", delay / 1000));
    },
    diedOften: () => void tellOfDeaths(),
  });
  const client = create(clientOptions(context, { log, trace }, restarts));
  client.registerFeature(experimentalFeature());
  const server = createServer(client, restarts);
  const texts = createTexts();
  context.subscriptions.push(
    log,
    trace,
    server,
    texts,
    showStatusItem(server),
    tellActiveDocument(client),
    commands.registerCommand(SAVE_FILES, saveFiles),
    ...registerCommands(server, texts, log),
  );
  // After the activation is over: starting a process keeps the editor's extensions waiting.
  const starting = setTimeout(() => void server.restart(), 0);
  return {
    async stop() {
      clearTimeout(starting);
      restarts.stop();
      // One that is still starting cannot be ended in good order; it ends with this process.
      if (client.state === State.Running) await client.dispose();
    },
  };
}

async function tellOfDeaths(): Promise<void> {
  const [restart, showLog] = [l10n.t("Restart"), l10n.t("Show the log")];
  const chosen = await window.showErrorMessage(l10n.t("The TBCV server ends again and again; it is tried every 30 seconds."), restart, showLog);
  if (chosen === restart) await commands.executeCommand("tbcv.client.restart");
  if (chosen === showLog) await commands.executeCommand("tbcv.client.showLog");
}

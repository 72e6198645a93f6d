// The server as the rest of the client sees it: its status, questions to it, and starting it anew. A question that cannot be asked or fails
// is told to the user here, in one sentence.
import { commands, type Disposable, EventEmitter, l10n, window, workspace } from "vscode";
import { type BaseLanguageClient, ExecuteCommandRequest, State } from "vscode-languageclient";
import { parseServerStatus, type ServerState, type ServerStatus, STATUS_METHOD } from "../../shared/src/server-status.ts";
import type { Restarts } from "./restarts.ts";

/** The running server, or the one that is about to run. */
export interface Server {
  readonly client: BaseLanguageClient;
  readonly status: ServerStatus;
  /** Calls `listener` with the status now and whenever it changes. */
  watch(listener: (status: ServerStatus) => void): Disposable;
  /** Carries out a command of the server. Undefined where it failed, which the user has been told. */
  ask(command: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Starts the server; one that runs is ended first. Never fails: the status tells. */
  restart(): Promise<void>;
  /** Takes a status as the server's, such as that it died. */
  tell(state: ServerState, message?: string): void;
  dispose(): void;
}

const NOTHING = { plugins: 0, families: 0, revision: "", truths: 0, queue: 0, asking: 0, problems: 0 } as const;

/** Watches over a client; starts nothing yet. */
export function createServer(client: BaseLanguageClient, restarts: Restarts): Server {
  const changes = new EventEmitter<ServerStatus>();
  let status: ServerStatus = { state: "loading", ...NOTHING };
  const set = (next: ServerStatus): void => {
    status = next;
    changes.fire(next);
  };
  const tell = (state: ServerState, message?: string): void => {
    set({ state, ...(message !== undefined && { message }), ...NOTHING });
  };
  const subscriptions = [
    changes,
    client.onNotification(STATUS_METHOD, (value: unknown) => {
      const said = parseServerStatus(value);
      if (said !== undefined) set(said);
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) tell("loading");
      else if (newState === State.Running && status.state === "loading") tell("ready");
      else if (newState !== State.Running) tell("down", l10n.t("The server is not running."));
    }),
    workspace.onDidGrantWorkspaceTrust(() => void restart(client, restarts)),
  ];
  return {
    client,
    get status() {
      return status;
    },
    watch(listener) {
      listener(status);
      return changes.event(listener);
    },
    ask: (command, ...args) => ask({ client, restarts }, command, args),
    restart: () => restart(client, restarts),
    tell,
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

async function ask({ client, restarts }: { readonly client: BaseLanguageClient; readonly restarts: Restarts }, command: string, args: readonly unknown[]): Promise<unknown> {
  if (!client.isRunning() || restarts.waits()) {
    const restart = l10n.t("Restart");
    const chosen = await window.showWarningMessage(l10n.t("The TBCV server is not running; restart it and try again."), restart);
    if (chosen === restart) await commands.executeCommand("tbcv.client.restart");
    return undefined;
  }
  if (client.initializeResult?.capabilities.executeCommandProvider?.commands.includes(command) !== true) {
    void window.showWarningMessage(l10n.t('The TBCV server that runs does not know "{0}".', command));
    return undefined;
  }
  try {
    return (await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [...args] })) as unknown;
  } catch (error) {
    void window.showErrorMessage(l10n.t("TBCV: {0}", error instanceof Error ? error.message : String(error)));
    return undefined;
  }
}

/** Any failure is in the log, and the state of the client tells the rest. */
async function restart(client: BaseLanguageClient, restarts: Restarts): Promise<void> {
  if (restarts.now()) return;
  try {
    if (client.isRunning()) await client.stop();
  } catch {
    client.warn("The server did not end in good order.");
  }
  try {
    await client.start();
  } catch (error) {
    client.error("The server could not be started.", error, false);
  }
}

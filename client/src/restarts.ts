// What is done when the server dies: it is started again with growing patience, and the client library opens all documents anew. The
// user is told once, when it dies again and again.
import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler } from "vscode-languageclient";
import { NO_DEATHS, restartAfter } from "./restart-delay.ts";

/** The restarts of one client. */
export interface Restarts {
  readonly handler: ErrorHandler;
  /** The server has died and is not started again yet; the client library takes it for running. */
  readonly waits: () => boolean;
  /** Ends a wait: the server is started now. False where nothing waits. */
  readonly now: () => boolean;
  /** Ends a wait for good. */
  readonly stop: () => void;
}

/** What the restarts tell. */
export interface RestartEvents {
  /** The server died and is started again after `delay` milliseconds. */
  readonly died: (delay: number) => void;
  /** It died many times one after the other; told once. */
  readonly diedOften: () => void;
}

/** A handler of errors for one client. */
export function createRestarts({ died, diedOften }: RestartEvents): Restarts {
  let deaths = NO_DEATHS;
  let endWait: ((action: CloseAction) => void) | undefined;
  const end = (action: CloseAction): boolean => {
    const waited = endWait !== undefined;
    endWait?.(action);
    return waited;
  };
  return {
    handler: {
      // A broken connection closes by itself; a single message that cannot be read is no reason to end the server.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      async closed(): Promise<CloseHandlerResult> {
        const restart = restartAfter(deaths, Date.now());
        deaths = restart.deaths;
        died(restart.delay);
        if (restart.tell) diedOften();
        const action = await new Promise<CloseAction>((resolve) => {
          const timer = setTimeout(resolve, restart.delay, CloseAction.Restart);
          endWait = (wanted) => {
            clearTimeout(timer);
            resolve(wanted);
          };
        });
        endWait = undefined;
        return { action, handled: true };
      },
    },
    waits: () => endWait !== undefined,
    now: () => end(CloseAction.Restart),
    stop: () => void end(CloseAction.DoNotRestart),
  };
}

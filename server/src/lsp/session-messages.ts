// What the session says to people: the log in full, and a message once for what they should know.
import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";
import type { TruthProblem } from "../truth/definition.ts";

/** The session's voice. */
export interface SessionMessages {
  readonly warn: (message: string) => void;
  readonly log: (message: string) => void;
  /** A warning that is said once a session. */
  readonly once: (message: string) => void;
  /** An error of the program itself: in the log each time, as a message once. */
  readonly fault: (error: unknown) => void;
  /** Truth files became bad. */
  readonly brokenTruth: (errors: readonly TruthProblem[], partial: boolean) => void;
}

/** Speaks to a client. */
export function createSessionMessages(connection: Connection): SessionMessages {
  const shown = new Set<string>();
  const said = new Set<string>();
  const show = (message: string): void => {
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  };
  return {
    warn(message) {
      connection.console.warn(message);
    },
    log(message) {
      connection.console.info(message);
    },
    once(message) {
      if (!said.has(message)) connection.console.warn(message);
      said.add(message);
    },
    fault(error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      const message = error instanceof Error ? error.message : String(error);
      if (shown.has(message)) return;
      shown.add(message);
      show(`TBCV met an error of its own (${message}). The log has the detail.`);
    },
    brokenTruth(errors, partial) {
      const [first] = errors;
      const more = errors.length > 1 ? ` There are ${errors.length - 1} more.` : "";
      const meanwhile = partial ? "What could be read is in force." : "The last good truth stays in force until this is mended.";
      show(`${first?.file ?? "The truth"}: ${first?.message ?? "could not be loaded."}${more} ${meanwhile}`);
    },
  };
}

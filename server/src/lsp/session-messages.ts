// What the session says to people: the log, as far as the setting `logging.level` asks for it, and a message once for what they should
// know. Everything that the server logs goes through here. What is said before the level is known waits for it; errors never wait.
import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";
import { LOG_LEVELS, type LogLevel } from "../../../shared/src/settings.ts";
import { createSaidOnce } from "../host/said-once.ts";
import type { TruthProblem } from "../truth/definition.ts";

/** The session's voice. */
export interface SessionMessages {
  readonly warn: (message: string) => void;
  readonly log: (message: string) => void;
  /** What only somebody who looks for a fault wants to read. */
  readonly debug: (message: string) => void;
  /** A warning that is said once a session. */
  readonly once: (message: string) => void;
  /** An error of the program itself: in the log each time, as a message once. */
  readonly fault: (error: unknown) => void;
  /** Truth files became bad. */
  readonly brokenTruth: (errors: readonly TruthProblem[], partial: boolean) => void;
  /** From now on the log holds this and everything graver. */
  readonly setLevel: (level: LogLevel) => void;
}

/** Speaks to a client. `knowsDebug`: it has a kind of message for `debug`. */
export function createSessionMessages(connection: Connection, knowsDebug: boolean): SessionMessages {
  const { console } = connection;
  const shown = new Set<string>();
  const say = createLog((level, message) => {
    if (level === "WARNING") console.warn(message);
    else if (level === "INFO") console.info(message);
    else if (knowsDebug) console.debug(message);
    else console.log(message);
  });
  const show = (message: string): void => {
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  };
  return {
    setLevel: say.setLevel,
    warn(message) {
      say.at("WARNING", message);
    },
    log(message) {
      say.at("INFO", message);
    },
    debug(message) {
      say.at("DEBUG", message);
    },
    once: createSaidOnce((message) => { say.at("WARNING", message); }),
    fault(error) {
      console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
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

type QuietLevel = Exclude<LogLevel, "ERROR">;

interface Log {
  readonly at: (level: QuietLevel, message: string) => void;
  readonly setLevel: (level: LogLevel) => void;
}

/** Lets through what the level asks for, in the order in which it was said. */
function createLog(send: (level: QuietLevel, message: string) => void): Log {
  let least: number | undefined;
  let waiting: (readonly [QuietLevel, string])[] = [];
  const at = (level: QuietLevel, message: string): void => {
    if (least === undefined) waiting.push([level, message]);
    else if (LOG_LEVELS.indexOf(level) >= least) send(level, message);
  };
  return {
    at,
    setLevel(level) {
      least = LOG_LEVELS.indexOf(level);
      const before = waiting;
      waiting = [];
      for (const [said, message] of before) at(said, message);
    },
  };
}

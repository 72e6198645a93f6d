// What may be said when: nothing but `initialize` before it, nothing but `exit` after `shutdown`. Messages out of turn are answered or
// dropped as the protocol asks, and never reach a handler.
import { ErrorCodes, type Connection, Message, type MessageStrategy, ResponseError } from "vscode-languageserver";

const NOT_INITIALIZED = "tbcv/notInitialized";
const OUT_OF_TURN = "tbcv/outOfTurn";

type LifeState = "new" | "running" | "ended";

/** Keeps the order of a session's life. */
export interface LifecycleGate extends MessageStrategy {
  /** `initialize` went well. */
  begin(): void;
}

/** A gate before `initialize`. */
export function createLifecycleGate(): LifecycleGate {
  let state: LifeState = "new";
  return {
    begin() {
      state = "running";
    },
    handleMessage(message, next) {
      if (Message.isRequest(message)) {
        const turn = turnOf(message.method, state);
        if (turn !== undefined) return next({ ...message, method: turn } as Message);
        if (message.method === "shutdown") state = "ended";
        return next(message);
      }
      const dropped = Message.isNotification(message) && state !== "running" && message.method !== "exit" && !message.method.startsWith("$/");
      return dropped ? undefined : next(message);
    },
  };
}

/** The method that answers in the place of one that is out of turn. */
function turnOf(method: string, state: LifeState): string | undefined {
  if (state === "new") return method === "initialize" ? undefined : NOT_INITIALIZED;
  return state === "ended" || method === "initialize" ? OUT_OF_TURN : undefined;
}

/** Answers what the gate turned away. */
export function answerOutOfTurn(connection: Connection): void {
  connection.onRequest(NOT_INITIALIZED, () => new ResponseError(ErrorCodes.ServerNotInitialized, "The server is not initialized yet."));
  connection.onRequest(OUT_OF_TURN, () => new ResponseError(ErrorCodes.InvalidRequest, "The request is out of turn: the session is initialized once and ends with shutdown."));
}

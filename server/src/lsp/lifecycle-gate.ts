// What may be said when: nothing but `initialize` before it, nothing but `exit` after `shutdown`. Messages out of turn are answered or
// dropped as the protocol asks, and never reach a handler.
import { ErrorCodes, type Connection, Message, type MessageStrategy, ResponseError } from "vscode-languageserver/node";

const NOT_INITIALIZED = "tbcv/notInitialized";
const OUT_OF_TURN = "tbcv/outOfTurn";

/** A strategy that keeps the order of a session's life. */
export function lifecycleGate(): MessageStrategy {
  let state: "new" | "running" | "ended" = "new";
  return {
    handleMessage(message, next) {
      if (Message.isRequest(message)) {
        const turn = turnOf(message.method, state);
        if (turn === undefined) state = message.method === "initialize" ? "running" : message.method === "shutdown" ? "ended" : state;
        return next(turn === undefined ? message : { ...message, method: turn } as Message);
      }
      const dropped = Message.isNotification(message) && state !== "running" && message.method !== "exit" && !message.method.startsWith("$/");
      return dropped ? undefined : next(message);
    },
  };
}

/** The method that answers in the place of one that is out of turn. */
function turnOf(method: string, state: "new" | "running" | "ended"): string | undefined {
  if (state === "new") return method === "initialize" ? undefined : NOT_INITIALIZED;
  return state === "ended" || method === "initialize" ? OUT_OF_TURN : undefined;
}

/** Answers what the gate turned away. */
export function answerOutOfTurn(connection: Connection): void {
  connection.onRequest(NOT_INITIALIZED, () => new ResponseError(ErrorCodes.ServerNotInitialized, "The server is not initialized yet."));
  connection.onRequest(OUT_OF_TURN, () => new ResponseError(ErrorCodes.InvalidRequest, "The request is out of turn: the session is initialized once and ends with shutdown."));
}

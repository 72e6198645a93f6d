// The language server over any pair of message streams: builds the connection, keeps the order of a session's life, and starts the
// session when the client initializes it.
import {
  type Connection, createConnection, createProtocolConnection, type InitializeParams, type MessageReader, type MessageWriter, type WatchDog,
} from "vscode-languageserver";
import { answerOutOfTurn, createLifecycleGate } from "./lifecycle-gate.ts";
import { createSession, type Session } from "./session.ts";
import type { SessionWorld } from "./session-parts.ts";

/** What a server needs of its process. */
export interface LanguageServerParts {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  readonly world: SessionWorld;
  /** Ends the process. */
  readonly exit: (status: number) => void;
  /** The client told its process id; the server ends when that process does. */
  readonly onClientProcess: (processId: number, ended: () => void) => void;
  /** Told who the client is, before the session begins. */
  readonly onClient?: (connection: Connection, params: InitializeParams) => void;
}

/** Serves one client. Ends with status 0 after `shutdown`, 1 where the client goes without it. */
export function serveLanguage({ reader, writer, world, exit, onClientProcess, onClient }: LanguageServerParts): void {
  const end = (): void => {
    watchDog.exit(watchDog.shutdownReceived ? 0 : 1);
  };
  const watchDog: WatchDog = {
    shutdownReceived: false,
    initialize({ processId }) {
      if (typeof processId === "number") onClientProcess(processId, end);
    },
    exit,
  };
  const gate = createLifecycleGate();
  const connection: Connection = createConnection(
    (logger) => createProtocolConnection(reader, writer, logger, { messageStrategy: gate }),
    watchDog,
  );
  answerOutOfTurn(connection);
  let session: Session | undefined;
  connection.onInitialize((params) => {
    onClient?.(connection, params);
    session = createSession(connection, params, world);
    gate.begin();
    return session.result;
  });
  connection.onInitialized(() => session?.start());
  reader.onClose(end);
  connection.listen();
}

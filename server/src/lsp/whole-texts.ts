// Asks a client whose ranges turned out wrong to send whole texts from then on, where it can be asked.
import { type Connection, DidChangeTextDocumentNotification, TextDocumentSyncKind } from "vscode-languageserver";

/** The way back from wrong ranges. */
export interface WholeTexts {
  /** Asks once a session; says whether the client can be asked. */
  ask(): boolean;
}

/** `registers`: the client takes registrations of document changes. */
export function createWholeTexts(connection: Connection, registers: boolean, warn: (message: string) => void): WholeTexts {
  let asked = false;
  return {
    ask() {
      if (!registers || asked) return registers;
      asked = true;
      connection.client.register(DidChangeTextDocumentNotification.type, { documentSelector: null, syncKind: TextDocumentSyncKind.Full }).catch((error: unknown) => {
        warn(`The editor refused to send whole texts: ${String(error)}`);
      });
      return true;
    },
  };
}

// Tells the server which document the user looks at: whenever that changes, and when the server has started.
import { Disposable, window } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { ACTIVE_DOCUMENT_METHOD, type ActiveDocument } from "../../shared/src/active-document.ts";

/** Tells it as long as it is not disposed. */
export function tellActiveDocument(client: BaseLanguageClient): Disposable {
  const tell = (): void => {
    if (client.state !== State.Running) return;
    const document = window.activeTextEditor?.document;
    const active: ActiveDocument = { uri: document === undefined ? null : client.code2ProtocolConverter.asUri(document.uri) };
    client.sendNotification(ACTIVE_DOCUMENT_METHOD, active).catch(() => undefined); // a server that is gone is told when it is back
  };
  return Disposable.from(
    window.onDidChangeActiveTextEditor(tell),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) tell();
    }),
  );
}

// Answers requests about documents: always for the newest version, never with more than an error when something goes wrong.
import { type CancellationToken, type Connection, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import type { ClientFeatures } from "./client-features.ts";
import { type CodeActionParts, codeActions } from "./code-actions.ts";
import { hoverAt } from "./hover.ts";
import { OPEN_PAGE, openPage } from "./open-page.ts";
import type { SettledDocument } from "./open-document.ts";
import type { OpenDocuments } from "./open-documents.ts";

/** What requests are answered with. */
export interface RequestParts extends CodeActionParts {
  readonly documents: OpenDocuments;
  readonly features: ClientFeatures;
  readonly onFault: (error: unknown) => void;
  readonly warn: (message: string) => void;
}

/** Answers code actions, their commands, and hovers. */
export function answerRequests(connection: Connection, parts: RequestParts): void {
  const answer = async <T>(uri: string, token: CancellationToken, of: (settled: SettledDocument) => T | Promise<T>): Promise<T | null | ResponseError> => {
    const settled = await parts.documents.settled(uri);
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
    try {
      return settled === undefined ? null : await of(settled);
    } catch (error) {
      parts.onFault(error);
      return new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
    }
  };
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    answer(textDocument.uri, token, (settled) => codeActions(settled, range, context, parts)),
  );
  connection.onExecuteCommand((params) => (params.command === OPEN_PAGE ? openPage(connection, params, parts.warn) : null));
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, ({ checked }) =>
      hoverAt(checked, position, { converter: parts.converter, markdown: parts.features.hoverMarkdown }),
    ),
  );
}

// How every request is answered: for the newest version of its document, never after it was cancelled or overtaken by a change, and
// with nothing worse than an error when something goes wrong.
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { OpenDocuments } from "./open-documents.ts";
import type { SettledDocument } from "./open-document.ts";

/** A request about a document. */
export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** Makes handlers of requests. */
export interface Answers {
  /** For requests about an open document. `none` answers where it is closed or left out. A change of the document on the way overtakes the request. */
  ofDocument<P extends DocumentParams, R, N>(
    answer: (settled: SettledDocument, params: P, token: CancellationToken) => R | Promise<R>,
    none: N,
  ): (params: P, token: CancellationToken) => Promise<R | N | ResponseError>;
  /** For requests about no one document. */
  ofAny<P, R>(answer: (params: P, token: CancellationToken) => R | Promise<R>): (params: P, token: CancellationToken) => Promise<R | ResponseError>;
}

/** What answers need. */
export interface AnswersParts {
  readonly documents: OpenDocuments;
  readonly onFault: (error: unknown) => void;
}

/** The request was given up by its client. */
export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}

/** Makes the handlers of one session. */
export function createAnswers({ documents, onFault }: AnswersParts): Answers {
  const isCancelled = (token: CancellationToken): boolean => token.isCancellationRequested;
  const guarded = async <R>(run: () => R | Promise<R>): Promise<R | ResponseError> => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError;
      onFault(error);
      return new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
    }
  };
  return {
    ofDocument: (answer, none) => (params, token) =>
      guarded(async () => {
        const { uri } = params.textDocument;
        const asked = documents.current(uri);
        const stop = (): ResponseError | undefined => {
          if (token.isCancellationRequested) return cancelled();
          return documents.current(uri) === asked ? undefined : new ResponseError(LSPErrorCodes.ContentModified, "The document has changed since.");
        };
        const settled = await documents.settled(uri);
        const early = stop();
        if (early !== undefined || settled === undefined) return early ?? none;
        const answered = await answer(settled, params, token);
        return stop() ?? answered;
      }),
    ofAny: (answer) => (params, token) =>
      guarded(async () => {
        if (isCancelled(token)) return cancelled();
        const answered = await answer(params, token);
        return isCancelled(token) ? cancelled() : answered;
      }),
  };
}

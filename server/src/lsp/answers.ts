// How every request is answered: for the newest version of its document, never after it was cancelled or overtaken by a change, and
// with nothing worse than an error when something goes wrong.
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { OpenDocuments } from "./open-documents.ts";
import type { OpenTruthFile, OwnTruth } from "./own-truth.ts";
import type { SettledDocument } from "./open-document.ts";

/** An answer that is an error. */
export type Failure = ResponseError<never>;

/** A request about a document. */
export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** What answers in the place of a result. */
export interface Otherwise<N, P = never, R = never> {
  /** The document is closed or left out. */
  readonly none: N;
  /** It is a truth file of the user's own; without this: as if left out. */
  readonly truthFile?: (file: OpenTruthFile, params: P, token: CancellationToken) => R | Promise<R>;
  /** It has changed while the answer was made; without it: ContentModified. */
  readonly overtaken?: () => ResponseError<unknown>;
}

/** Makes handlers of requests. */
export interface Answers {
  /** For requests about an open document. A change of it on the way overtakes the request. */
  ofDocument<P extends DocumentParams, R, N>(
    answer: (settled: SettledDocument, params: P, token: CancellationToken) => R | Promise<R>,
    otherwise: Otherwise<N, P, R>,
  ): (params: P, token: CancellationToken) => Promise<R | N | Failure>;
  /** For requests about no one document. */
  ofAny<P, R>(answer: (params: P, token: CancellationToken) => R | Promise<R>): (params: P, token: CancellationToken) => Promise<R | Failure>;
}

/** What answers need. */
export interface AnswersParts {
  readonly documents: OpenDocuments;
  readonly ownTruth: Pick<OwnTruth, "of">;
  readonly onFault: (error: unknown) => void;
}

/** The request was given up by its client. */
export function cancelled(): Failure {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}

/** Resolves when the request is given up. */
function givenUp(token: CancellationToken): Promise<undefined> {
  return new Promise((resolve) => { token.onCancellationRequested(() => { resolve(undefined); }); });
}

function contentModified(): Failure {
  return new ResponseError(LSPErrorCodes.ContentModified, "The document has changed since.");
}

/** Makes the handlers of one session. */
export function createAnswers({ documents, ownTruth, onFault }: AnswersParts): Answers {
  const isCancelled = (token: CancellationToken): boolean => token.isCancellationRequested;
  const guarded = async <R>(run: () => R | Promise<R>): Promise<R | Failure> => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ResponseError) return error as Failure;
      onFault(error);
      return new ResponseError(ErrorCodes.InternalError, error instanceof Error ? error.message : String(error));
    }
  };
  return {
    ofDocument: (answer, { none, truthFile, overtaken = contentModified }) => (params, token) =>
      guarded(async () => {
        const { uri } = params.textDocument;
        const asked = documents.current(uri);
        const stop = (): Failure | undefined => {
          if (token.isCancellationRequested) return cancelled();
          return documents.current(uri) === asked ? undefined : (overtaken() as Failure);
        };
        // Editors measure how long a request takes, one that they gave up as well, and ask later the next time.
        const settled = await Promise.race([documents.settled(uri), givenUp(token)]);
        const file = settled === undefined && truthFile !== undefined && !isCancelled(token) ? await ownTruth.of(uri) : undefined;
        const early = stop();
        if (early !== undefined) return early;
        const answered = settled !== undefined ? await answer(settled, params, token) : file !== undefined && truthFile !== undefined ? await truthFile(file, params, token) : none;
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

// Diagnostics for clients that ask for them: of a document (`textDocument/diagnostic`) and of all documents of the open folders
// (`workspace/diagnostic`, streamed). What a client has already is not sent again; it is told to ask anew when the truth or the settings
// have changed. Such a client is never pushed to.
import {
  type CancellationToken, type Connection, type DiagnosticServerCancellationData, type DocumentDiagnosticParams, type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError,
} from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";
import { createWorkspaceReports } from "./workspace-reports.ts";

/** How long changes are gathered before the client is told, in milliseconds. */
const GATHERING_TIME = 50;

/** Pulled diagnostics, for clients that pull. */
export const pullDiagnosticFeature: FeatureMaker = (client, parts) => {
  if (client.textDocument?.diagnostic === undefined) return undefined;
  const refreshes = client.workspace?.diagnostics?.refreshSupport === true;
  const wholeWorkspace = client.workspace?.diagnostics !== undefined;
  return {
    announces: { diagnosticProvider: { identifier: "tbcv", interFileDependencies: false, workspaceDiagnostics: wholeWorkspace, workDoneProgress: true } },
    listen(connection) {
      const shown = new Set<string>();
      const ofDocument = documentReports(parts, shown);
      connection.languages.diagnostics.on((params, token) => ofDocument(params, token));
      if (wholeWorkspace) listenForWorkspace(connection, parts, shown);
      if (refreshes) askAnew(connection, parts);
    },
  };
};

function listenForWorkspace(connection: Connection, parts: FeatureParts, shown: Set<string>): void {
  const reports = createWorkspaceReports(parts, shown);
  connection.languages.diagnostics.onWorkspace((params, token, progress, partial) =>
    parts.answers.ofAny(() => reports.of(params.previousResultIds, { token, progress, partial }))(params, token),
  );
  parts.changes.on((kind) => {
    if (kind === "end") reports.release();
  });
}

/** `shown`: takes the documents whose findings were answered. */
function documentReports({ answers, diagnosticsOf, problems }: FeatureParts, shown: Set<string>): (params: DocumentDiagnosticParams, token: CancellationToken) => Promise<DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>> {
  const ids = new WeakMap<CheckedDocument, string>();
  let lastId = 0;
  return async (params, token) => {
    const answered = await answers.ofDocument<DocumentDiagnosticParams, DocumentDiagnosticReport, undefined>(
      ({ checked, display }, { previousResultId }) => {
        const resultId = ids.get(checked) ?? `d${++lastId}`;
        ids.set(checked, resultId);
        shown.add(checked.snapshot.uri);
        if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(checked.snapshot, checked.findings, display.max_diagnostics) };
      },
      { none: undefined, overtaken },
    )(params, token);
    // Configurations and truth files are not checked themselves; what is wrong in them is known from reading them.
    return answered ?? { kind: DocumentDiagnosticReportKind.Full, items: problems.of(params.textDocument.uri) };
  };
}

function overtaken(): ResponseError<DiagnosticServerCancellationData> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, "The document has changed since.", { retriggerRequest: true });
}

/** Tells the client to ask anew, once for what changes together. */
function askAnew(connection: Connection, { changes, world, messages }: FeatureParts): void {
  let waits = false;
  changes.on((kind) => {
    if ((kind !== "truth" && kind !== "meaning") || waits) return;
    waits = true;
    world.timer.after(GATHERING_TIME, () => {
      waits = false;
      connection.languages.diagnostics.refresh().catch((error: unknown) => {
        messages.log(`The editor did not ask for diagnostics anew: ${String(error)}`);
      });
    });
  });
}

// The answers to `workspace/diagnostic`: reports that differ from what the client has, sent in portions while the check goes on. Where
// nothing has changed since the last answer, the request is held until something does: clients ask again and again.
import { type CancellationToken, DocumentDiagnosticReportKind, type PreviousResultId, type WorkDoneProgressReporter, type WorkspaceDiagnosticReport, type WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import type { FeatureParts } from "./feature-parts.ts";
import { tellSkipped, type WorkspaceDocument } from "./workspace-documents.ts";

/** So many reports are sent together. */
const PORTION = 50;
/** How long a held request waits for more changes behind the first, in milliseconds. */
const GATHERING_TIME = 300;

/** How an answer is given. */
export interface ReportRun {
  readonly token: CancellationToken;
  readonly progress: WorkDoneProgressReporter;
  /** Takes portions; undefined where the client wants all at once. */
  readonly partial: { report(data: WorkspaceDiagnosticReport): void } | undefined;
}

/** Answers for one client. */
export interface WorkspaceReports {
  of(previous: readonly PreviousResultId[], run: ReportRun): Promise<WorkspaceDiagnosticReport>;
  /** Lets go of held requests. */
  release(): void;
}

/**
 * Makes the answers. `shown`: documents whose findings the client got by asking for each, which it does not name once they are closed;
 * files with problems, which have no result id, come to them here. What is no longer there is taken back, and leaves the set.
 */
export function createWorkspaceReports(parts: FeatureParts, shown: Set<string>): WorkspaceReports {
  const { changes, documents, features, problems, workspace, world } = parts;
  let state = 0;
  let answered = -1;
  let over = false;
  const held = new Set<() => void>();
  const wake = (): void => {
    for (const resolve of held) resolve();
    held.clear();
  };
  changes.on((kind) => {
    if (kind === "status" || kind === "queue") return;
    if (state++ === answered && held.size > 0) world.timer.after(GATHERING_TIME, wake);
  });

  /** Files that nobody watches may change unseen: then every question is answered. */
  const mayHold = features.watchesFiles;

  return {
    async of(previous, { token, progress, partial }) {
      if (mayHold && previous.length > 0 && state === answered && !over) await heldUntil(held, token);
      const at = state;
      const before = new Map(previous.map(({ uri, value }) => [uri, value]));
      const gone = new Set([...shown].filter((uri) => documents.current(uri) === undefined));
      const stream = createStream(partial);
      progress.begin("TBCV: checking the workspace", 0, undefined, true);
      const skipped = await workspace.run({
        isCancelled: () => token.isCancellationRequested || over,
        onDocument(document) {
          stream.add(reportOf(document, before.get(document.uri)));
          before.delete(document.uri);
          gone.delete(document.uri);
        },
        onProgress(done, all) {
          if (done % PORTION === 0) progress.report(Math.floor((100 * done) / all), `${done} of ${all} documents`);
        },
      });
      for (const uri of problems.files()) {
        stream.add({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: problems.of(uri) });
        before.delete(uri);
        gone.delete(uri);
        shown.add(uri);
      }
      if (!token.isCancellationRequested) {
        for (const uri of gone) shown.delete(uri);
        for (const uri of new Set([...before.keys(), ...gone])) stream.add({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
        answered = at;
        tellSkipped(skipped, parts.messages);
      }
      progress.done();
      return { items: stream.rest() };
    },
    release() {
      over = true;
      wake();
    },
  };
}

/** Resolves when the request is let go or cancelled. */
async function heldUntil(held: Set<() => void>, token: CancellationToken): Promise<void> {
  await new Promise<void>((resolve) => {
    held.add(resolve);
    token.onCancellationRequested(() => {
      held.delete(resolve);
      resolve();
    });
  });
}

function reportOf({ uri, version, resultId, diagnostics }: WorkspaceDocument, previous: string | undefined): WorkspaceDocumentDiagnosticReport {
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...diagnostics] };
}

/** Gathers reports into portions. */
function createStream(partial: ReportRun["partial"]): { add(report: WorkspaceDocumentDiagnosticReport): void; rest(): WorkspaceDocumentDiagnosticReport[] } {
  let items: WorkspaceDocumentDiagnosticReport[] = [];
  return {
    add(report) {
      items.push(report);
      if (partial === undefined || items.length < PORTION) return;
      partial.report({ items });
      items = [];
    },
    rest: () => items,
  };
}

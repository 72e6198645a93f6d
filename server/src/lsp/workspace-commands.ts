// The commands about all documents of the workspace: check them, report on them. Each shows how far it is, and can be cancelled there.
import type { WorkDoneProgressReporter } from "vscode-languageserver";
import type { CommandMaker } from "./command.ts";
import { type OpenFolder, placeOf } from "./document-address.ts";
import type { FeatureParts } from "./feature-parts.ts";
import { type SkippedDocument, tellSkipped, type WorkspaceDocument } from "./workspace-documents.ts";
import { summaryLine, summaryOf, workspacePage, type WorkspaceSummary } from "./workspace-summary.ts";

/** `tbcv.checkWorkspace`: the numbers of a check. A client that is pushed to also gets the findings. */
export const checkWorkspaceCommand: CommandMaker = (parts) => {
  let told: readonly string[] = [];
  parts.changes.on((kind) => {
    if (kind === "truth") told = clearGone(told, parts);
  });
  return {
    name: "tbcv.checkWorkspace",
    async run(): Promise<WorkspaceSummary> {
      const { documents, skipped } = await gather(parts);
      const summary = summaryOf(documents, skipped);
      parts.messages.log(`The workspace was checked: ${summaryLine(summary)}.`);
      if (!parts.features.pullsDiagnostics) told = push(documents, told, parts);
      return summary;
    },
  };
};

/** `tbcv.report`: the findings as a Markdown page. */
export const reportCommand: CommandMaker = (parts) => ({
  name: "tbcv.report",
  async run() {
    const { documents, skipped } = await gather(parts);
    return { markdown: workspacePage(documents, skipped, parts.folders()) };
  },
});

/** Findings of closed documents; those of open ones are published as they are checked. */
function push(documents: readonly WorkspaceDocument[], before: readonly string[], { connection, documents: open, folders }: FeatureParts): readonly string[] {
  // A folder may have gone while its documents were read.
  const closed = documents.filter(({ uri, diagnostics }) => diagnostics.length > 0 && open.current(uri) === undefined && !isGone(uri, folders()));
  const now = closed.map(({ uri }) => uri);
  for (const { uri, diagnostics } of closed) void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
  for (const uri of before) if (!now.includes(uri) && open.current(uri) === undefined) void connection.sendDiagnostics({ uri, diagnostics: [] });
  return now;
}

/** Takes back what was told of documents whose folder is no longer open; answers the others. */
function clearGone(told: readonly string[], { connection, documents, folders }: FeatureParts): readonly string[] {
  const gone = new Set(told.filter((uri) => isGone(uri, folders())));
  for (const uri of gone) if (documents.current(uri) === undefined) void connection.sendDiagnostics({ uri, diagnostics: [] });
  return told.filter((uri) => !gone.has(uri));
}

function isGone(uri: string, folders: readonly OpenFolder[]): boolean {
  return placeOf(uri, folders).folder === undefined;
}

/** The documents of the workspace. `cancelled`: the user stopped it, so these are a part. */
export interface Gathered {
  readonly documents: readonly WorkspaceDocument[];
  readonly skipped: readonly SkippedDocument[];
  readonly cancelled: boolean;
}

/** Goes through the workspace with progress on the client's side. What was left out is told. */
export async function gather(parts: FeatureParts): Promise<Gathered> {
  const { connection, features, messages, workspace } = parts;
  const created = features.showsProgress ? await connection.window.createWorkDoneProgress() : undefined;
  const progress: WorkDoneProgressReporter | undefined = created;
  const documents: WorkspaceDocument[] = [];
  progress?.begin("TBCV: checking the workspace", 0, undefined, true);
  const skipped = await workspace.run({
    isCancelled: () => created?.token.isCancellationRequested === true,
    onDocument: (document) => documents.push(document),
    onProgress(done, all) {
      if (done % 20 === 0) progress?.report(Math.floor((100 * done) / all), `${done} of ${all} documents`);
    },
  });
  progress?.done();
  tellSkipped(skipped, messages);
  const cancelled = created?.token.isCancellationRequested === true;
  if (cancelled) messages.warn("The check of the workspace was cancelled: only a part of the documents was read.");
  return { documents, skipped, cancelled };
}

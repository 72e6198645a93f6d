// The commands of the palette. Their names differ from those of the server, which the client library registers by itself.
import { commands, type Disposable, l10n, type LogOutputChannel, window, workspace } from "vscode";
import { parseCheckSummary, parseFixes, parseMarkdown } from "./answers.ts";
import { showMenu } from "./menu.ts";
import { showPageCard } from "./page-card.ts";
import type { Server } from "./server.ts";
import type { Texts } from "./texts.ts";
import { showTruthEntry } from "./truth-entry.ts";

/** Registers all commands. */
export function registerCommands(server: Server, texts: Texts, log: LogOutputChannel): readonly Disposable[] {
  const table: Readonly<Record<string, (given: unknown) => unknown>> = {
    showMenu: () => showMenu(server),
    restart: () => server.restart(),
    checkWorkspace: () => checkWorkspace(server),
    reloadTruth: () => reloadTruth(server),
    showTruthEntry: () => { openTruthEntry(server); },
    fixAllInFile: () => fixAllInFile(server),
    fixAllInWorkspace: () => fixAllInWorkspace(server),
    openReport: () => openReport(server, texts),
    acceptName: () => applyQuickFix("quickfix.tbcv.accept"),
    ignoreName: () => applyQuickFix("quickfix.tbcv.ignore"),
    showPageCard: (given) => {
      const uri = typeof given === "string" ? given : activeDocument();
      return uri === undefined ? undefined : showPageCard(server, texts, uri);
    },
    showLog: () => { log.show(); },
    openSettings: () => commands.executeCommand("workbench.action.openSettings", "@ext:tbcv.tbcv"),
  };
  return Object.entries(table).map(([name, run]) => commands.registerCommand(`tbcv.client.${name}`, run));
}

async function checkWorkspace(server: Server): Promise<void> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage(l10n.t("Open a folder first; there is no workspace to check."));
    return;
  }
  const summary = parseCheckSummary(await server.ask("tbcv.checkWorkspace"));
  if (summary === undefined) return;
  const { files, findings, errors, warnings, skipped } = summary;
  const said = l10n.t("Files checked: {0}. Findings: {1}; errors among them: {2}, warnings: {3}.", files, findings, errors, warnings);
  const left = skipped > 0 ? ` ${l10n.t("Files skipped: {0}; the report says why.", skipped)}` : "";
  const [problems, report] = [l10n.t("Show problems"), l10n.t("Open the report")];
  const chosen = await window.showInformationMessage(said + left, problems, report);
  if (chosen === problems) await commands.executeCommand("workbench.actions.view.problems");
  if (chosen === report) await commands.executeCommand("tbcv.client.openReport");
}

async function reloadTruth(server: Server): Promise<void> {
  if ((await server.ask("tbcv.reloadTruth")) !== undefined) window.setStatusBarMessage(l10n.t("TBCV: the truth is being read anew."), 4000);
}

function openTruthEntry(server: Server): void {
  if (server.client.initializeResult?.capabilities.workspaceSymbolProvider !== undefined) showTruthEntry(server.client);
  else void window.showWarningMessage(l10n.t("No TBCV server runs that can search the truth."));
}

async function fixAllInFile(server: Server): Promise<void> {
  const uri = activeDocument();
  if (uri === undefined) return;
  const answer = await server.ask("tbcv.fixAllInFile", uri);
  if (answer !== undefined && parseFixes(answer).fixes === 0) void window.showInformationMessage(l10n.t("There is nothing in this file that is safe to fix unseen."));
}

async function fixAllInWorkspace(server: Server): Promise<void> {
  const answer = await server.ask("tbcv.fixAllInWorkspace");
  if (answer === undefined) return;
  const { files, fixes } = parseFixes(answer);
  const said = fixes === 0 ? l10n.t("Nothing in the workspace was fixed.") : l10n.t("Fixes made: {0}; files changed: {1}.", fixes, files);
  void window.showInformationMessage(said);
}

async function openReport(server: Server, texts: Texts): Promise<void> {
  const answer = await server.ask("tbcv.report");
  if (answer === undefined) return;
  const markdown = parseMarkdown(answer);
  if (markdown === undefined) void window.showInformationMessage(l10n.t("There is nothing to report yet; check the workspace first."));
  else await texts.showMarkdown(l10n.t("TBCV report"), markdown);
}

/** The editor shows the choice where there are several, and says so where there is none. */
async function applyQuickFix(kind: string): Promise<void> {
  if (activeDocument() !== undefined) await commands.executeCommand("editor.action.codeAction", { kind, apply: "ifSingle" });
}

/** The address of the file in the editor; undefined where there is none, which the user is told. */
function activeDocument(): string | undefined {
  const uri = window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) void window.showInformationMessage(l10n.t("Open a file first, and put the cursor on a name."));
  return uri;
}

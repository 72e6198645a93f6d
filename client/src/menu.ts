// The menu behind the item in the status bar: how the server is, and what can be done.
import { commands, l10n, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { Server } from "./server.ts";
import { statusSentences } from "./status-item.ts";

interface Entry extends QuickPickItem {
  readonly command?: string;
}

/** Shows the menu and does what is chosen. */
export async function showMenu(server: Server): Promise<void> {
  const chosen = await window.showQuickPick(entries(server), { title: l10n.t("TBCV"), placeHolder: statusSentences(server.status)[0] ?? "" });
  if (chosen?.command !== undefined) await commands.executeCommand(chosen.command);
}

function entries({ status }: Server): Entry[] {
  const { problems } = status;
  const sentences = statusSentences(status).slice(1);
  return [
    ...sentences.map((label): Entry => ({ label: `$(info) ${label}`, command: problems > 0 ? "workbench.actions.view.problems" : "tbcv.client.openReport" })),
    { label: l10n.t("Check"), kind: QuickPickItemKind.Separator },
    { label: `$(checklist) ${l10n.t("Check the workspace")}`, command: "tbcv.client.checkWorkspace" },
    { label: `$(wand) ${l10n.t("Fix all in this file")}`, command: "tbcv.client.fixAllInFile" },
    { label: `$(book) ${l10n.t("Open the report")}`, command: "tbcv.client.openReport" },
    { label: l10n.t("Truth"), kind: QuickPickItemKind.Separator },
    { label: `$(search) ${l10n.t("Show a truth entry")}`, command: "tbcv.client.showTruthEntry" },
    { label: `$(refresh) ${l10n.t("Reload the truth")}`, command: "tbcv.client.reloadTruth" },
    { label: l10n.t("Server"), kind: QuickPickItemKind.Separator },
    { label: `$(debug-restart) ${l10n.t("Restart the server")}`, command: "tbcv.client.restart" },
    { label: `$(output) ${l10n.t("Show the log")}`, command: "tbcv.client.showLog" },
    { label: `$(gear) ${l10n.t("Open the settings")}`, command: "tbcv.client.openSettings" },
  ];
}

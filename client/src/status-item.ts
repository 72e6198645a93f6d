// The item in the status bar: how many plugins the server knows, and whether something is wrong. A click opens the menu.
import { Disposable, env, l10n, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from "vscode";
import type { ServerState, ServerStatus } from "../../shared/src/server-status.ts";
import type { Server } from "./server.ts";

const ICONS: Readonly<Record<ServerState, string>> = { loading: "$(loading~spin)", ready: "$(check)", partial: "$(warning)", down: "$(error)" };

/** Shows the item as long as it is not disposed. */
export function showStatusItem(server: Server): Disposable {
  const item = window.createStatusBarItem("tbcv.status", StatusBarAlignment.Right, 100);
  item.name = l10n.t("TBCV");
  item.command = "tbcv.client.showMenu";
  const watching = server.watch((status) => { show(item, status); });
  item.show();
  return Disposable.from(watching, item);
}

function show(item: StatusBarItem, status: ServerStatus): void {
  const { state, plugins, asking } = status;
  item.text = [state === "ready" && asking > 0 ? ICONS.loading : ICONS[state], "TBCV", ...(plugins > 0 ? [formatted(plugins)] : [])].join(" ");
  item.tooltip = statusSentences(status).join("\n");
  item.accessibilityInformation = { label: `TBCV: ${statusSentences(status).join(" ")}`, role: "button" };
  item.backgroundColor = state === "partial" || state === "down" ? new ThemeColor(`statusBarItem.${state === "down" ? "error" : "warning"}Background`) : undefined;
}

/** What there is to say about a status, a sentence each; the most important first. */
export function statusSentences({ state, message, plugins, families, revision, truths, queue, asking, problems }: ServerStatus): readonly string[] {
  const size = l10n.t("{0} plugins of {1} families, revision {2}.", formatted(plugins), formatted(families), revision.slice(0, 8));
  return [
    message ?? defaultSentence(state),
    ...(plugins > 0 ? [size] : []),
    ...(truths > 1 ? [l10n.t("These are the numbers of the first folder's truth; {0} truths are in force.", formatted(truths))] : []),
    ...(queue > 0 ? [l10n.t("Documents that wait to be checked: {0}.", formatted(queue))] : []),
    ...(asking > 0 ? [l10n.t("Documents that a language model is asked about: {0}.", formatted(asking))] : []),
    ...(problems > 0 ? [l10n.t("Problems in truth files and configuration: {0}.", formatted(problems))] : []),
  ];
}

function defaultSentence(state: ServerState): string {
  switch (state) {
    case "loading":
      return l10n.t("The truth is being loaded.");
    case "ready":
      return l10n.t("Names are checked.");
    case "partial":
      return l10n.t("Only a part of the truth was loaded.");
    case "down":
      return l10n.t("The server is not running.");
  }
}

function formatted(count: number): string {
  return count.toLocaleString(env.language);
}

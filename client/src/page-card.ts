// The card of a page: the server writes it, the client shows it.
import { l10n, window } from "vscode";
import { parseMarkdown } from "./answers.ts";
import type { Server } from "./server.ts";
import type { Texts } from "./texts.ts";

/** The server's command, which answers with the card. */
export const PAGE_CARD = "tbcv.pageCard";

/** This client's command, which shows it; takes the address of an open document, else that in the editor counts. */
export const SHOW_PAGE_CARD = "tbcv.client.showPageCard";

/** Shows the card of an open document. */
export async function showPageCard(server: Server, texts: Texts, uri: string): Promise<void> {
  const answer = await server.ask(PAGE_CARD, uri);
  if (answer === undefined) return;
  const markdown = parseMarkdown(answer);
  if (markdown === undefined) void window.showInformationMessage(l10n.t("This file names no plugin."));
  else await texts.showMarkdown(l10n.t("TBCV page card"), markdown);
}

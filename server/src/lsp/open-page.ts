// Opens the page of a plugin in the user's browser. Only addresses of the web: a truth file must not make the editor run anything else.
import { type Command, type Connection, ShowDocumentRequest } from "vscode-languageserver";
import type { Finding } from "../rules/finding.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import type { CommandMaker } from "./command.ts";

const OPEN_PAGE = "tbcv.openPage";

/** The pages of the plugins that findings cite, each once. */
export function pageCommands(findings: readonly Finding[], truth: TruthIndex): readonly { readonly command: Command; readonly findings: readonly Finding[] }[] {
  const pages = new Map<string, { name: string; findings: Finding[] }>();
  for (const finding of findings) {
    const { plugin } = finding;
    const url = plugin && truth.byId(plugin.id).find(({ family }) => family === plugin.family)?.definition.url;
    if (plugin === undefined || !isWebAddress(url)) continue;
    const page = pages.get(url) ?? { name: plugin.name, findings: [] };
    pages.set(url, page);
    page.findings.push(finding);
  }
  return [...pages].map(([url, { name, findings: cited }]) => ({ command: { title: `Open the page of ${name}`, command: OPEN_PAGE, arguments: [url] }, findings: cited }));
}

/** The command, for clients that show pages. */
export const openPageCommand: CommandMaker = ({ connection, features, messages }) =>
  features.showsPages ? { name: OPEN_PAGE, run: ([url]) => openPage(connection, url, messages.warn) } : undefined;

/** Asks the client to show a page; anything but a web address is left alone and said. */
async function openPage(connection: Connection, url: unknown, warn: (message: string) => void): Promise<null> {
  if (!isWebAddress(url)) {
    warn(`tbcv: ${JSON.stringify(url)} is no web address and is not opened`);
    return null;
  }
  const { success } = await connection.sendRequest(ShowDocumentRequest.type, { uri: new URL(url).href, external: true });
  if (!success) warn(`tbcv: the editor did not open ${url}`);
  return null;
}

/** Tells whether a text is an address of the web. */
export function isWebAddress(url: unknown): url is string {
  return typeof url === "string" && URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}

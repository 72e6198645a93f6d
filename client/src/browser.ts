// The VS Code client in the browser: the server runs in a worker. Everything else is the same as on the desktop.
import { type ExtensionContext, Uri, workspace } from "vscode";
import type { DocumentSelector, TextDocumentFilter } from "vscode-languageclient";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type MessageTransports } from "vscode-languageclient/browser";
import { type StartedClient, startClient } from "./start-client.ts";
import { fileSystemFeature, serveFiles } from "./web-files.ts";

const running = new Set<StartedClient>();

/** Starts the server, without waiting for it. */
export function activate(context: ExtensionContext): void {
  running.add(startClient(context, (options) => {
    const documentSelector = withOpenSchemes(options.documentSelector ?? []);
    const client = new LanguageClient("tbcv", "TBCV", () => startWorker(context.extensionUri), { ...options, documentSelector });
    client.registerFeature(fileSystemFeature());
    context.subscriptions.push(...serveFiles(client, context.extensionUri));
    return client;
  }));
}

/** Ends the server in good order. */
export async function deactivate(): Promise<void> {
  await Promise.all([...running].map((client) => client.stop()));
  running.clear();
}

/** The program comes by the editor, which can read it wherever the extension lies; a worker takes only an address of its own origin. */
async function startWorker(program: Uri): Promise<MessageTransports> {
  const code = await workspace.fs.readFile(Uri.joinPath(program, "dist/web/server.js"));
  const address = URL.createObjectURL(new Blob([code.slice()], { type: "text/javascript" }));
  const worker = new Worker(address, { name: "tbcv" });
  const started = { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  worker.addEventListener("message", () => { URL.revokeObjectURL(address); }, { once: true });
  return started;
}

/** Documents of the open folders, whatever file system these lie in. */
function withOpenSchemes(selector: DocumentSelector): TextDocumentFilter[] {
  const filters = selector.filter((filter): filter is TextDocumentFilter & { scheme: string } => typeof filter === "object" && "scheme" in filter);
  const known = new Set(filters.map(({ scheme }) => scheme));
  const others = [...new Set((workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme))].filter((scheme) => !known.has(scheme));
  return [...filters, ...filters.filter(({ scheme }) => scheme === "file").flatMap((filter) => others.map((scheme) => ({ ...filter, scheme })))];
}

// Texts that the server writes, such as the report, shown as documents that are nowhere on disk.
import { commands, EventEmitter, Uri, workspace } from "vscode";

const SCHEME = "tbcv";

/** Shows texts. */
export interface Texts {
  /** Shows Markdown as the editor renders it; a text of the same name is replaced. */
  showMarkdown(name: string, markdown: string): Promise<void>;
  dispose(): void;
}

/** The preview follows no address of a file, but a path from the first open folder; other links to files become their text. */
function withFollowedLinks(markdown: string): string {
  const root = workspace.workspaceFolders?.[0]?.uri.toString();
  return markdown.replace(/\[([^\]]+)\]\(<((?:file|vscode-[a-z-]+):[^>]*)>\)/g, (_, text: string, address: string) =>
    root !== undefined && address.startsWith(`${root}/`) ? `[${text}](<${address.slice(root.length)}>)` : text);
}

/** Registers the documents' scheme. */
export function createTexts(): Texts {
  const contents = new Map<string, string>();
  const changes = new EventEmitter<Uri>();
  const provider = { onDidChange: changes.event, provideTextDocumentContent: (uri: Uri) => contents.get(uri.toString()) };
  const registered = workspace.registerTextDocumentContentProvider(SCHEME, provider);
  return {
    async showMarkdown(name, markdown) {
      const uri = Uri.from({ scheme: SCHEME, path: `/${name}.md` });
      contents.set(uri.toString(), withFollowedLinks(markdown));
      changes.fire(uri);
      await commands.executeCommand("markdown.showPreview", uri);
    },
    dispose() {
      registered.dispose();
      changes.dispose();
    },
  };
}

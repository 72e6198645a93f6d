// Texts that the server writes, such as the report, shown as documents that are nowhere on disk.
import { commands, EventEmitter, Uri, workspace } from "vscode";

const SCHEME = "tbcv";

/** Shows texts. */
export interface Texts {
  /** Shows Markdown as the editor renders it; a text of the same name is replaced. */
  showMarkdown(name: string, markdown: string): Promise<void>;
  dispose(): void;
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
      // The preview shows links to files as they are written, so only their text is taken.
      contents.set(uri.toString(), markdown.replace(/\[([^\]]+)\]\(<file:[^>]*>\)/g, "$1"));
      changes.fire(uri);
      await commands.executeCommand("markdown.showPreview", uri);
    },
    dispose() {
      registered.dispose();
      changes.dispose();
    },
  };
}

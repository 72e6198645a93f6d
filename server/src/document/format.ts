// Which format a document is in: by the editor's language id where it is one of ours, else by the extension.
import type { FormatName } from "./document.ts";

const byLanguageId: ReadonlyMap<string, FormatName> = new Map<string, FormatName>([
  ["markdown", "markdown"],
  ["mdx", "mdx"],
  ["html", "html"],
  ["restructuredtext", "restructuredtext"],
  ["asciidoc", "asciidoc"],
  ["plaintext", "plaintext"],
]);

const byExtension: ReadonlyMap<string, FormatName> = new Map<string, FormatName>([
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["mdown", "markdown"],
  ["mkd", "markdown"],
  ["mdx", "mdx"],
  ["html", "html"],
  ["htm", "html"],
  ["xhtml", "html"],
  ["rst", "restructuredtext"],
  ["rest", "restructuredtext"],
  ["adoc", "asciidoc"],
  ["asciidoc", "asciidoc"],
  ["asc", "asciidoc"],
]);

/**
 * The format of a document. `uri` may be an address (`file:`, `untitled:` …, with query and fragment) or a path of any
 * system; `languageId` may be empty. What is not known is plain text.
 */
export function formatOf(uri: string, languageId: string): FormatName {
  return (
    byLanguageId.get(languageId.toLowerCase()) ??
    byExtension.get(extensionOf(pathOf(uri))) ??
    "plaintext"
  );
}

// In a path (also one with a drive letter) "#" and "?" are letters like others.
function pathOf(uri: string): string {
  return /^[a-zA-Z][\w+.-]+:/.test(uri) ? uri.replace(/[?#].*$/s, "") : uri;
}

function extensionOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot < 0 ? "" : path.slice(dot + 1).toLowerCase();
}

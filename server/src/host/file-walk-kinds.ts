// Which files are documents, and which folders are never entered.
import { extname } from "node:path";

/** The kinds that are known, by the end of the name. */
const DOCUMENT_EXTENSIONS: ReadonlySet<string> = new Set([
  ".md", ".markdown", ".mdx", ".html", ".htm", ".txt", ".rst", ".adoc", ".asciidoc",
]);

/** Tells whether a file's name says that it is a document. */
export function isDocumentName(path: string): boolean {
  return DOCUMENT_EXTENSIONS.has(extname(path).toLowerCase());
}

/** Tells whether a walk leaves out a file or folder by its name alone. */
export function isLeftOut(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

// Which files are documents, which are source code, and which folders are never entered.
import { basename, extname } from "node:path";
import { formatOf } from "../document/format.ts";
import { CONFIG_NAMES } from "./config-file.ts";

/** The kinds that are known, by the end of the name, without its dot. */
export const DOCUMENT_ENDINGS: readonly string[] = ["md", "markdown", "mdx", "html", "htm", "txt", "rst", "adoc", "asciidoc", "org", "textile", "tex", "ltx", "latex"];

const DOCUMENT_EXTENSIONS: ReadonlySet<string> = new Set(DOCUMENT_ENDINGS.map((ending) => `.${ending}`));

/** Tells whether a file's name says that it is a document. */
export function isDocumentName(path: string): boolean {
  return DOCUMENT_EXTENSIONS.has(extname(path).toLowerCase());
}

/** Tells whether a file's name says that it is source code whose comments can be read. What a program made has none to read. */
export function isSourceName(path: string): boolean {
  return formatOf(path, "") === "source" && !/\.min\.\w+$/.test(path) && !CONFIG_NAMES.some((name) => name === basename(path));
}

/** Tells whether a walk leaves out a file or folder by its name alone. */
export function isLeftOut(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

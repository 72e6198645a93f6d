// Which format a document is in: by the editor's language id where it is one of ours, else by the extension.
import type { FormatName } from "./document.ts";
import { type SourceLanguage, sourceLanguages } from "./source-languages.ts";

const byLanguageId: ReadonlyMap<string, FormatName> = new Map<string, FormatName>([
  ["markdown", "markdown"],
  ["mdx", "mdx"],
  ["html", "html"],
  ["restructuredtext", "restructuredtext"],
  ["asciidoc", "asciidoc"],
  ["org", "org"],
  ["textile", "textile"],
  ["latex", "latex"],
  ["tex", "latex"],
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
  ["org", "org"],
  ["textile", "textile"],
  ["tex", "latex"],
  ["ltx", "latex"],
  ["latex", "latex"],
]);

const languageById = new Map(sourceLanguages.flatMap((language) => language.ids.map((id): [string, SourceLanguage] => [id, language])));
const languageByExtension = new Map(sourceLanguages.flatMap((language) => language.extensions.map((end): [string, SourceLanguage] => [end, language])));

/**
 * The format of a document. `uri` may be an address (`file:`, `untitled:` …, with query and fragment) or a path of any
 * system; `languageId` may be empty. What is not known is plain text. An editor that does not know a format calls it plain
 * text too, so there the extension is asked first.
 */
export function formatOf(uri: string, languageId: string): FormatName {
  const byId = byLanguageId.get(languageId.toLowerCase());
  if (byId !== undefined) return byId;
  if (languageById.has(languageId.toLowerCase())) return "source";
  const extension = extensionOf(pathOf(uri));
  return byExtension.get(extension) ?? (languageId !== "plaintext" && languageByExtension.has(extension) ? "source" : "plaintext");
}

/** The programming language of a document whose format is `source`; undefined for all others. */
export function sourceLanguageOf(uri: string, languageId: string): SourceLanguage | undefined {
  if (formatOf(uri, languageId) !== "source") return undefined;
  return languageById.get(languageId.toLowerCase()) ?? languageByExtension.get(extensionOf(pathOf(uri)));
}

// In a path (also one with a drive letter) "#" and "?" are letters like others.
function pathOf(uri: string): string {
  return /^[a-zA-Z][\w+.-]+:/.test(uri) ? uri.replace(/[?#].*$/s, "") : uri;
}

function extensionOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot < 0 ? "" : path.slice(dot + 1).toLowerCase();
}

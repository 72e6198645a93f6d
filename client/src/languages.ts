// Which documents are the server's: the kinds that it knows, wherever people write them.
import type { TextDocumentFilter } from "vscode-languageclient";

const DOCUMENTS = ["markdown", "mdx", "html", "restructuredtext", "asciidoc", "org", "textile", "latex", "tex", "plaintext"];
/** Source code, of which the server reads the comments where the settings ask for it. */
const CODE =
  "javascript javascriptreact typescript typescriptreact java c cpp objective-c csharp go rust swift kotlin scala php python ruby perl shellscript yaml toml sql lua powershell vb".split(" ");
/** Texts that people write; not those that an editor shows of older versions or its own log. */
const SCHEMES = ["file", "untitled", "vscode-vfs"];

/** The documents that are sent to the server. */
export const DOCUMENT_SELECTOR: readonly TextDocumentFilter[] = SCHEMES.flatMap((scheme) => [...DOCUMENTS, ...CODE].map((language) => ({ scheme, language })));

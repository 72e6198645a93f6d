// Which documents are the server's: the kinds that it knows, wherever people write them.
import type { TextDocumentFilter } from "vscode-languageclient";
import { CODE_LANGUAGES, DOCUMENT_LANGUAGES } from "../../shared/src/languages.ts";

/** Texts that people write; not those that an editor shows of older versions or its own log. */
const SCHEMES = ["file", "untitled", "vscode-vfs"];

/** Truth files that are no source code (YAML is). */
const TRUTH_FILES = "**/truth/**/*.json";

/** The documents that are sent to the server. */
export const DOCUMENT_SELECTOR: readonly TextDocumentFilter[] = SCHEMES.flatMap((scheme) => [
  ...[...DOCUMENT_LANGUAGES, ...CODE_LANGUAGES].map((language) => ({ scheme, language })),
  { scheme, pattern: TRUTH_FILES },
]);

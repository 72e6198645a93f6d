// The formats by name.
import { asciidoc } from "./asciidoc.ts";
import type { BlockFormat } from "./block-format.ts";
import type { FormatName } from "./document.ts";
import { formatOf, sourceLanguageOf } from "./format.ts";
import { html } from "./html.ts";
import { latex } from "./latex.ts";
import { markdown, mdx } from "./markdown.ts";
import { org } from "./org.ts";
import { plaintext } from "./plaintext.ts";
import { restructuredtext } from "./restructuredtext.ts";
import { sourceFormats } from "./source.ts";
import { textile } from "./textile.ts";

const blockFormats: Readonly<Record<FormatName, BlockFormat>> = {
  markdown,
  mdx,
  html,
  restructuredtext,
  asciidoc,
  org,
  textile,
  latex,
  // Which language it is has to be known; where it is not, there is nothing but text.
  source: plaintext,
  plaintext,
};

/** How a document is cut into blocks and read, by its address and language id. The same object for the same kind of document. */
export function blockFormatOf({ uri, languageId }: { readonly uri: string; readonly languageId: string }): BlockFormat {
  const language = sourceLanguageOf(uri, languageId);
  return (language && sourceFormats.get(language)) ?? blockFormats[formatOf(uri, languageId)];
}

/** Tells whether documents of a format may begin with front matter. */
export function mayHaveFrontMatter(format: FormatName): boolean {
  return blockFormats[format].hasFrontMatter === true;
}

// The formats by name.
import { asciidoc } from "./asciidoc.ts";
import type { BlockFormat } from "./block-format.ts";
import type { FormatName } from "./document.ts";
import { html } from "./html.ts";
import { markdown, mdx } from "./markdown.ts";
import { plaintext } from "./plaintext.ts";
import { restructuredtext } from "./restructuredtext.ts";

/** How each format is cut into blocks and read. */
export const blockFormats: Readonly<Record<FormatName, BlockFormat>> = {
  markdown,
  mdx,
  html,
  restructuredtext,
  asciidoc,
  plaintext,
};

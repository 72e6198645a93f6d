// HTML documents: cut before elements that start a new stretch of text, where no element is open that matters to it.
import type { BlockFormat, Cut } from "./block-format.ts";
import type { Zone } from "./document.ts";
import { withFrontMatter } from "./front-matter.ts";
import { closeElement, createHtmlContext, isBlockElement, isNeutral, openElement, type HtmlContext } from "./html-context.ts";
import { htmlTokenAt, type HtmlToken } from "./html-token.ts";
import { addHtmlZones, endOfRawText } from "./html-zones.ts";
import { LONG_LINE, pieceEnd } from "./line-scan.ts";
import { createZoneList } from "./zone-list.ts";

// Small enough for an edit to be cheap, large enough for few blocks.
const SHORT_BLOCK = 1_000;

/** HTML. */
export const html: BlockFormat = withFrontMatter({ cut: cutElements, zones: htmlZones });

function cutElements(text: string, start: number): Cut {
  const context = createHtmlContext();
  for (let at = start; at < text.length; ) {
    const next = nextTag(text, at, at + LONG_LINE);
    if (next === at + LONG_LINE) return cutOfText(text, at);
    const token = htmlTokenAt(text, next);
    if (token?.type === "open" && next > start && mayCut(context, token.name, next - start))
      return { kind: "html", end: next, reach: token.end + 1 };
    if (!token && next - start > 4 * LONG_LINE) return { kind: "html", end: next, reach: next + LONG_LINE };
    at = token ? behindToken(text, token, context) : next + 1;
  }
  return { kind: "html", end: text.length, reach: text.length + 1 };
}

function behindToken(text: string, token: HtmlToken, context: HtmlContext): number {
  if (token.type === "close") closeElement(context, token.name);
  if (token.type !== "open") return token.end;
  openElement(context, token.name);
  return endOfRawText(text, token);
}

function mayCut(context: HtmlContext, name: string, length: number): boolean {
  if (!isBlockElement(name)) return length >= 2 * LONG_LINE;
  return length >= LONG_LINE || (length >= SHORT_BLOCK && isNeutral(context));
}

function nextTag(text: string, from: number, limit: number): number {
  const stop = Math.min(limit, text.length);
  let at = from;
  while (at < stop && text.charCodeAt(at) !== 60) at++;
  return at;
}

// Text without a tag for long is cut at a space.
function cutOfText(text: string, at: number): Cut {
  const limit = at + LONG_LINE;
  return { kind: "html", end: pieceEnd(text, limit), reach: limit + 2 };
}

function htmlZones(text: string): readonly Zone[] {
  const list = createZoneList(text);
  addHtmlZones(list, text, { start: 0, end: text.length }, { plain: "prose", attributes: "text" });
  return list.zones;
}

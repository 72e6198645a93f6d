// The zones of an HTML text: a whole block of an HTML document, or a piece of HTML inside Markdown.
import type { Span } from "../text/span.ts";
import { addTextWithUrls } from "./bare-urls.ts";
import type { ZoneKind } from "./document.ts";
import { closeElement, createHtmlContext, isInListItem, kindOfText, openElement, type HtmlContext } from "./html-context.ts";
import { htmlTokenAt, type HtmlToken } from "./html-token.ts";
import type { ZoneList } from "./zone-list.ts";

/** How HTML is read. */
export interface HtmlReading {
  /** What text outside of all elements is. */
  readonly plain: ZoneKind;
  /** Attributes whose values are looked at: those that hold text, or all but those for styling. */
  readonly attributes: "text" | "all";
  readonly listItem?: boolean;
}

/** A start or an end tag. */
export type HtmlTag = Extract<HtmlToken, { type: "open" | "close" }>;

const textAttributes = new Set(["alt", "title", "aria-label", "content", "placeholder", "summary", "label"]);
const stylingAttributes = new Set(["class", "classname", "style", "id", "width", "height", "align"]);
const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/g;

/** Adds the zones of `text` between `start` and `end`. */
export function addHtmlZones(list: ZoneList, text: string, { start, end }: Span, reading: HtmlReading): void {
  const context = createHtmlContext();
  const piece = text.slice(0, end);
  let textStart = start;
  for (let at = piece.indexOf("<", start); at >= 0; ) {
    const token = htmlTokenAt(piece, at);
    if (!token) {
      at = piece.indexOf("<", at + 1);
      continue;
    }
    addText(list, piece, { start: textStart, end: at }, { context, reading });
    textStart = token.end;
    if (token.type === "comment") list.add("comment", at, token.end);
    else if (token.type === "open") {
      addAttributes(list, token, reading);
      openElement(context, token.name);
      textStart = endOfRawText(piece, token);
    } else if (token.type === "close") closeElement(context, token.name);
    at = piece.indexOf("<", textStart);
  }
  addText(list, piece, { start: textStart, end }, { context, reading });
}

/** Behind the text of a `script` or `style` element, which is no text to read; else behind the start tag. */
export function endOfRawText(text: string, tag: HtmlTag): number {
  if ((tag.name !== "script" && tag.name !== "style") || tag.isEmpty) return tag.end;
  const closer = tag.name === "script" ? /<\/script/gi : /<\/style/gi;
  closer.lastIndex = tag.end;
  return closer.exec(text)?.index ?? text.length;
}

/** Adds the zones of a tag's attribute values. */
export function addAttributes(list: ZoneList, tag: HtmlTag, reading: HtmlReading): void {
  for (const { name: label, value, isExpression } of tag.attributes) {
    const name = label.toLowerCase();
    if (isExpression) list.add("inline-code", value.start, value.end);
    else if (name === "href" || name === "src") list.add("link-target", value.start, value.end);
    else if (reading.attributes === "text" ? textAttributes.has(name) : !stylingAttributes.has(name))
      list.add("html-attribute", value.start, value.end, { label });
  }
}

/** Adds text without its character references. */
export function addTextWithEntities(
  add: (start: number, end: number) => void,
  text: string,
  { start, end }: Span,
): void {
  let at = start;
  if (text.indexOf("&", start) >= 0)
    for (const match of text.slice(start, end).matchAll(entity)) {
      add(at, start + match.index);
      at = start + match.index + match[0].length;
    }
  add(at, end);
}

function addText(
  list: ZoneList,
  text: string,
  span: Span,
  { context, reading }: { readonly context: HtmlContext; readonly reading: HtmlReading },
): void {
  const kind = kindOfText(context, reading.plain);
  const listItem = reading.listItem === true || isInListItem(context);
  const isCode = kind === "inline-code" || kind === "code-block";
  addTextWithEntities(
    (start, end) => {
      if (isCode) list.add(kind, start, end, { listItem });
      else addTextWithUrls(list, text, { kind, start, end }, { listItem });
    },
    text,
    span,
  );
}

// The zones of an HTML text: a whole block of an HTML document, or a piece of HTML inside Markdown.
import type { Span } from "../text/span.ts";
import { addTextWithUrls } from "./bare-urls.ts";
import type { ZoneKind } from "./document.ts";
import { applyTag, createHtmlContext, isInLink, isInListItem, kindOfText, type HtmlContext } from "./html-context.ts";
import { htmlMarkup, isTag, type HtmlTag } from "./html-markup.ts";
import type { ZoneList } from "./zone-list.ts";

/** How HTML is read. */
export interface HtmlReading {
  /** What text outside of all elements is. */
  readonly plain: ZoneKind;
  /** Attributes whose values are looked at: those that hold text, or all but those for styling. */
  readonly attributes: "text" | "all";
  readonly listItem?: boolean;
}

const textAttributes = new Set(["alt", "title", "aria-label", "content", "placeholder", "summary", "label"]);
const stylingAttributes = new Set(["class", "classname", "style", "id", "width", "height", "align", "markdown"]);
const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/g;

/** Adds the zones of `text` between `start` and `end`. */
export function addHtmlZones(list: ZoneList, text: string, { start, end }: Span, reading: HtmlReading): void {
  const context = createHtmlContext();
  let at = start;
  for (const markup of htmlMarkup(text.slice(start, end), start)) {
    addText(list, text, { start: at, end: markup.start }, { context, reading });
    at = markup.end;
    if (markup.type === "comment") list.add("comment", markup.start, markup.end);
    else if (isTag(markup)) {
      addAttributes(list, text, markup, reading);
      applyTag(context, markup);
    }
  }
  addText(list, text, { start: at, end }, { context, reading });
}

/** Adds the zones of a tag's attribute values; `text` is the source, in which a value may be a JSX expression in braces. */
export function addAttributes(list: ZoneList, text: string, tag: HtmlTag, { attributes }: Pick<HtmlReading, "attributes">): void {
  for (const { name: label, value } of tag.attributes) {
    const name = label.toLowerCase();
    if (text[value.start - 1] === "{") list.add("inline-code", value.start, value.end);
    else if (name === "href" || name === "src") list.add("link-target", value.start, value.end);
    else if (attributes === "text" ? textAttributes.has(name) : !stylingAttributes.has(name))
      list.add("html-attribute", value.start, value.end, { label });
  }
}

// Adds text without its character references.
function addTextWithEntities(
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
  const linked = isInLink(context);
  const isCode = kind === "inline-code" || kind === "code-block";
  addTextWithEntities(
    (start, end) => {
      if (isCode) list.add(kind, start, end, { listItem, linked });
      else addTextWithUrls(list, text, { kind, start, end }, { listItem, linked });
    },
    text,
    span,
  );
}

// Where in an HTML text a character stands: what kind of place the open elements make of it. Forgives missing end tags.
import type { ZoneKind } from "./document.ts";
import type { HtmlTag } from "./html-markup.ts";

/** The open elements that matter. Changed by `applyTag` only. */
export interface HtmlContext {
  heading: boolean;
  link: boolean;
  /** The open element that leads elsewhere. */
  leading: string | undefined;
  preformatted: boolean;
  /** How many `code` and the like are open. */
  code: number;
  /** One entry a list that is open: is one of its items open? */
  readonly items: boolean[];
}

const codeElements = new Set(["code", "kbd", "samp", "tt", "var"]);
const headingElements = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "title"]);
const listElements = new Set(["ul", "ol", "menu", "dir"]);
const blockElements = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 head header hr html legend li link main meta nav ol option p pre script section style summary " +
    "table tbody td tfoot th thead title tr ul"
  ).split(" "),
);

/** Nothing open. */
export function createHtmlContext(): HtmlContext {
  return { heading: false, link: false, leading: undefined, preformatted: false, code: 0, items: [] };
}

/** Tells whether an element starts a new stretch of text. */
export function isBlockElement(name: string): boolean {
  return blockElements.has(name);
}

/** Takes note of a tag. */
export function applyTag(context: HtmlContext, { type, name, leads }: HtmlTag): void {
  if (type === "open" && leads) context.leading = name;
  if (type === "close" && context.leading === name) context.leading = undefined;
  if (type === "open") openElement(context, name);
  else if (type === "close") closeElement(context, name);
}

function openElement(context: HtmlContext, name: string): void {
  // Code that was never closed ends with its paragraph.
  if (!context.preformatted && blockElements.has(name)) context.code = 0;
  if (codeElements.has(name)) context.code++;
  else if (headingElements.has(name)) context.heading = true;
  else if (listElements.has(name)) context.items.push(false);
  else if (name === "li") {
    if (context.items.length === 0) context.items.push(true);
    else context.items[context.items.length - 1] = true;
  } else if (name === "a") context.link = true;
  else if (name === "pre") context.preformatted = true;
}

function closeElement(context: HtmlContext, name: string): void {
  if (codeElements.has(name)) context.code = Math.max(0, context.code - 1);
  else if (headingElements.has(name)) context.heading = false;
  else if (listElements.has(name)) context.items.pop();
  else if (name === "li") {
    if (context.items.length > 0) context.items[context.items.length - 1] = false;
  } else if (name === "a") context.link = false;
  else if (name === "pre") {
    context.preformatted = false;
    context.code = 0;
  }
}

/** What text is here; `plain` is what it would be outside of all elements. */
export function kindOfText(context: HtmlContext, plain: ZoneKind): ZoneKind {
  if (context.preformatted) return "code-block";
  if (context.code > 0) return "inline-code";
  if (context.link) return "link-text";
  return context.heading ? "heading" : plain;
}

/** Tells whether text here stands in a list item. */
export function isInListItem(context: HtmlContext): boolean {
  return context.items.includes(true);
}

/** Tells whether text here stands in a link, whatever kind it is of. */
export function isInLink({ link, leading }: HtmlContext): boolean {
  return link || leading !== undefined;
}

/** Tells whether reading may start anew here without a difference. */
export function isNeutral(context: HtmlContext): boolean {
  return !context.heading && !isInLink(context) && !context.preformatted && context.code === 0 && !isInListItem(context);
}

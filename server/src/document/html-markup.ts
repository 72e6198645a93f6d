// The markup of an HTML text, in order: tags with their attributes, comments, and what is skipped. What lies between is
// text. Read by the grammar of @lezer/html, in which any end tag may stand anywhere: real pages leave out a good many.
import { parser } from "@lezer/html";
import type { SyntaxNodeRef } from "@lezer/common";
import type { Span } from "../text/span.ts";

/** A piece of markup. `skipped`: scripts, styles and declarations, of which nothing is text. */
export type HtmlMarkup = HtmlTag | (Span & { readonly type: "comment" }) | (Span & { readonly type: "skipped" });

/** A tag. `empty`: a start tag that is its end tag too. */
export interface HtmlTag extends Span {
  readonly type: "open" | "empty" | "close";
  /** In small letters. */
  readonly name: string;
  /** It leads elsewhere, as do links and components that are made like them. */
  readonly leads: boolean;
  /** Names as written and spans of the values, quotes left out. */
  readonly attributes: readonly { readonly name: string; readonly value: Span }[];
}

const grammar = parser.configure({ dialect: "noMatch selfClosing" });
const types: ReadonlyMap<string, HtmlMarkup["type"]> = new Map<string, HtmlMarkup["type"]>([
  ["OpenTag", "open"],
  ["SelfClosingTag", "empty"],
  ["CloseTag", "close"],
  ["Comment", "comment"],
  ["ScriptText", "skipped"],
  ["StyleText", "skipped"],
  ["ProcessingInst", "skipped"],
]);

/** How much of a long text is looked at for faults, in UTF-16 units. */
const PROBE = 2048;

/** Tells whether a piece of markup is a tag. */
export function isTag(markup: HtmlMarkup): markup is HtmlTag {
  return markup.type !== "comment" && markup.type !== "skipped";
}

/** The markup of `text`. Spans count from `offset` before its start. Takes time linear in the length but for a small part. */
export function htmlMarkup(text: string, offset = 0): HtmlMarkup[] {
  const found: HtmlMarkup[] = [];
  if (!text.includes("<") || isTangled(text)) return found;
  grammar.parse(withPlainRarities(text)).iterate({
    enter({ name, from, to, node }) {
      const type = types.get(name);
      if (type === undefined) return true;
      const span = { start: from + offset, end: to + offset };
      found.push(type === "comment" || type === "skipped" ? { type, ...span } : { ...span, ...readTag(text, node, offset), type });
      return false;
    },
  });
  return found.map((markup) => (isTag(markup) && isComponent(markup, text, offset) ? { ...markup, type: "open" } : markup));
}

// `Link` is a component that holds text, which the grammar takes for the element of that name.
function isComponent({ type, leads, end }: HtmlTag, text: string, offset: number): boolean {
  return type === "empty" && leads && !text.startsWith("/>", end - offset - 2);
}

/** These name an address and hold no text. In MDX, a component `Link` holds some. */
const withoutText = /^(?:link|LINK|area|base|use|image)$/;

function readTag(text: string, tag: SyntaxNodeRef["node"], offset: number): Pick<HtmlTag, "name" | "leads" | "attributes"> {
  const attributes: { name: string; value: Span }[] = [];
  let tagName = "";
  tag.cursor().iterate(({ name, from, to }) => {
    if (name === "TagName") tagName = text.slice(from, to);
    else if (name === "AttributeName") attributes.push({ name: text.slice(from, to), value: { start: to + offset, end: to + offset } });
    else if (name === "AttributeValue" || name === "UnquotedAttributeValue") {
      const quote = name === "AttributeValue" ? 1 : 0;
      const isOpen = quote === 1 && (to - from < 2 || text[to - 1] !== text[from]);
      const last = attributes.at(-1);
      if (last) last.value = { start: from + offset + quote, end: to + offset - (isOpen ? 0 : quote) };
    }
  });
  const leads = attributes.some(({ name }) => /^(?:href|to)$/i.test(name)) && !withoutText.test(tagName);
  return { name: tagName.toLowerCase(), leads, attributes };
}

// Rewrites, length by length, what the grammar does not know (declarations, raw text that ends in capitals or with a
// blank, "=" in a bare value, a quoted string where an attribute's name should be) or looks ahead for too far ("&").
function withPlainRarities(text: string): string {
  return text.replace(/(?<=[^=\s]\s{1,8})(["'])([^"'<>]*)\1(?=[\s/>])/g, " $2 ").replace(
    /<!--[^]*?(?:-->|$)|<\?[^]*?(?:\?>|$)|<![^>]+>?|<\/(?:script|style|textarea)\s*>|=[^\s"'<>=]+=[^\s"'<>]*|&/gi,
    (match) => {
      if (match === "&") return "+";
      if (match.startsWith("=")) return `=${match.slice(1).replaceAll("=", "-").replaceAll("&", "+")}`;
      if (match.startsWith("</")) return match.toLowerCase().replace(/\s+/, "").padStart(match.length);
      return match.startsWith("<!--") || match.length < 4 ? match : `<?${" ".repeat(match.length - 4)}?>`;
    },
  );
}

// The grammar takes long to mend broken tags, some fifty microseconds a character. Text that is made of little else is no
// document and is read as plain; a long one is judged by its beginning.
function isTangled(text: string): boolean {
  if ((text.match(/<[^<>]*(?=<)/g)?.length ?? 0) > Math.max(32, text.length / 40)) return true;
  if (text.length < PROBE * 2) return false;
  let errors = 0;
  grammar.parse(withPlainRarities(text.slice(0, PROBE))).iterate({
    enter: ({ type }) => {
      if (type.isError) errors++;
    },
  });
  return errors > PROBE / 64;
}

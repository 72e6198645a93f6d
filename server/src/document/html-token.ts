// The tokens of HTML and JSX: tags with their attributes, comments, declarations. What is between them is text. A token
// that is not ended goes on to the end of the text, as browsers have it; so each character is looked at once.
import type { Span } from "../text/span.ts";
import { isSpace } from "./line-scan.ts";

/** An attribute with its name as written and the span of its value, quotes left out; `isExpression`: the value was a JSX expression in braces. */
export interface HtmlAttribute {
  readonly name: string;
  readonly value: Span;
  readonly isExpression: boolean;
}

/** A token that starts with "<". `end` is behind it. */
export type HtmlToken =
  | { readonly type: "comment" | "declaration"; readonly end: number }
  | {
      readonly type: "open" | "close";
      readonly end: number;
      /** In small letters. */
      readonly name: string;
      readonly attributes: readonly HtmlAttribute[];
      /** True: it ends in "/>". */
      readonly isEmpty: boolean;
    };

const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;
const EQUALS = 61;
const OPEN_BRACE = 123;

/** The token that starts at `at`; undefined where the character there starts none. */
export function htmlTokenAt(text: string, at: number): HtmlToken | undefined {
  if (text.charCodeAt(at) !== LESS_THAN) return undefined;
  if (text.startsWith("<!--", at)) return { type: "comment", end: endOf(text, "-->", at + 2) };
  const next = text.charCodeAt(at + 1);
  if (text.startsWith("<![CDATA[", at)) return { type: "declaration", end: endOf(text, "]]>", at) };
  if (next === 33 || next === 63) return { type: "declaration", end: endOf(text, next === 63 ? "?>" : ">", at) };
  const nameStart = next === SLASH ? at + 2 : at + 1;
  // A JSX fragment has no name.
  if (!isLetter(text.charCodeAt(nameStart)) && text.charCodeAt(nameStart) !== GREATER_THAN) return undefined;
  const nameEnd = endOfName(text, nameStart);
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  return { type: next === SLASH ? "close" : "open", name, ...readAttributes(text, nameEnd) };
}

function readAttributes(text: string, from: number): { attributes: HtmlAttribute[]; end: number; isEmpty: boolean } {
  const attributes: HtmlAttribute[] = [];
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === GREATER_THAN) return { attributes, end: at + 1, isEmpty: text.charCodeAt(at - 1) === SLASH };
    if (isSpace(unit) || unit === SLASH) at++;
    else if (unit === OPEN_BRACE) at = closingBrace(text, at);
    else {
      const attribute = readAttribute(text, at);
      if (attribute.value) attributes.push({ ...attribute, value: attribute.value });
      at = attribute.end;
    }
  }
  return { attributes, end: text.length, isEmpty: false };
}

interface ReadAttribute {
  readonly name: string;
  readonly value?: Span;
  readonly isExpression: boolean;
  readonly end: number;
}

function readAttribute(text: string, from: number): ReadAttribute {
  // A name of one character at least, so that any text gets on.
  const nameEnd = endOfName(text, from + 1);
  const name = text.slice(from, nameEnd);
  let at = nameEnd;
  while (isSpace(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) !== EQUALS) return { name, isExpression: false, end: nameEnd };
  at++;
  while (isSpace(text.charCodeAt(at))) at++;
  const quote = text[at] ?? "";
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1);
    const end = close < 0 ? text.length : close;
    return { name, value: { start: at + 1, end }, isExpression: false, end: Math.min(end + 1, text.length) };
  }
  if (quote === "{") {
    const end = closingBrace(text, at);
    return { name, value: { start: at + 1, end: Math.max(at + 1, end - 1) }, isExpression: true, end };
  }
  let end = at;
  while (end < text.length && !isSpace(text.charCodeAt(end)) && text.charCodeAt(end) !== GREATER_THAN) end++;
  return { name, value: { start: at, end }, isExpression: false, end };
}

/** Behind the brace that closes the one at `at`; the text's length where none does. */
export function closingBrace(text: string, at: number): number {
  let depth = 0;
  for (let here = at; here < text.length; here++) {
    const unit = text.charCodeAt(here);
    if (unit === OPEN_BRACE) depth++;
    else if (unit === 125 && --depth === 0) return here + 1;
  }
  return text.length;
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit) || unit === GREATER_THAN || unit === SLASH || unit === EQUALS) break;
    at++;
  }
  return at;
}

function endOf(text: string, closer: string, from: number): number {
  const at = text.indexOf(closer, from);
  return at < 0 ? text.length : at + closer.length;
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

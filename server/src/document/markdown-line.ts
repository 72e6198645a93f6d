// What a line of Markdown can start, as far as it matters for where top-level constructs begin and end.
import { columnAt, isBlank, skipBlanks, type LineSpan } from "./line-scan.ts";

/** A line as the start of something; `column` is the column of its first character that is no blank. */
export interface MarkdownLine extends LineSpan {
  readonly column: number;
  readonly starts: LineStart;
}

/**
 * The constructs that matter. `item`: a list item, whose text starts at column `offset`. `html`: HTML that ends at
 * `closer`; `highlight`: a template call around code, likewise; `element`: HTML that ends at a blank line.
 */
export type LineStart =
  | { readonly type: "blank" | "text" | "heading" | "quote" | "rule" | "dashes" | "admonition" }
  | { readonly type: "fence"; readonly mark: string; readonly length: number }
  | { readonly type: "html" | "highlight"; readonly closer: RegExp }
  | { readonly type: "element"; readonly mayInterrupt: boolean }
  | { readonly type: "item"; readonly ordered: boolean; readonly isFirst: boolean; readonly offset: number; readonly isEmpty: boolean };

const rule = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\s*$/;
const fence = /^(`{3,}(?=[^`]*$)|~{3,})/;
/** The mark of an admonition (or tab) of MkDocs up to its title, at the start of a text. */
export const indentedAdmonition = /^(?:(?:!!!|\?{3}\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*[ \t]*(?:$|"(?=.*"))|={3}[!+]?[ \t]+"(?=.*"))/;
const item = /^(?:[-+*]|(\d{1,9})[.)])(?=\s|$)/;
const highlight = /^(?:\{\{[<%]|\{%)\s*highlight\b/;
const highlightEnd = /(?:\{\{[<%]|\{%)\s*(?:\/\s*|end)highlight\b/;
// The kinds of HTML block that end at a text of their own; the others end at a blank line.
const htmlClosers: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Z]/i, />/],
];
const htmlElement =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i;

const loneTag =
  /^(?:<\/[a-z][\w-]*\s*>|<[a-z][\w-]*(?:\s+[a-z:_][\w-.]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*>)\s*$/i;

/** Looks at a line. */
export function markdownLine(text: string, line: LineSpan): MarkdownLine {
  if (isBlank(line)) return { ...line, column: 0, starts: { type: "blank" } };
  return { ...line, column: columnAt(text, line.start, line.content), starts: lineStart(text, line) };
}

function lineStart(text: string, line: LineSpan): LineStart {
  const first = text[line.content] ?? "";
  if (!"#>`~<{!?=*-_+0123456789".includes(first)) return { type: "text" };
  const rest = text.slice(line.content, line.end);
  const start = startsByMark.get(first);
  return start ? start(rest) : (ruleStart(rest) ?? itemStart(text, line, rest) ?? { type: "text" });
}

const startsByMark: ReadonlyMap<string, (rest: string) => LineStart> = new Map<string, (rest: string) => LineStart>([
  ["#", (rest) => ({ type: /^#{1,6}(?:\s|$)/.test(rest) ? "heading" : "text" })],
  [">", () => ({ type: "quote" })],
  ...["!", "?", "="].map((mark): [string, (rest: string) => LineStart] => [mark, admonitionStart]),
  ["`", fenceStart],
  ["~", fenceStart],
  ["<", htmlStart],
  ["{", (rest) => (highlight.test(rest) ? { type: "highlight", closer: highlightEnd } : { type: "text" })],
]);

function admonitionStart(rest: string): LineStart {
  return { type: indentedAdmonition.test(rest) ? "admonition" : "text" };
}

function fenceStart(rest: string): LineStart {
  const mark = fence.exec(rest)?.[1];
  return mark === undefined ? { type: "text" } : { type: "fence", mark: mark.charAt(0), length: mark.length };
}

function htmlStart(rest: string): LineStart {
  for (const [opener, closer] of htmlClosers)
    if (opener.test(rest)) return { type: "html", closer };
  if (htmlElement.test(rest)) return { type: "element", mayInterrupt: true };
  return loneTag.test(rest) ? { type: "element", mayInterrupt: false } : { type: "text" };
}

function ruleStart(rest: string): LineStart | undefined {
  if (!rule.test(rest)) return undefined;
  return { type: /^-+\s*$/.test(rest) ? "dashes" : "rule" };
}

function itemStart(text: string, line: LineSpan, rest: string): LineStart | undefined {
  const match = item.exec(rest);
  if (!match) return undefined;
  const markEnd = line.content + match[0].length;
  const content = skipBlanks(text, markEnd, line.end);
  const isEmpty = content >= line.end;
  const afterMark = columnAt(text, line.start, markEnd);
  const contentColumn = columnAt(text, line.start, content);
  const offset = isEmpty || contentColumn >= afterMark + 5 ? afterMark + 1 : contentColumn;
  return { type: "item", ordered: match[1] !== undefined, isFirst: match[1] === "1" || match[1] === undefined, offset, isEmpty };
}

/** Tells whether a line ends a fence that was opened with `length` times `mark`. */
export function closesFence(text: string, line: LineSpan, mark: string, length: number): boolean {
  let at = line.content;
  while (at < line.end && text[at] === mark) at++;
  return at - line.content >= length && skipBlanks(text, at, line.end) >= line.end && columnAt(text, line.start, line.content) < 4;
}

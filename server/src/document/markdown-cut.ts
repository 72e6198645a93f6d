// Cuts Markdown into top-level constructs by its lines, so that each can be parsed on its own: at headings, fences, list
// items, quotes, HTML blocks, and behind blank lines where no list item goes on. What is inside of a list item or a quote
// cannot reach out of it, so only the outermost construct is kept in mind.
import type { Cut } from "./block-format.ts";
import { isBlank, lineAt, LONG_LINE, type LineSpan } from "./line-scan.ts";
import { cutFence } from "./markdown-fence.ts";
import { markdownLine, type LineStart, type MarkdownLine } from "./markdown-line.ts";

/**
 * Cuts off one construct. Kinds: those of fences, `html` (ends at a text of its own), `highlight` (code between template calls),
 * `markdown` (all else). Without `hasHtml` (MDX) elements are part of paragraphs, and there are no template calls.
 */
export function cutMarkdown(text: string, start: number, hasHtml: boolean): Cut {
  const first = markdownLine(text, lineAt(text, start));
  if (first.column < 4) {
    if (first.starts.type === "fence") return cutFence(text, first, first.starts);
    if (first.starts.type === "html") return cutToCloser(text, first, "html", first.starts.closer);
    if (first.starts.type === "highlight" && hasHtml) return cutToCloser(text, first, "highlight", first.starts.closer);
  }
  if (first.starts.type !== "element" || !hasHtml || first.column >= 4) return cutBlock(text, first, hasHtml);
  // What such an element holds is Markdown without a blank line too.
  const holdsMarkdown = markdownElement.test(text.slice(first.content, first.end));
  return holdsMarkdown ? { kind: "markdown", end: first.end, reach: first.end + 2 } : cutToBlank(text, first);
}

const markdownElement = /^<[a-z][\w-]*(?:\s[^<>]*)?\smarkdown(?:\s*=\s*["']?(?:1|block|span)["']?)?(?:\s[^<>]*)?>\s*$/i;

/**
 * A line that imports something into a page, as pages of components have it; undefined for all others. Kind: `module`.
 */
export function cutImport(text: string, start: number): Cut | undefined {
  if (!text.startsWith("import", start)) return undefined;
  const { end } = lineAt(text, start);
  return importLine.test(text.slice(start, end)) ? { kind: "module", end, reach: end + 2 } : undefined;
}

const importLine = /^import\s+(?:[\w*{][^"'\r\n]{0,500}\sfrom\s+)?(["'])[^"'\s]{1,500}\1;?\s*$/;

function cutToBlank(text: string, first: LineSpan): Cut {
  let line = first;
  while (line.next < text.length) {
    const next = lineAt(text, line.next);
    if (isBlank(next)) return { kind: "markdown", end: line.end, reach: next.end + 2 };
    line = next;
  }
  return { kind: "markdown", end: text.length, reach: text.length + 1 };
}

function cutToCloser(text: string, first: LineSpan, kind: string, closer: RegExp): Cut {
  let line = first;
  while (!closer.test(text.slice(line.start, line.end))) {
    if (line.next >= text.length) return { kind, end: text.length, reach: text.length + 1 };
    line = lineAt(text, line.next);
  }
  return { kind, end: line.end, reach: line.end + 2 };
}

/** The outermost list item that is open: where its text starts, and what it is. */
interface OpenItem {
  readonly offset: number;
  readonly ordered: boolean;
}

function cutBlock(text: string, first: MarkdownLine, hasHtml: boolean): Cut {
  const top = first.column < 4 ? first.starts : { type: "text" as const };
  if (isOneLine(top)) return { kind: "markdown", end: first.end, reach: first.end + 2 };
  const item = top.type === "item" ? top : top.type === "admonition" ? admonitionItem : undefined;
  let end = first.end;
  let line: MarkdownLine = first;
  let isBehindBlank = false;
  while (line.next < text.length) {
    const next = markdownLine(text, lineAt(text, line.next));
    const isBlankLine = next.starts.type === "blank";
    if (!isBlankLine) {
      const place = { item, isBehindBlank, isQuote: top.type === "quote", isAlone: end === first.end, hasHtml };
      if (startsBlock(next, place) || next.end - first.start > LONG_LINE) return { kind: "markdown", end, reach: next.end + 2 };
      end = next.end;
    }
    isBehindBlank = isBlankLine;
    line = next;
  }
  return { kind: "markdown", end, reach: text.length + 1 };
}

// What is indented below an admonition is its body, as in a list item.
const admonitionItem = { offset: 4, ordered: false, isEmpty: false };

function isOneLine(starts: LineStart): boolean {
  return starts.type === "heading" || starts.type === "rule" || starts.type === "dashes";
}

interface Place {
  readonly item: (OpenItem & { readonly isEmpty: boolean }) | undefined;
  readonly isBehindBlank: boolean;
  readonly isQuote: boolean;
  /** Nothing but the block's first line stands before. */
  readonly isAlone: boolean;
  readonly hasHtml: boolean;
}

function startsBlock(line: MarkdownLine, place: Place): boolean {
  const { item, isBehindBlank, isAlone } = place;
  // An item that begins with a blank line ends with the second one.
  if (line.column < 4 && isBehindBlank && isAlone && item?.isEmpty) return true;
  if (line.column >= Math.min(4, item?.offset ?? 4)) return false;
  if (isBehindBlank) return true;
  return interrupts(line.starts, place);
}

// Constructs that end a paragraph without a blank line before them.
function interrupts(starts: LineStart, { item, isQuote, hasHtml }: Place): boolean {
  switch (starts.type) {
    case "quote":
      return !isQuote;
    case "dashes":
      // Under a paragraph of the top level it makes a heading of it.
      return item !== undefined || isQuote;
    case "item":
      return item?.ordered === starts.ordered || (starts.isFirst && !starts.isEmpty);
    case "element":
      return hasHtml && starts.mayInterrupt;
    case "highlight":
      return hasHtml;
    default:
      return starts.type !== "blank" && starts.type !== "text";
  }
}

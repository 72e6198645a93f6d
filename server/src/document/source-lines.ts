// Comments as the lines of text in them: markers at their beginning and end left out, line comments below each other put together.
import type { Span } from "../text/span.ts";
import { behindLineEnd, lineEnd, skipBlanks, trimEnd } from "./line-scan.ts";
import type { FoundToken } from "./source-tokens.ts";

/** A comment. */
export interface SourceComment extends Span {
  /** Its lines, without markers and without white space at the ends; empty ones too. */
  readonly lines: readonly Span[];
}

// What follows the opening of a comment and still belongs to it: "/// ", "//! ", "## ", "/** ", "--- ".
const lineMarker = /[/!#*\-';]{0,100}(?=\s|$)/y;
const starMarker = /(?:\*{1,100}(?=\s|$|[^*/\s]))|=\w+/y;

/** The comments among the tokens of a text, in order. */
export function commentsOf(text: string, tokens: readonly FoundToken[]): SourceComment[] {
  const comments: { start: number; end: number; lines: Span[]; isOpen: boolean }[] = [];
  for (const token of tokens) {
    const { start, end } = token;
    if (token.kind === "line") {
      const line = { start: behind(text, lineMarker, token.inner), end: token.inner.end };
      const last = comments.at(-1);
      const isAlone = token.line.content === start;
      if (last?.isOpen && isAlone && isNextLine(text, last.end, token.line.start)) {
        last.lines.push(trimmed(text, line));
        last.end = end;
      } else comments.push({ start, end, lines: [trimmed(text, line)], isOpen: isAlone });
    } else if (token.kind === "block" || (token.kind === "doc" && isStatement(text, token)))
      comments.push({ start, end, lines: linesOf(text, token), isOpen: false });
  }
  return comments;
}

function isNextLine(text: string, end: number, start: number): boolean {
  return behindLineEnd(text, end) === start;
}

// A string is no documentation where something in the line above still waits for it.
function isStatement(text: string, { line }: FoundToken): boolean {
  return !/[([{,=+\\]\s*$/.test(text.slice(Math.max(0, line.start - 200), line.start));
}

function linesOf(text: string, { inner, kind }: FoundToken): Span[] {
  const lines: Span[] = [];
  for (let at = inner.start; at <= inner.end; ) {
    const end = lineEnd(text, at, inner.end);
    const content = skipBlanks(text, at, end);
    const start = kind === "doc" ? content : behind(text, at === inner.start ? lineMarker : starMarker, { start: content, end });
    lines.push(trimmed(text, { start, end: isBoxEnd(text, start, end) ? start : end }));
    if (end >= inner.end) break;
    at = behindLineEnd(text, end);
  }
  return lines;
}

// The line before the end may be a row of stars.
function isBoxEnd(text: string, start: number, end: number): boolean {
  return end - start < 200 && /^[*\s]*$/.test(text.slice(start, end));
}

function behind(text: string, marker: RegExp, { start, end }: Span): number {
  marker.lastIndex = start;
  const match = marker.exec(text);
  return match ? Math.min(end, start + match[0].length) : start;
}

function trimmed(text: string, { start, end }: Span): Span {
  const from = skipBlanks(text, start, end);
  return { start: from, end: Math.max(from, trimEnd(text, from, end)) };
}

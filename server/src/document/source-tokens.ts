// Finds comments and strings in source text, line by line, so that what is looked at stays near; only what goes on over
// lines is followed further. A scanner of tokens, no parser: where a language's grammar is needed, the line's end mends it.
import { isBlank, lineAt, lineEnd, type LineSpan } from "./line-scan.ts";
import type { SourceLanguage, SourceToken } from "./source-languages.ts";
import type { Span } from "../text/span.ts";

/** A token in its place. `inner` is what stands between its opening and its end. */
export interface FoundToken extends Span {
  readonly kind: SourceToken["kind"];
  readonly inner: Span;
  /** The line that it starts in. */
  readonly line: LineSpan;
}

/** A language, ready to scan. */
export interface SourceScanner {
  /** The first token that starts from `at` on in a line. */
  next(text: string, line: LineSpan, at: number): FoundToken | undefined;
}

const LONGEST_PATTERN = 500;

/** Makes the scanner of a language. Takes time linear in what it looks at. */
export function createSourceScanner({ tokens }: SourceLanguage): SourceScanner {
  const openings = new RegExp(tokens.map(({ open }, row) => `(?<t${row}>${open})`).join("|"), "g");
  return {
    next(text, line, at) {
      const source = text.slice(line.start, line.end);
      openings.lastIndex = at - line.start;
      for (let match = openings.exec(source); match; match = openings.exec(source)) {
        const groups = match.groups ?? {};
        const row = tokens.findIndex((_, number) => groups[`t${number}`] !== undefined);
        const token = tokens[row];
        const found = token && tokenAt(text, line, { token, start: line.start + match.index, opening: match[0] });
        if (found) return found;
        openings.lastIndex = match.index + Math.max(1, match[0].length);
      }
      return undefined;
    },
  };
}

/** All tokens of a text, in order. */
export function sourceTokens(text: string, scanner: SourceScanner): FoundToken[] {
  const found: FoundToken[] = [];
  let at = 0;
  for (let line = lineAt(text, 0); ; line = lineAt(text, line.next)) {
    at = Math.max(at, line.start);
    for (let token = nextIn(text, line, { at, scanner }); token; token = nextIn(text, line, { at, scanner })) {
      found.push(token);
      at = token.end;
    }
    if (line.next >= text.length) return found;
  }
}

/**
 * Where the code from `start` (a line start) has its first blank line outside of all tokens, or a line that would make it longer
 * than `longest`: the end of the line before, and how far was looked.
 */
export function endOfCode(text: string, start: number, { scanner, longest }: { readonly scanner: SourceScanner; readonly longest: number }): { end: number; reach: number } {
  let line = lineAt(text, start);
  for (let at = start; ; ) {
    for (let token = nextIn(text, line, { at, scanner }); token; token = nextIn(text, line, { at, scanner })) at = token.end;
    if (at > line.end && line.next < text.length) {
      line = lineAround(text, line, at);
      continue;
    }
    if (line.next >= text.length) return { end: line.end, reach: text.length + 1 };
    const next = lineAt(text, line.next);
    if (isBlank(next) || next.end - start > longest) return { end: line.end, reach: next.end + 2 };
    line = next;
    at = line.start;
  }
}

function nextIn(text: string, line: LineSpan, { at, scanner }: { readonly at: number; readonly scanner: SourceScanner }): FoundToken | undefined {
  return at < line.start || at >= line.end ? undefined : scanner.next(text, line, at);
}

// The line in which `at` stands, behind `line`.
function lineAround(text: string, line: LineSpan, at: number): LineSpan {
  let here = line;
  while (here.end < at && here.next < text.length) here = lineAt(text, here.next);
  return here;
}

interface Opened {
  readonly token: SourceToken;
  readonly start: number;
  readonly opening: string;
}

function tokenAt(text: string, line: LineSpan, opened: Opened): FoundToken | undefined {
  const { token, start, opening } = opened;
  const from = start + opening.length;
  const { kind } = token;
  if (kind === "line") return { kind, start, end: line.end, inner: { start: from, end: line.end }, line };
  if (kind === "pattern") {
    const end = patternEnd(text, from, Math.min(line.end, from + LONGEST_PATTERN));
    return end < 0 ? undefined : { kind, start, end, inner: { start: from, end }, line };
  }
  if (kind === "template") {
    const end = templateEnd(text, from);
    return { kind, start, end, inner: { start: from, end }, line };
  }
  const limit = token.isLong ? text.length : line.end;
  const inner = { start: from, end: limit };
  const closer = token.nests ? nestedCloser(text, from) : closerFrom(text, { ...opened, start: from }, limit);
  if (closer) inner.end = closer.start;
  return { kind, start, end: closer ? closer.end : limit, inner, line };
}

function closerFrom(text: string, { token, start, opening }: Opened, limit: number): Span | undefined {
  const { close = "", escape = "" } = token;
  if (close instanceof RegExp) {
    close.lastIndex = start;
    const match = close.exec(text);
    return match ? { start: match.index, end: lineEnd(text, match.index) } : undefined;
  }
  const mark = typeof close === "string" ? close : close(opening);
  return escape === mark ? behindDoubled(text, mark, { start, end: limit }) : behindEscaped(text, { mark, escape }, { start, end: limit });
}

function behindEscaped(text: string, { mark, escape }: { readonly mark: string; readonly escape: string }, { start, end }: Span): Span | undefined {
  for (let at = start; at + mark.length <= end; at++) {
    if (text.startsWith(mark, at)) return { start: at, end: at + mark.length };
    if (escape !== "" && text[at] === escape) at++;
  }
  return undefined;
}

function behindDoubled(text: string, mark: string, { start, end }: Span): Span | undefined {
  for (let at = text.indexOf(mark, start); at >= 0 && at < end; at = text.indexOf(mark, at + 2)) {
    if (text[at + 1] !== mark) return { start: at, end: at + 1 };
  }
  return undefined;
}

function nestedCloser(text: string, from: number): Span | undefined {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from;
  let depth = 1;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return { start: match.index, end: marks.lastIndex };
  }
  return undefined;
}

function patternEnd(text: string, from: number, limit: number): number {
  let inClass = false;
  for (let at = from; at < limit; at++) {
    const unit = text[at];
    if (unit === "\\") at++;
    else if (unit === "[") inClass = true;
    else if (unit === "]") inClass = false;
    else if (unit === "/" && !inClass) return at + 1;
  }
  return -1;
}

// Text and code take turns: "${" begins code, its brace ends it, and there may be text in it again.
function templateEnd(text: string, from: number): number {
  const open: ("text" | "code")[] = ["text"];
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else at = open.at(-1) === "text" ? stepInText(text, at, open) : stepInCode(text, at, open);
    if (open.length === 0) return at + 1;
  }
  return text.length;
}

function stepInText(text: string, at: number, open: ("text" | "code")[]): number {
  if (text[at] === "`") open.pop();
  if (!text.startsWith("${", at)) return at;
  open.push("code");
  return at + 1;
}

function stepInCode(text: string, at: number, open: ("text" | "code")[]): number {
  const unit = text[at];
  if (unit === "`") open.push("text");
  else if (unit === "{") open.push("code");
  else if (unit === "}") open.pop();
  return unit === '"' || unit === "'" ? quoteEnd(text, at) : at;
}

function quoteEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const unit = text[at];
    if (unit === "\\") at++;
    else if (unit === text[from]) return at;
    else if (unit === "\n" || unit === "\r") return at;
  }
  return text.length;
}

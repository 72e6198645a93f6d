// Walks over lines by offsets, without making strings of them. Line ends are "\n", "\r\n" and a lone "\r".
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/** The offset of the first line end from `from`, at most `limit` and the text's length. */
export function lineEnd(text: string, from: number, limit = text.length): number {
  const stop = Math.min(limit, text.length);
  let at = from;
  while (at < stop && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

/** Where the next line starts, given the offset of a line end. */
export function behindLineEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text.charCodeAt(end) === CARRIAGE_RETURN && text.charCodeAt(end + 1) === LINE_FEED ? end + 2 : end + 1;
}

/** Tells whether a unit is a space, a tab, a form feed or a line end. */
export function isSpace(unit: number): boolean {
  return unit === SPACE || (unit >= TAB && unit <= CARRIAGE_RETURN);
}

/** The first offset from `from` that is no blank of a line (space, tab, form feed), at most `end`. */
export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The first offset behind the last that is no white space, at least `from`. */
export function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The column reached at `to` when a line starts at `from`; tabs go to the next multiple of `tab`. */
export function columnAt(text: string, from: number, to: number, tab = 4): number {
  let column = 0;
  for (let at = from; at < to; at++) column += text.charCodeAt(at) === TAB ? tab - (column % tab) : 1;
  return column;
}

/**
 * Lines are read in pieces of at most this many UTF-16 units, and blocks of running text are cut behind this many, so that
 * a text without line ends or blank lines costs no more than any other.
 */
export const LONG_LINE = 32_768;

/** One line of a text by offsets. */
export interface LineSpan {
  readonly start: number;
  /** Offset of the line end. */
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
  /** Offset of the first character that is no blank; `end` where there is none. */
  readonly content: number;
}

/** The line that starts at `start`, or its first piece where it is longer than `LONG_LINE` (then `next` equals `end`). */
export function lineAt(text: string, start: number): LineSpan {
  const limit = start + LONG_LINE;
  let end = lineEnd(text, start, limit);
  const isPiece = end === limit && end < text.length && !isLineEnd(text.charCodeAt(end));
  if (isPiece) end = pieceEnd(text, limit);
  return { start, end, next: isPiece ? end : behindLineEnd(text, end), content: skipBlanks(text, start, end) };
}

/** Tells whether a line is blank. */
export function isBlank(line: LineSpan): boolean {
  return line.content >= line.end;
}

/** A place to cut a text that goes on behind `limit`: a space a little before it, else there (never inside a surrogate pair). */
export function pieceEnd(text: string, limit: number): number {
  for (let at = limit; at > limit - 1024; at--) if (isSpace(text.charCodeAt(at))) return at;
  return (text.charCodeAt(limit) & 0xfc00) === 0xdc00 ? limit - 1 : limit;
}

function isLineEnd(unit: number): boolean {
  return unit === LINE_FEED || unit === CARRIAGE_RETURN;
}

/** The start of the first line from `start` (a line start) that is not blank; the text's length where there is none. */
export function skipBlankLines(text: string, start: number): number {
  let at = start;
  let lineStart = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isLineEnd(unit)) lineStart = at + 1;
    else if (!isSpace(unit)) return lineStart;
  }
  return text.length;
}

// Where the lines of a text start. Line ends are "\n", "\r\n" and a lone "\r", as the language server protocol has them.

import type { Edit } from "./edits.ts";

/** Turns offsets into lines and columns and back. Lines and columns count from 0, columns are UTF-16 units. */
export interface LineIndex {
  readonly lineCount: number;
  /** Where each line starts, ascending; the first is 0. */
  readonly starts: Uint32Array;
  /** The line and column of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): LinePosition;
  /** The offset of a line and column; a column behind the line's end is clamped to its last character. */
  offsetAt(position: LinePosition): number;
  /** The offsets of a line's text, without its line end. */
  lineSpan(line: number): { readonly start: number; readonly end: number };
}

/** A place by line and column, both from 0, columns in UTF-16 units. */
interface LinePosition {
  readonly line: number;
  readonly character: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Reads a text once and remembers where its lines start. */
export function createLineIndex(text: string): LineIndex {
  return indexOf(text, lineStarts(text));
}

/**
 * The index of `text`, to which one edit of the text of `before` led. Only what the edit touched is read: whether a line
 * starts at a place depends on the character before it and the one behind it.
 */
export function editLineIndex(before: LineIndex, text: string, { span: { start, end }, text: inserted }: Edit): LineIndex {
  const { starts } = before;
  const delta = inserted.length - (end - start);
  const head = firstNotBelow(starts, start);
  const tail = firstNotBelow(starts, end + 1);
  const between: number[] = [];
  for (let at = start; at <= end + delta; at++) if (at === 0 || isLineStart(text, at)) between.push(at);
  const edited = new Uint32Array(head + between.length + starts.length - tail);
  edited.set(starts.subarray(0, head));
  edited.set(between, head);
  for (let from = tail, to = head + between.length; from < starts.length; from++, to++) edited[to] = (starts[from] ?? 0) + delta;
  return indexOf(text, edited);
}

/** The first row whose value is not below a limit. */
function firstNotBelow(starts: Uint32Array, limit: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isLineStart(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before === LINE_FEED || (before === CARRIAGE_RETURN && text.charCodeAt(at) !== LINE_FEED);
}

function indexOf(text: string, starts: Uint32Array): LineIndex {
  const lineCount = starts.length;

  function lineSpan(line: number): { start: number; end: number } {
    const start = starts[line] ?? text.length;
    let end = starts[line + 1] ?? text.length;
    if (line + 1 < lineCount) {
      end--;
      if (text.charCodeAt(end) === LINE_FEED && end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
    }
    return { start, end };
  }

  return {
    lineCount,
    starts,
    lineSpan,
    positionAt(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = lineCount - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: at - (starts[low] ?? 0) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= lineCount) return text.length;
      const span = lineSpan(line);
      return Math.min(span.start + Math.max(0, character), span.end);
    },
  };
}

function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) continue;
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) starts.push(at + 1);
  }
  return Uint32Array.from(starts);
}

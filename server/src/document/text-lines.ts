// The lines of a block, for formats that are read line by line.
import type { Span } from "../text/span.ts";
import { columnAt, isBlank, lineAt, trimEnd } from "./line-scan.ts";

/** A line of a block. `start` to `end` is its text, `content` where it begins behind the indentation. */
export interface TextLine extends Span {
  readonly content: number;
  /** Column of `content`, tabs to eight. */
  readonly column: number;
  readonly isBlank: boolean;
  /** The text from `content`, without white space at the end. */
  readonly text: string;
}

/** All lines of a text. */
export function textLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let at = 0; at < text.length; ) {
    const line = lineAt(text, at);
    const { start, end, content } = line;
    const column = columnAt(text, start, content, 8);
    lines.push({ start, end, content, column, isBlank: isBlank(line), text: text.slice(content, trimEnd(text, content, end)) });
    at = line.next;
  }
  return lines;
}

/** The first row from `row` on for which `ends` holds; the number of lines where there is none. */
export function rowWhere(lines: readonly TextLine[], row: number, ends: (line: TextLine) => boolean): number {
  for (let at = row; at < lines.length; at++) {
    const line = lines[at];
    if (line && ends(line)) return at;
  }
  return lines.length;
}

/** The stretch of the lines from `from` up to `to` without blank lines at its ends; undefined where all are blank. */
export function spanOfRows(lines: readonly TextLine[], from: number, to: number): Span | undefined {
  const filled = lines.slice(from, to).filter((line) => !line.isBlank);
  const first = filled[0];
  const last = filled.at(-1);
  return first && last ? { start: first.start, end: last.end } : undefined;
}

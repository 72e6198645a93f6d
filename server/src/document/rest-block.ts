// A reStructuredText block while it is read, and the literal text in it.
import { rowWhere, spanOfRows, type TextLine } from "./text-lines.ts";
import type { ZoneList } from "./zone-list.ts";

/** A block that is being read. */
export interface RestBlock {
  readonly text: string;
  readonly list: ZoneList;
  readonly lines: readonly TextLine[];
  /** Column of the list item that is open; what is indented further belongs to it. */
  itemColumn: number;
}

/** Adds the lines from `row` that are indented further than `column` as code and returns the row behind them. */
export function readLiteral({ lines, list }: RestBlock, row: number, column: number, label?: string): number {
  const end = rowWhere(lines, row, (line) => !line.isBlank && line.column <= column);
  const span = spanOfRows(lines, row, end);
  if (span) list.add("code-block", span.start, span.end, { label });
  return end;
}

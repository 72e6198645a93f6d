// The line of a finding with tildes under it. A long line is cut to a window around the finding.
import type { Snapshot } from "../text/snapshot.ts";
import type { Span } from "../text/span.ts";
import { type DisplayCell, displayCells } from "./display-text.ts";

/** Two lines of the same columns: the source, and where to look. */
interface SourceExcerpt {
  readonly source: string;
  readonly marker: string;
}

const ELLIPSIS: Omit<DisplayCell, "start"> = { shown: "…", width: 1 };
/** Of a long line only this many UTF-16 units around the finding are looked at. */
const REACH = 400;

/** The excerpt of a span, at most `columns` wide; of a span over several lines, its first line. */
export function sourceExcerpt(snapshot: Snapshot, span: Span, columns: number): SourceExcerpt {
  const { line } = snapshot.lines.positionAt(span.start);
  const whole = snapshot.lines.lineSpan(line);
  const from = safeCut(snapshot.text, Math.max(whole.start, span.start - REACH));
  const to = safeCut(snapshot.text, Math.min(whole.end, Math.max(span.start, Math.min(span.end, whole.end)) + REACH, span.start + 2 * REACH));
  const cells = displayCells(snapshot.text.slice(from, to).trimEnd());
  const first = Math.max(0, cells.findLastIndex((cell) => from + cell.start <= span.start));
  const behind = cells.findIndex((cell) => from + cell.start >= span.end);
  const end = Math.max(first + 1, behind < 0 ? cells.length : behind);
  const window = cutWindow(cells, { first, end, columns, cutBefore: from > whole.start, cutBehind: to < whole.end });
  return {
    source: window.map((cell) => cell.shown).join("").trimEnd(),
    marker: window.map((cell) => (cell.marked ? "~" : " ").repeat(cell.width)).join("").trimEnd() || "~",
  };
}

interface Cut {
  /** The marked cells: from `first` up to `end`. */
  readonly first: number;
  readonly end: number;
  readonly columns: number;
  /** True: there is more of the line on that side. */
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
}

type WindowCell = Omit<DisplayCell, "start"> & { readonly marked: boolean };

/** The marked cells with as much around them as there is room for; leading blanks are left out. */
function cutWindow(cells: readonly DisplayCell[], cut: Cut): readonly WindowCell[] {
  let start = cut.first;
  let end = start;
  let room = cut.columns - 2;
  const fits = (at: number): boolean => at >= 0 && at < cells.length && (cells[at]?.width ?? 0) <= room;
  const take = (at: number): void => { room -= cells[at]?.width ?? 0; };
  while (end < cut.end && fits(end)) take(end++);
  const blanks = cut.cutBefore ? 0 : Math.max(0, cells.findIndex((cell) => cell.shown.trim() !== ""));
  const least = Math.min(blanks, cut.first);
  for (let grown = true; grown; ) {
    grown = false;
    if (start > least && fits(start - 1)) {
      take(--start);
      grown = true;
    }
    if (fits(end)) {
      take(end++);
      grown = true;
    }
  }
  const marked = cells.slice(start, end).map((cell, at): WindowCell => ({
    shown: cell.shown, width: cell.width, marked: start + at >= cut.first && start + at < cut.end,
  }));
  const before = start > least || cut.cutBefore ? [{ ...ELLIPSIS, marked: false }] : [];
  const behind = end < cells.length || cut.cutBehind ? [{ ...ELLIPSIS, marked: false }] : [];
  return [...before, ...marked, ...behind];
}

/** Moves a cut off the middle of a surrogate pair. */
function safeCut(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0 ? at - 1 : at;
}

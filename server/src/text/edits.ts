// What happened to a text between two versions, as immutable values.
import type { Span } from "./span.ts";

/** One replacement: the characters of `span` (offsets in the text before) give way to `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Replaces a span of a text. Offsets outside the text are clamped. */
export function applyEdit(text: string, edit: Edit): string {
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

/** The lines that differ between two texts, as one edit; undefined where they are the same. */
export function editBetween(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  head = before.slice(0, head).lastIndexOf("\n") + 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  // Whole lines, so that no pair of units and no line end is cut.
  const lineEnd = before.indexOf("\n", before.length - tail);
  tail = lineEnd < 0 ? 0 : before.length - lineEnd - 1;
  return { span: { start: head, end: before.length - tail }, text: after.slice(head, after.length - tail) };
}

/** Makes edits of one text, in order of place and without overlaps. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let made = "";
  let at = 0;
  for (const { span, text: put } of edits) {
    made += text.slice(at, span.start) + put;
    at = span.end;
  }
  return made + text.slice(at);
}

/** A stretch of the text before that stays, or a text that came in. */
type Piece = Span | string;

/**
 * The edits that do what some edits of a text, and then edits of what came of it, do. Both are in order of place and without overlaps,
 * and so are the composed ones; `length` is that of the first text in UTF-16 units.
 */
export function composeEdits(first: readonly Edit[], then: readonly Edit[], length: number): readonly Edit[] {
  const pieces: Piece[] = [];
  let rest = piecesOf(first, length);
  let at = 0;
  for (const { span, text } of then) {
    const [before, behind] = splitPieces(rest, span.start - at);
    pieces.push(...before, text);
    rest = splitPieces(behind, span.end - span.start)[1];
    at = span.end;
  }
  return editsOf([...pieces, ...rest], length);
}

function piecesOf(edits: readonly Edit[], length: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { span, text } of edits) {
    pieces.push({ start: at, end: span.start }, text);
    at = span.end;
  }
  return [...pieces, { start: at, end: length }];
}

/** Parts pieces behind so many UTF-16 units. */
function splitPieces(pieces: readonly Piece[], units: number): [Piece[], Piece[]] {
  let left = units;
  for (const [row, piece] of pieces.entries()) {
    const long = typeof piece === "string" ? piece.length : piece.end - piece.start;
    if (left < long) {
      const [head, tail] = typeof piece === "string" ? [piece.slice(0, left), piece.slice(left)] : [{ start: piece.start, end: piece.start + left }, { start: piece.start + left, end: piece.end }];
      return [[...pieces.slice(0, row), head], [tail, ...pieces.slice(row + 1)]];
    }
    left -= long;
  }
  return [[...pieces], []];
}

function editsOf(pieces: readonly Piece[], length: number): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let text = "";
  for (const piece of [...pieces, { start: length, end: length }]) {
    if (typeof piece === "string") text += piece;
    else if (piece.start < piece.end || piece.start === length) {
      if (piece.start > at || text !== "") edits.push({ span: { start: at, end: piece.start }, text });
      at = piece.end;
      text = "";
    }
  }
  return edits;
}

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

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

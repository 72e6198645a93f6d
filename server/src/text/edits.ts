// What happened to a text between two versions, as an immutable value with the usual laws: applying a composed
// edit set equals applying its parts one after the other, and mapping follows the text that was kept.
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

/**
 * Replaces several spans of one text at once; all offsets speak of the text before any of them.
 * Edits that overlap an earlier one (by position) are left out, so that nothing is replaced twice.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let at = 0;
  for (const edit of ordered) {
    if (edit.span.start < at) continue;
    parts.push(text.slice(at, edit.span.start), edit.text);
    at = edit.span.end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

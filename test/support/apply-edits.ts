// Applies several edits of one text at once, as editors do with the edits of a fix.
import type { Edit } from "../../server/src/text/edits.ts";

/** Replaces spans of a text; all offsets speak of the text before any of them. An edit that overlaps an earlier one is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let at = 0;
  for (const edit of ordered) {
    if (edit.span.start < at) continue;
    parts.push(text.slice(at, edit.span.start), edit.text);
    at = edit.span.end;
  }
  return parts.join("") + text.slice(at);
}

// A list of edits folded into the one stretch that they touch.
import type { Edit } from "../text/edits.ts";

/** What differs between two versions: `[from, oldEnd)` gave way to `[from, newEnd)`; all else is as it was. */
export interface ChangedRange {
  readonly from: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * Folds edits, each speaking of the text that the ones before it left, of a text of `oldLength` units.
 * Undefined where the edits do not lead to a text of `newLength` units.
 */
export function changedRange(edits: readonly Edit[], oldLength: number, newLength: number): ChangedRange | undefined {
  let from = oldLength;
  let oldEnd = 0;
  let newEnd = 0;
  let length = oldLength;
  for (const edit of edits) {
    const start = clamp(edit.span.start, length);
    const end = Math.max(start, clamp(edit.span.end, length));
    const grown = edit.text.length - (end - start);
    from = Math.min(from, start);
    if (end > newEnd) {
      oldEnd += end - newEnd;
      newEnd = end;
    }
    newEnd += grown;
    length += grown;
  }
  if (length !== newLength) return undefined;
  return { from: Math.min(from, oldEnd, newEnd), oldEnd, newEnd };
}

function clamp(offset: number, length: number): number {
  return Math.max(0, Math.min(offset, length));
}

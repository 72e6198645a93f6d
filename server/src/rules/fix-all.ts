// All fixes of a document that may be made together. Where two would change the same place, the first one in the text is made and the
// other is left for the next time.
import type { Edit } from "../text/edits.ts";
import { overlaps, type Span } from "../text/span.ts";
import type { Finding } from "./finding.ts";

/** Tells whether the first fix of a finding may be made unseen. */
export function hasSafeFix({ fixes: [first] }: Finding): boolean {
  return first?.safe === true;
}

/** The edits of the first fixes of findings, in order of place and without overlaps; all speak of the same text. */
export function jointEdits(findings: readonly Finding[]): { readonly findings: readonly Finding[]; readonly edits: readonly Edit[] } {
  const made: Finding[] = [];
  const edits: Edit[] = [];
  let reached = 0;
  for (const finding of findings) {
    const own = finding.fixes[0]?.edits ?? [];
    // Findings come in order of place, so nearly all lie behind everything before them.
    const isFree = own.every(({ span }) => span.start > reached || edits.every((other) => !touches(span, other.span)));
    if (own.length === 0 || !isFree) continue;
    made.push(finding);
    edits.push(...own);
    reached = own.reduce((furthest, { span }) => Math.max(furthest, span.end), reached);
  }
  return { findings: made, edits: edits.sort((a, b) => a.span.start - b.span.start) };
}

/** Two insertions at one place have no order of their own. */
function touches(a: Span, b: Span): boolean {
  return overlaps(a, b) || a.start === b.start;
}

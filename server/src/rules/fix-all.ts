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
  const claimed: Span[] = [];
  let reached = 0;
  for (const finding of findings) {
    const { edits: own = [], within } = finding.fixes[0] ?? {};
    // Findings come in order of place, so nearly all lie behind everything before them.
    const isFree = own.every(({ span }) => span.start > reached || (edits.every((other) => !touches(span, other.span)) && claimed.every((other) => !meets(span, other))));
    if (own.length === 0 || !isFree || (within !== undefined && edits.some(({ span }) => meets(span, within)))) continue;
    made.push(finding);
    edits.push(...own);
    if (within !== undefined) claimed.push(within);
    reached = [...own.map(({ span }) => span), ...claimed].reduce((furthest, { end }) => Math.max(furthest, end), reached);
  }
  return { findings: made, edits: edits.sort((a, b) => a.span.start - b.span.start) };
}

/** Two insertions at one place have no order of their own. */
function touches(a: Span, b: Span): boolean {
  return overlaps(a, b) || a.start === b.start;
}

/** They share a character, or one ends where the other starts. */
function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

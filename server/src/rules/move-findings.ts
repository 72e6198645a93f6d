// Findings of one version in the next: moved by what was typed above them, gone where their own text was touched.
import type { Edit } from "../text/edits.ts";
import type { Finding } from "./finding.ts";

/** Moves findings without fixes through edits; these come in order, each speaking of the text that the ones before it left. */
export function moveFindings(findings: readonly Finding[], edits: readonly Edit[]): readonly Finding[] {
  return edits.reduce((rest, { span, text }) => rest.flatMap((finding): Finding[] => {
    if (finding.span.end < span.start) return [finding];
    if (finding.span.start <= span.end) return [];
    const by = text.length - (span.end - span.start);
    return [Object.freeze({ ...finding, span: { start: finding.span.start + by, end: finding.span.end + by } })];
  }), findings);
}

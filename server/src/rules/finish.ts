// What happens to findings behind the rules, as a list of small steps: ignore comments, one finding a span, order.
import { isFindingCode, isSemanticCode } from "../../../shared/src/codes.ts";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import { severityOf } from "./check-mentions.ts";
import type { Finding } from "./finding.ts";
import { applyDirectives, type CommentedDocument, type IgnoreDirective, readDirectives } from "./ignore-comments.ts";

/** Findings as they are shown: suppressed ones gone, unused ignore comments added, in order of place, then code. */
export function finishFindings(findings: readonly Finding[], model: CommentedDocument, settings: DocumentSettings): readonly Finding[] {
  const { kept, unused } = applyDirectives(findings, readDirectives(model), model.snapshot);
  const all = [...kept, ...unusedFindings(unused, model, settings)];
  all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return Object.freeze(all);
}

function unusedFindings(unused: readonly IgnoreDirective[], model: CommentedDocument, settings: DocumentSettings): Finding[] {
  const severity = severityOf("unused-ignore", settings);
  if (severity === "off") return [];
  // What a language model would have said is not known where none was asked.
  const said = unused.filter(({ only }) => only.length === 0 || !only.every(isSemanticCode));
  return said.map(({ span, only, unknown }) => ({
    code: "unused-ignore",
    severity,
    message: messageOf(only, unknown),
    span,
    text: model.snapshot.text.slice(span.start, span.end),
    source: "rules",
    reasons: [],
    fixes: [],
  }));
}

/** Codes look like codes: small letters and hyphens. What looks so and is none is most likely misspelled. */
function messageOf(only: readonly string[], word: string | undefined): string {
  if (word !== undefined) return `There is no "${word}": write tbcv-disable-next-line, tbcv-disable-line, tbcv-disable-file, tbcv-disable or tbcv-enable.`;
  const unknown = only.find((name) => /^[a-z]+(?:-[a-z]+)*$/u.test(name) && !isFindingCode(name));
  const reason = unknown === undefined ? "" : ` There is no code "${unknown}".`;
  return `This ignore comment stops no finding.${reason}`;
}

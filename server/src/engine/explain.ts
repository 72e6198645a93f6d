// Why a text is reported, or is not: the reckoning of every candidate of a stretch, kept and dropped alike. For people who ask; nothing else
// depends on it. It takes the results of a check and asks the same functions again, so it cannot tell another story than the check.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { Candidate, Fit } from "../detect/candidate.ts";
import { chooseCandidates } from "../detect/choose.ts";
import { confidenceOf } from "../detect/confidence.ts";
import { reckon, type Reckoning } from "../detect/judge.ts";
import { checkMentions, settingsFor, severityOf } from "../rules/check-mentions.ts";
import type { Finding } from "../rules/finding.ts";
import type { Mention } from "../rules/mention.ts";
import { MENTION_RULES } from "../rules/registry.ts";
import { meantPlugin, toReference } from "../rules/rule.ts";
import { overlaps, type Span } from "../text/span.ts";
import { NAME_KINDS } from "../truth/name-table.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { blockMentions } from "./block-mentions.ts";
import type { DocumentCheck } from "./document-check.ts";
import type { ExplainedFit, Explanation, Outcome } from "./explanation.ts";

interface ExplainParts {
  readonly truth: TruthIndex;
  readonly settings: DocumentSettings;
}

/** Explains the candidates that overlap a stretch of a checked document, in order of place, longer ones first. */
export function explain({ model, context, results, checked }: DocumentCheck, stretch: Span, parts: ExplainParts): readonly Explanation[] {
  return results.flatMap(({ names, block }, row) => {
    const start = model.blocks[row]?.start ?? 0;
    const near = { start: stretch.start - start, end: stretch.end - start };
    if (near.start > block.text.length || near.end < 0) return [];
    const mentions = blockMentions(names.candidates, context, parts);
    const contest: Contest = { candidates: names.candidates, reckonings: new Map(names.candidates.map((candidate) => [candidate, reckon(parts.truth.data, candidate, context)])) };
    return names.candidates
      .filter((candidate) => overlaps(candidate, near))
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map((candidate) => {
        const mention = mentions.find((one) => one.span.start === candidate.start && one.span.end === candidate.end && one.match === candidate.match)?.placed(start);
        const outcome: Outcome = mention ? said(mention, checked.findings, model.snapshot.text, parts) : { kind: "dropped", why: whyDropped(candidate, contest) };
        return { ...facts(candidate, start, parts), ...(contest.reckonings.get(candidate) as Reckoning), outcome };
      });
  });
}

function facts(candidate: Candidate, start: number, { truth, settings }: ExplainParts): Omit<Explanation, keyof Reckoning | "outcome"> {
  const toFit = ({ formText, kind, plugins, distance, similarity }: Fit): ExplainedFit => ({
    form: formText, kind: NAME_KINDS[kind] ?? "name", plugins: plugins.map((row) => toReference(truth.plugin(row))), distance, similarity,
  });
  const [best, ...others] = candidate.fits;
  return {
    span: { start: start + candidate.start, end: start + candidate.end },
    text: candidate.text,
    zone: candidate.zone,
    match: candidate.match,
    fits: [toFit(best), ...others.map(toFit)],
    confidence: confidenceOf(candidate, settings.weights, settings.similarityThreshold),
  };
}

/** The candidates of a block with what each came to. */
interface Contest {
  readonly candidates: readonly Candidate[];
  readonly reckonings: ReadonlyMap<Candidate, Reckoning>;
}

function whyDropped(candidate: Candidate, { candidates, reckonings }: Contest): string {
  const { veto, sum, threshold } = reckonings.get(candidate) as Reckoning;
  if (veto !== undefined) return veto;
  if (sum < threshold) return "its points do not reach what is needed";
  const isCounting = (other: Candidate): boolean => {
    const reckoning = reckonings.get(other);
    return reckoning?.veto === undefined && (reckoning?.sum ?? 0) >= (reckoning?.threshold ?? 0);
  };
  const rivals = candidates.filter((other) => other !== candidate && overlaps(other, candidate));
  const stronger = chooseCandidates(rivals.filter((other) => other.match === "exact" || isCounting(other)))[0] ?? rivals.find((other) => other.weight >= candidate.weight);
  return stronger === undefined ? "another candidate stands there" : `"${stronger.text}" (${stronger.match}, ${stronger.fits[0].formText}) stands there: it weighs ${stronger.weight}, this one ${candidate.weight}`;
}

function said(mention: Mention, findings: readonly Finding[], text: string, { truth, settings }: ExplainParts): Outcome {
  const finding = findings.find(({ span, text: own }) => span.start === mention.span.start && span.end === mention.span.end && own === mention.text);
  if (finding !== undefined) return { kind: "finding", code: finding.code, severity: finding.severity, message: finding.message };
  return { kind: "silent", why: whySilent(mention, text, { truth, settings }) };
}

function whySilent(mention: Mention, text: string, { truth, settings: general }: ExplainParts): string {
  const settings = settingsFor(meantPlugin(mention, truth)?.family, general);
  if (settings.ignoreNames.includes(mention.text)) return "the setting ignore_names lists it";
  const rule = MENTION_RULES.find((one) => one.check(mention, truth) !== undefined);
  if (rule === undefined) return "right as it stands";
  if (severityOf(rule.code, settings) === "off") return `the setting rules turns ${rule.code} off`;
  if (checkMentions([mention], text, truth, settings).length === 0) return `its confidence, ${mention.confidence}, is below min_confidence`;
  return `an ignore comment stops ${rule.code}`;
}

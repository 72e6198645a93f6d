// From what a model says to a finding, where it can be looked up: the quote stands in the passage, the plugin is one that it was told
// of, and the line that it cites stands in that plugin's record.
import type { SemanticCode } from "../../../shared/src/codes.ts";
import { settingsFor, severityOf } from "../rules/check-mentions.ts";
import type { Finding } from "../rules/finding.ts";
import type { Page } from "../rules/page/page.ts";
import { findQuote } from "./anchor.ts";
import type { Passage } from "./passage.ts";
import type { CitedRecord } from "./question.ts";
import type { ReplyRemark } from "./reply.ts";

/** From which confidence on remarks count, 0–1. */
export interface SemanticThresholds {
  readonly missing: number;
  readonly incorrect: number;
}

/** What remarks are looked up in. */
export interface RemarkContext {
  readonly page: Page;
  readonly passage: Passage;
  readonly records: readonly CitedRecord[];
  readonly thresholds: SemanticThresholds;
}

/** The most units of a model's own words that are shown. */
const MOST_WORDS = 160;

/** The finding that a remark is; `unsure`: below the threshold or switched off; `unfounded`: it cannot be looked up. */
export function toFinding(remark: ReplyRemark, { page, passage, records, thresholds }: RemarkContext): Finding | "unsure" | "unfounded" {
  const record = records.find(({ key }) => key === remark.plugin.trim());
  const place = findQuote(passage.text, remark.quote);
  if (record === undefined || place === undefined || findQuote(record.text, remark.record) === undefined) return "unfounded";
  const code = codeOf(remark.kind);
  const { family, definition: { id, name } } = page.truth.plugin(record.row);
  const severity = severityOf(code, settingsFor(family, page.settings));
  const least = code === "semantic-missing-plugin" ? thresholds.missing : thresholds.incorrect;
  if (severity === "off" || remark.confidence < least) return "unsure";
  const span = { start: passage.span.start + place.start, end: passage.span.start + place.end };
  return Object.freeze<Finding>({
    code, severity, span,
    message: `The truth entry of "${name}" may say otherwise: ${plainWords(remark.problem)}`,
    text: passage.text.slice(place.start, place.end),
    source: "semantic",
    plugin: { id, family, name },
    confidence: remark.confidence,
    reasons: [`language model, ${remark.kind.replace("_", " ")}`, `the entry says: ${plainWords(remark.record)}`],
    remark: JSON.stringify(remark),
    fixes: [],
  });
}

function codeOf(kind: ReplyRemark["kind"]): SemanticCode {
  if (kind === "missing_plugin") return "semantic-missing-plugin";
  return kind === "wrong_plugin" ? "semantic-wrong-plugin" : "semantic-incorrect";
}

/** Words of a model are text: no line breaks, no links, no markup, and not many. */
function plainWords(text: string): string {
  const plain = text.replace(/\b[a-z][a-z\d+.-]*:\/\/\S+/giu, "…").replace(/[\p{C}\s]+/gu, " ").replace(/[<>[\]`*]/gu, "").trim();
  return plain.length > MOST_WORDS ? `${plain.slice(0, MOST_WORDS - 1).replace(/[\uD800-\uDBFF]$/u, "")}…` : plain;
}

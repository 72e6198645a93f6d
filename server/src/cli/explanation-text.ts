// The reckoning of a line as text to read: each candidate with what it may mean, its points, and what came of it.
import type { Explanation, Outcome } from "../engine/explanation.ts";
import type { Finding } from "../rules/finding.ts";

const MOST_SHOWN = 120;

/** The line that is explained, with where it starts. */
export interface ExplainedLine {
  readonly path: string;
  readonly shownPath: string;
  /** From 1. */
  readonly line: number;
  /** UTF-16 offset in the document. */
  readonly lineStart: number;
  readonly text: string;
}

/** The text; a line without candidates says so. `others`: findings there that come of no candidate alone. */
export function explanationText({ shownPath, line, lineStart, text }: ExplainedLine, explanations: readonly Explanation[], others: readonly Finding[]): string {
  const head = `${shownPath}:${line}: ${text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text}\n`;
  const names = explanations.length === 0 ? "\nNo name of the truth, and nothing near one, stands here.\n" : explanations.map((one) => `\n${candidateText(one, lineStart)}`).join("");
  const rows = others.map(({ span, code, severity, message }) => `  column ${Math.max(0, span.start - lineStart) + 1}: ${code} (${severity}): ${message}\n`).join("");
  return `${head}${names}${rows === "" ? "" : `\nAlso reported here:\n${rows}`}`;
}

function candidateText(of: Explanation, lineStart: number): string {
  const { text, span, match, fits: [best, ...others], weights, sum, threshold, veto, confidence, outcome } = of;
  const plugins = best.plugins.map(({ family, id }) => `${family}/${id}`);
  const measured = match === "near" ? `, ${best.distance} ${best.distance === 1 ? "edit" : "edits"}, similarity ${best.similarity.toFixed(2)}` : "";
  return [
    `"${text}" (column ${Math.max(0, span.start - lineStart) + 1}, ${of.zone}): ${MATCHES[match]} "${best.form}"${measured}`,
    `  ${best.kind} of ${plugins.slice(0, MOST_PLUGINS).join(", ")}${plugins.length > MOST_PLUGINS ? ` and ${plugins.length - MOST_PLUGINS} more` : ""}`,
    ...(others.length > 0 ? [`  or ${others.map(({ form, distance }) => `"${form}"${match === "near" ? ` (${distance})` : ""}`).join(", ")}`] : []),
    ...weights.map(({ points, reason }) => `  ${signed(points)}  ${reason}`),
    `  ${signed(sum)}  in all; needed: ${(threshold / TENTHS).toFixed(1)}; confidence ${confidence}`,
    ...(veto === undefined ? [] : [`  veto  ${veto}`]),
    `  → ${outcomeText(outcome)}`,
    "",
  ].join("\n");
}

const TENTHS = 10;
const MOST_PLUGINS = 3;

const MATCHES: Readonly<Record<Explanation["match"], string>> = {
  exact: "exactly", case: "other letter case of", separator: "other separators in", former: "a former name,", misspelling: "a listed misspelling,", near: "near",
};

function signed(points: number): string {
  return `${points < 0 ? "−" : "+"}${(Math.abs(points) / TENTHS).toFixed(1)}`;
}

function outcomeText(outcome: Outcome): string {
  if (outcome.kind === "finding") return `${outcome.code} (${outcome.severity}): ${outcome.message}`;
  return outcome.kind === "silent" ? `a mention, silent: ${outcome.why}` : `no mention: ${outcome.why}`;
}

// The last line of a report for people: how many, how bad, in how much, checked against what. Nothing found is only said plainly where
// everything was read.
import { SEVERITIES, type Severity } from "../../../shared/src/codes.ts";
import type { ReportSummary, ReportTruth } from "./report-input.ts";

/** `12 findings (3 warnings, 9 information; 7 can be fixed with --fix) in 4 of 212 files; truth: 16,712 plugins in 61 families`. */
export function closingLine(summary: ReportSummary, truth: ReportTruth): string {
  const against = `truth: ${count(truth.plugins, "plugin")} in ${count(truth.families, "family", "families")}`;
  const gaps = gapsOf(summary, truth);
  const head = gaps.length > 0 && summary.findings === 0 ? `Nothing found in what was checked` : countsOf(summary);
  const where = summary.findings === 0 ? `in ${count(summary.files, "file")}` : `in ${groupDigits(summary.filesWithFindings)} of ${count(summary.files, "file")}`;
  return [`${head} ${where}`, ...gaps, ...leftOut(summary), against].join("; ");
}

/** A number with its noun: `1 file`, `16,712 plugins`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${groupDigits(number)} ${number === 1 ? one : many}`;
}

function countsOf(summary: ReportSummary): string {
  const parts = SEVERITIES.filter((severity) => summary[severity] > 0).map((severity) => severityCount(summary, severity));
  const fixable = summary.fixable > 0 ? `; ${groupDigits(summary.fixable)} can be fixed with --fix` : "";
  return count(summary.findings, "finding") + (parts.length > 0 ? ` (${parts.join(", ")}${fixable})` : "");
}

/** `3 warnings`, `2 information`. */
export function severityCount(counts: Readonly<Record<Severity, number>>, severity: Severity): string {
  return count(counts[severity], severity, severity === "information" ? severity : `${severity}s`);
}

/** What keeps the report from being complete. */
function gapsOf(summary: ReportSummary, truth: ReportTruth): readonly string[] {
  const failed = summary.skipped.filter((file) => file.failed).length;
  return [
    ...(failed > 0 ? [`${count(failed, "file")} could not be read or checked`] : []),
    ...(truth.errors > 0 ? [`the truth was loaded in part (${count(truth.errors, "error")})`] : []),
  ];
}

function leftOut(summary: ReportSummary): readonly string[] {
  const partly = summary.skipped.filter((file) => file.partly).length;
  const passed = summary.skipped.filter((file) => !file.failed).length - partly;
  return [
    ...(passed > 0 ? [`${count(passed, "file")} skipped`] : []),
    ...(partly > 0 ? [`the meaning of ${count(partly, "file")} was not checked`] : []),
  ];
}

/** A number with its digits in groups of three, whatever the machine's language: `16,712`. */
export function groupDigits(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

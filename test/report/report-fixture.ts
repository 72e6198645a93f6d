// Documents with findings of every sort that a report must be able to show, without any engine.
import type { FindingCode, Severity } from "../../shared/src/codes.ts";
import type { ReportFile, ReportHead, ReportSummary, Report } from "../../server/src/report/report-input.ts";
import type { Finding } from "../../server/src/rules/finding.ts";
import { createSnapshot } from "../../server/src/text/snapshot.ts";

export const HEAD: ReportHead = {
  tool: { name: "tbcv", version: "0.0.0" },
  truth: { families: 61, plugins: 16_712, names: 16_800, revision: "sha256:00", problems: 0, errors: 0 },
  rootUri: "file:///home/me/site/",
  codePage: (code) => `https://example.org/codes#${code}`,
};

/** What a finding of a fixture says; its place is that of `text` in the document. */
export interface FindingFacts {
  readonly text: string;
  readonly right?: string;
  readonly code?: FindingCode;
  readonly severity?: Severity;
  readonly message?: string;
}

/** A finding on the first place of a text in a document. */
export function findingAt(document: string, facts: FindingFacts): Finding {
  const start = document.indexOf(facts.text);
  const span = { start, end: start + facts.text.length };
  const right = facts.right ?? "Right Name";
  return {
    code: facts.code ?? "misspelled-name",
    severity: facts.severity ?? "warning",
    message: facts.message ?? `Did you mean "${right}"? (one letter off)`,
    span,
    text: facts.text,
    source: "rules",
    plugin: { id: "right-name", family: "words", name: right },
    confidence: 0.93,
    reasons: ["distance 1", "jaro-winkler 0.98"],
    fixes: [{ title: `Change to "${right}"`, safe: false, edits: [{ span, text: right }] }],
  };
}

/** A file of a report. */
export function reportFile(path: string, text: string, findings: readonly FindingFacts[]): ReportFile {
  const snapshot = createSnapshot({ uri: path, languageId: "", version: 0, text });
  return { path, shownPath: path.replace("/home/me/site/", ""), snapshot, findings: findings.map((facts) => findingAt(text, facts)) };
}

/** The summary that belongs to some files. */
export function summaryOf(files: readonly ReportFile[], skipped: ReportSummary["skipped"] = []): ReportSummary {
  const of = (severity: Severity): number => files.flatMap((file) => file.findings).filter((finding) => finding.severity === severity).length;
  const counts = { error: of("error"), warning: of("warning"), information: of("information"), hint: of("hint") };
  const findings = counts.error + counts.warning + counts.information + counts.hint;
  return { files: files.length, filesWithFindings: files.filter((file) => file.findings.length > 0).length, findings, ...counts, fixable: 0, skipped };
}

/** A whole report. */
export function write(report: Report, files: readonly ReportFile[], skipped: ReportSummary["skipped"] = []): string {
  return report.start() + files.map((file) => report.file(file)).join("") + report.end(summaryOf(files, skipped));
}

const LONG = `${"word ".repeat(100)}Aspose.Wods ${"more ".repeat(100)}`;

/** One of everything. */
export const FILES: readonly ReportFile[] = [
  reportFile("/home/me/site/docs/a b,ü%.md", "# Title\n\n- npm i -D eslint-plugin-improt\n\tAspose.Cad, 漢字と Aspose.Wods and 👩‍👩‍👧 Aspose.Pfd.\n", [
    { text: "eslint-plugin-improt", right: "eslint-plugin-import" },
    { text: "Aspose.Cad", right: "Aspose.CAD", code: "name-case", severity: "information", message: 'The name is written "Aspose.CAD".' },
    { text: "Aspose.Wods", right: "Aspose.Words" },
    { text: "Aspose.Pfd", right: "Aspose.PDF", severity: "error" },
  ]),
  reportFile("/home/me/site/docs/clean.md", "Nothing here.\n", []),
  reportFile("/home/me/site/docs/hostile.md", `bell \u0007 and \u001B[31mred\u001B[0m \u202Eturned Doc\u001B]8;;x\u0007Procesor\n${LONG}\nDocument\r\nMerger ends.`, [
    { text: "Doc\u001B]8;;x\u0007Procesor", message: 'Did you mean "\u001B[5mDoc Processor"?\nSecond line: 100%, sure' },
    { text: "Aspose.Wods", right: "Aspose.Words" },
    { text: "Document\r\nMerger", code: "ambiguous-name", severity: "hint" },
  ]),
];

export const SKIPPED: ReportSummary["skipped"] = [
  { path: "/home/me/site/docs/logo.md", shownPath: "docs/logo.md", reason: "binary", failed: false },
  { path: "/home/me/site/docs/secret.md", shownPath: "docs/secret.md", reason: "cannot be read: permission denied", failed: true },
];

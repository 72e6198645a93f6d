// The report for programs: one JSON document, or one line a file (NDJSON). The same input gives the same bytes.
import type { Finding, Fix } from "../rules/finding.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Span } from "../text/span.ts";
import type { Report, ReportFile, ReportHead, ReportSummary } from "./report-input.ts";

/** One JSON document; each file stands on a line of its own. */
export function createJsonReport(head: ReportHead): Report {
  let first = true;
  return {
    start: () => `{"version":1,"tool":${JSON.stringify(head.tool)},"truth":${JSON.stringify(truthOf(head))},"files":[`,
    file(file) {
      const separator = first ? "\n" : ",\n";
      first = false;
      return separator + JSON.stringify(fileOf(file));
    },
    end: (summary) => `${first ? "" : "\n"}],"summary":${JSON.stringify(summaryOf(summary))}}\n`,
  };
}

/** One line a file, the summary last. */
export function createNdjsonReport(head: ReportHead): Report {
  return {
    start: () => "",
    file: (file) => `${JSON.stringify(fileOf(file))}\n`,
    end: (summary) => `${JSON.stringify({ version: 1, tool: head.tool, truth: truthOf(head), summary: summaryOf(summary) })}\n`,
  };
}

function truthOf({ truth }: ReportHead): object {
  const { families, plugins, names, revision, problems } = truth;
  return { families, plugins, names, revision, problems };
}

function summaryOf(summary: ReportSummary): object {
  const { files, findings, error, warning, information, hint } = summary;
  const skipped = summary.skipped.map(({ path, reason }) => ({ path, reason }));
  return { files, findings, error, warning, information, hint, skipped };
}

function fileOf(file: ReportFile): object {
  return { path: file.path, findings: file.findings.map((finding) => findingOf(finding, file.snapshot)) };
}

function findingOf(finding: Finding, snapshot: Snapshot): object {
  const { code, severity, message, span, text, source, plugin, alternatives, confidence, reasons, fixes } = finding;
  return {
    code,
    severity,
    message,
    range: rangeOf(span, snapshot),
    offset: [span.start, span.end],
    text,
    source,
    ...(plugin && { plugin: { id: plugin.id, family: plugin.family, name: plugin.name } }),
    ...(alternatives && alternatives.length > 0 && { alternatives: alternatives.map(({ id, family, name }) => ({ id, family, name })) }),
    ...(confidence !== undefined && { confidence }),
    reasons,
    fixes: fixes.map((fix) => fixOf(fix, snapshot)),
  };
}

function fixOf({ title, safe, edits }: Fix, snapshot: Snapshot): object {
  return { title, safe, edits: edits.map((edit) => ({ range: rangeOf(edit.span, snapshot), newText: edit.text })) };
}

function rangeOf(span: Span, { lines }: Snapshot): object {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

// What a check of the workspace found, in numbers and as a Markdown page for people.
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { SEVERITIES, type Severity } from "../../../shared/src/codes.ts";
import { shownPath } from "../host/paths.ts";
import { count, severityCount } from "../report/closing-line.ts";
import { type OpenFolder, placeOf, toPath } from "./document-address.ts";
import type { SkippedDocument, WorkspaceDocument } from "./workspace-documents.ts";

/** The numbers. */
export interface WorkspaceSummary extends Record<Severity, number> {
  readonly files: number;
  readonly findings: number;
  readonly skipped: readonly SkippedDocument[];
}

const SEVERITY: ReadonlyMap<DiagnosticSeverity | undefined, Severity> = new Map<DiagnosticSeverity | undefined, Severity>([
  [DiagnosticSeverity.Error, "error"],
  [DiagnosticSeverity.Warning, "warning"],
  [DiagnosticSeverity.Information, "information"],
  [DiagnosticSeverity.Hint, "hint"],
]);

/** Counts. */
export function summaryOf(documents: readonly WorkspaceDocument[], skipped: readonly SkippedDocument[]): WorkspaceSummary {
  const sum = (severity: Severity): number => documents.reduce((total, { counts: own }) => total + own[severity], 0);
  const counts = { error: sum("error"), warning: sum("warning"), information: sum("information"), hint: sum("hint") };
  return { files: documents.length, findings: counts.error + counts.warning + counts.information + counts.hint, ...counts, skipped };
}

/** One sentence with the numbers. */
export function summaryLine(summary: WorkspaceSummary): string {
  const parts = SEVERITIES.filter((severity) => summary[severity] > 0).map((severity) => severityCount(summary, severity));
  return `${count(summary.findings, "finding")}${parts.length === 0 ? "" : ` (${parts.join(", ")})`} in ${count(summary.files, "file")}`;
}

/** The page: a heading and a list for each file with findings, paths relative to their folder. */
export function workspacePage(documents: readonly WorkspaceDocument[], skipped: readonly SkippedDocument[], folders: readonly OpenFolder[]): string {
  const lines = ["# TBCV report", "", `${summaryLine(summaryOf(documents, skipped))}.`, ""];
  for (const { uri, diagnostics } of documents) {
    if (diagnostics.length === 0) continue;
    lines.push(`## [${plain(nameOf(uri, folders))}](<${uri}>)`, "", ...diagnostics.map((diagnostic) => lineOf(uri, diagnostic)), "");
  }
  if (skipped.length > 0) lines.push("## Not checked", "", ...skipped.map(({ path, reason }) => `- ${plain(path)}: ${plain(reason)}`), "");
  return lines.join("\n");
}

function lineOf(uri: string, { range: { start }, severity, message, code }: Diagnostic): string {
  const at = `${start.line + 1}:${start.character + 1}`;
  return `- [${at}](<${uri}#L${start.line + 1}>) ${SEVERITY.get(severity) ?? ""} ${plain(typeof message === "string" ? message : message.value)} \`${String(code ?? "")}\``;
}

function nameOf(uri: string, folders: readonly OpenFolder[]): string {
  const path = toPath(uri);
  const root = placeOf(uri, folders).folder?.path;
  return path === undefined || root === undefined ? uri : shownPath(root, path);
}

/** Text of documents is no Markdown of this page. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/gu, "\\$&");
}

// The findings of one document as diagnostics: the loudest ones where there are more than the settings want to see, with a note that says
// how many are left out.
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { SEVERITIES } from "../../../shared/src/codes.ts";
import type { Finding } from "../rules/finding.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { DiagnosticConverter } from "./diagnostic.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** Makes the diagnostics of a document, at most `most` and a note. */
export type DocumentDiagnostics = (snapshot: Snapshot, findings: readonly Finding[], most: number) => Diagnostic[];

/** Makes the function for one client. */
export function createDocumentDiagnostics(toDiagnostic: DiagnosticConverter, converter: PositionConverter): DocumentDiagnostics {
  return (snapshot, findings, most) => {
    const shown = loudest(findings, most).map((finding) => toDiagnostic(finding, snapshot));
    const left = findings.length - shown.length;
    if (left === 0) return shown;
    return [
      ...shown,
      {
        range: converter.toRange(snapshot, { start: 0, end: 0 }),
        severity: DiagnosticSeverity.Information,
        code: "more-findings",
        source: "tbcv",
        message: `${left} more ${left === 1 ? "finding is" : "findings are"} not shown here; the setting editor.max_diagnostics (${most}) says how many are.`,
      },
    ];
  };
}

/** The loudest findings, in their own order. */
function loudest(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const chosen = new Set(SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity)).slice(0, most));
  return findings.filter((finding) => chosen.has(finding));
}

// Findings as SARIF results. A fingerprint is made of what does not move when lines do: file, code, text, and which of its kind it is.
import type { FindingCode } from "../../../shared/src/codes.ts";
import type { Finding, Fix } from "../rules/finding.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Span } from "../text/span.ts";
import { hash64 } from "./hash64.ts";
import type { ReportFile } from "./report-input.ts";
import { sarifLevel } from "./sarif-rules.ts";
import { type SarifLocation, sarifUri, type UriBase } from "./sarif-uri.ts";

/** Turns files into results; `rules` are the ids in the order in which the run lists them. */
export function createSarifResults(rules: readonly FindingCode[], base: UriBase): (file: ReportFile) => readonly object[] {
  return (file) => {
    const artifactLocation = sarifUri(file.path, base);
    const seen = new Map<string, number>();
    return file.findings.map((finding) => {
      const facts = JSON.stringify([artifactLocation.uri, finding.code, finding.text, finding.plugin?.family, finding.plugin?.id]);
      const occurrence = (seen.get(facts) ?? 0) + 1;
      seen.set(facts, occurrence);
      return {
        ruleId: finding.code,
        ruleIndex: rules.indexOf(finding.code),
        level: sarifLevel(finding.severity),
        message: { text: finding.message },
        locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding.span, file.snapshot) } }],
        partialFingerprints: { "tbcvFinding/v1": hash64(`${facts}#${occurrence}`) },
        ...fixesOf(finding, file.snapshot, artifactLocation),
        properties: propertiesOf(finding),
      };
    });
  };
}

function propertiesOf({ plugin, confidence, reasons, severity }: Finding): object {
  return { severity, ...(plugin && { plugin: `${plugin.family}/${plugin.id}` }), ...(confidence !== undefined && { confidence }), reasons };
}

function fixesOf(finding: Finding, snapshot: Snapshot, artifactLocation: SarifLocation): object {
  if (finding.fixes.length === 0) return {};
  return { fixes: finding.fixes.map((fix) => fixOf(fix, snapshot, artifactLocation)) };
}

function fixOf(fix: Fix, snapshot: Snapshot, artifactLocation: SarifLocation): object {
  const replacements = fix.edits.map((edit) => ({
    deletedRegion: regionOf(edit.span, snapshot),
    insertedContent: { text: edit.text },
  }));
  return { description: { text: fix.title }, artifactChanges: [{ artifactLocation, replacements }] };
}

/** Lines and columns from 1; the end column is behind the last character. */
function regionOf(span: Span, { lines }: Snapshot): object {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    charOffset: span.start,
    charLength: span.end - span.start,
  };
}

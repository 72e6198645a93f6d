// A finding as the protocol has it.
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import { FINDING_CODES, type Severity } from "../../../shared/src/codes.ts";
import type { Finding } from "../rules/finding.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { ClientFeatures } from "./client-features.ts";
import type { PositionConverter } from "./position-encoding.ts";

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Turns findings into diagnostics for one client. */
export type DiagnosticConverter = (finding: Finding, snapshot: Snapshot) => Diagnostic;

/** Makes the converter. `pageOf` gives the address of the page on a code. */
export function createDiagnosticConverter(features: ClientFeatures, converter: PositionConverter, pageOf: (code: string) => string): DiagnosticConverter {
  const pages = new Map<string, string>();
  const page = (code: string): string => {
    const known = pages.get(code) ?? pageOf(code);
    pages.set(code, known);
    return known;
  };
  return (finding, snapshot) => {
    const tags = tagsOf(finding).filter((tag) => features.diagnosticTags.has(tag));
    return {
      range: converter.toRange(snapshot, finding.span),
      severity: SEVERITY[finding.severity],
      code: finding.code,
      ...(features.codeDescription && { codeDescription: { href: page(finding.code) } }),
      source: "tbcv",
      message: finding.message,
      ...(tags.length > 0 && { tags }),
    };
  };
}

function tagsOf({ code }: Finding): DiagnosticTag[] {
  if (code === "unused-ignore") return [DiagnosticTag.Unnecessary];
  return FINDING_CODES[code].deprecated ? [DiagnosticTag.Deprecated] : [];
}

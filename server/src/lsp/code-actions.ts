// Quick fixes for the findings in a range, read from what is known of the document: nothing is detected again.
import { type CodeAction, CodeActionKind, type CodeActionContext, type Diagnostic, type Range } from "vscode-languageserver/node";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Finding, Fix } from "../rules/finding.ts";
import type { Edit } from "../text/edits.ts";
import type { DiagnosticConverter } from "./diagnostic.ts";
import { ignoreHereEdit } from "./ignore-here.ts";
import type { PositionConverter } from "./position-encoding.ts";
import type { WorkspaceEditMaker } from "./workspace-edit.ts";

/** The most replacements that one finding offers. */
const MOST_CHANGES = 3;
/** The most findings of a selection that get actions: a menu longer than that serves nobody. */
const MOST_FINDINGS = 20;

/** What the actions are made with. */
export interface CodeActionParts {
  readonly converter: PositionConverter;
  readonly toDiagnostic: DiagnosticConverter;
  readonly toWorkspaceEdit: WorkspaceEditMaker;
  /** The client knows preferred actions. */
  readonly preferred: boolean;
}

/** The quick fixes for a range, best first: replacements, then the same for the whole file, then ignoring. */
export function codeActions(checked: CheckedDocument, range: Range, context: CodeActionContext, parts: CodeActionParts): CodeAction[] {
  if (!wantsQuickFix(context.only)) return [];
  const named = (context as Partial<CodeActionContext>).diagnostics ?? [];
  const findings = findingsIn(checked, range, named, parts).slice(0, MOST_FINDINGS);
  const drafts = [
    ...findings.flatMap((finding) => changes(finding)),
    ...changeAll(findings, checked.findings),
    ...findings.flatMap((finding) => ignoreHere(finding, checked)),
  ];
  return drafts.map(({ title, findings: mended, edits, sure }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: mended.map((finding) => parts.toDiagnostic(finding, checked.snapshot)),
    ...(sure && parts.preferred && { isPreferred: true }),
    edit: parts.toWorkspaceEdit(checked.snapshot, edits),
  }));
}

interface Draft {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly edits: readonly Edit[];
  readonly sure: boolean;
}

/** Kinds are dotted; asking for one asks for those below it, and the empty one for all. */
function wantsQuickFix(only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((kind) => kind === "" || kind === CodeActionKind.QuickFix);
}

/** The findings that a range touches; where the client names diagnostics of ours, those. */
function findingsIn({ findings, snapshot }: CheckedDocument, range: Range, named: readonly Diagnostic[], { converter }: CodeActionParts): Finding[] {
  const start = converter.toOffset(snapshot, range.start);
  const end = converter.toOffset(snapshot, range.end);
  const touched = findings.filter(({ span }) => span.start <= end && start <= span.end);
  const isNamed = (finding: Finding): boolean => {
    const at = converter.toPosition(snapshot, finding.span.start);
    return named.some(({ code, range: { start: place } }) => code === finding.code && place.line === at.line && place.character === at.character);
  };
  const chosen = touched.filter(isNamed);
  return chosen.length > 0 ? chosen : touched;
}

function changes(finding: Finding): Draft[] {
  const { fixes } = finding;
  return fixes.slice(0, MOST_CHANGES).map((fix, at) => ({
    title: fix.title,
    findings: [finding],
    edits: fix.edits,
    sure: at === 0 && (fix.safe || (finding.code === "misspelled-name" && fixes.length === 1)),
  }));
}

/** The first fix of a finding, wherever the same text has the same one. */
function changeAll(findings: readonly Finding[], all: readonly Finding[]): Draft[] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const [fix] = finding.fixes;
    const key = JSON.stringify([finding.code, finding.text, fix?.title]);
    if (fix === undefined || seen.has(key)) return [];
    seen.add(key);
    const same = all.filter(({ code, text, fixes }) => code === finding.code && text === finding.text && fixes[0]?.title === fix.title);
    const edits = same.flatMap(({ fixes }): readonly Edit[] => (fixes[0] as Fix).edits);
    return same.length < 2 ? [] : [{ title: `Change all ${same.length} in this file`, findings: same, edits, sure: false }];
  });
}

function ignoreHere(finding: Finding, checked: CheckedDocument): Draft[] {
  const edit = ignoreHereEdit(finding, checked);
  return edit === undefined ? [] : [{ title: "Ignore here", findings: [finding], edits: [edit], sure: false }];
}

// Quick fixes for the findings in a range, read from what is known of the document: nothing is detected again.
import { type CodeAction, CodeActionKind, type CodeActionContext, type CodeActionParams, type Command, type Diagnostic, type Range, type WorkspaceEdit } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Finding, Fix } from "../rules/finding.ts";
import type { Edit } from "../text/edits.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";
import { ignoreHereEdit } from "./ignore-here.ts";
import type { SettledDocument } from "./open-document.ts";
import { pageCommands } from "./open-page.ts";

/** The most replacements that one finding offers. */
const MOST_CHANGES = 3;
/** The most findings of a selection that get actions: a menu longer than that serves nobody. */
const MOST_FINDINGS = 20;

/** Quick fixes, for clients that take them as actions. */
export const codeActionFeature: FeatureMaker = (client, parts) =>
  client.textDocument?.codeAction?.codeActionLiteralSupport && {
    announces: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
    listen(connection) {
      connection.onCodeAction(parts.answers.ofDocument((settled, { range, context }: CodeActionParams) => codeActions(settled, range, context, parts), null));
    },
  };

/** What the actions are made with. */
type CodeActionParts = FeatureParts;

/** The quick fixes for a range, best first: replacements, the same for the whole file, accepting and ignoring, pages of plugins. */
async function codeActions({ checked }: SettledDocument, range: Range, context: CodeActionContext, parts: CodeActionParts): Promise<CodeAction[]> {
  if (!wantsQuickFix(context.only)) return [];
  const named = (context as Partial<CodeActionContext>).diagnostics ?? [];
  const findings = findingsIn(checked, range, named, parts).slice(0, MOST_FINDINGS);
  const inDocument = ({ edits, ...draft }: DocumentDraft): Draft => ({ ...draft, edit: parts.toWorkspaceEdit(checked.snapshot, edits) });
  const drafts: Draft[] = [
    ...[...findings.flatMap((finding) => changes(finding)), ...changeAll(findings, checked.findings)].map(inDocument),
    ...once(await Promise.all(findings.map((finding) => acceptances(finding, checked, parts)))),
    ...findings.flatMap((finding) => ignoreHere(finding, checked)).map(inDocument),
    ...(parts.features.showsPages ? pageCommands(findings, checked.truth).map((page) => ({ ...page, title: page.command.title })) : []),
  ];
  return drafts.map(({ title, findings: mended, edit, command, sure = false }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: mended.map((finding) => parts.toDiagnostic(finding, checked.snapshot)),
    ...(sure && parts.features.preferredActions && { isPreferred: true }),
    ...(edit && { edit }),
    ...(command && { command }),
  }));
}

/** An action before the protocol. */
interface Draft {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly edit?: WorkspaceEdit;
  readonly command?: Command;
  readonly sure?: boolean;
}

/** An action that changes the document itself. */
interface DocumentDraft extends Omit<Draft, "edit" | "command"> {
  readonly edits: readonly Edit[];
}

/** Spellings are accepted everywhere at once, so all findings that an action ends are its own. */
async function acceptances({ code, text, plugin }: Finding, { snapshot, findings }: CheckedDocument, { accept, files }: CodeActionParts): Promise<Draft[]> {
  const same = findings.filter((finding) => finding.code === code && finding.text === text && finding.plugin?.id === plugin?.id);
  const [first] = same;
  const actions = first === undefined ? [] : await accept.of(snapshot.uri, first);
  return actions.map(({ title, plan }) => ({ title, findings: same, edit: files.toWorkspaceEdit(plan.changes) }));
}

/** Actions of several findings, each title once. */
function once(drafts: readonly (readonly Draft[])[]): Draft[] {
  return [...new Map(drafts.flat().map((draft) => [draft.title, draft])).values()];
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

function changes(finding: Finding): DocumentDraft[] {
  const { fixes } = finding;
  return fixes.slice(0, MOST_CHANGES).map((fix, at) => ({
    title: fix.title,
    findings: [finding],
    edits: fix.edits,
    sure: at === 0 && (fix.safe || (finding.code === "misspelled-name" && fixes.length === 1)),
  }));
}

/** The first fix of a finding, wherever the same text has the same one. */
function changeAll(findings: readonly Finding[], all: readonly Finding[]): DocumentDraft[] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const [fix] = finding.fixes;
    const key = JSON.stringify([finding.code, finding.text, fix?.title]);
    if (fix === undefined || seen.has(key)) return [];
    seen.add(key);
    const same = all.filter(({ code, text, fixes }) => code === finding.code && text === finding.text && fixes[0]?.title === fix.title);
    const edits = same.flatMap(({ fixes }): readonly Edit[] => (fixes[0] as Fix).edits);
    return same.length < 2 ? [] : [{ title: `Change all ${same.length} in this file`, findings: same, edits }];
  });
}

function ignoreHere(finding: Finding, checked: CheckedDocument): DocumentDraft[] {
  const edit = ignoreHereEdit(finding, checked);
  return edit === undefined ? [] : [{ title: "Ignore here", findings: [finding], edits: [edit] }];
}

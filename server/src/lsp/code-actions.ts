// Quick fixes for the findings in a range, read from what is known of the document: nothing is detected again.
import { type CodeAction, type CodeActionContext, CodeActionKind, type CodeActionParams, type Diagnostic, LSPErrorCodes, type Range, ResponseError } from "vscode-languageserver";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Finding } from "../rules/finding.ts";
import { jointEdits } from "../rules/fix-all.ts";
import { ACCEPT, type Draft, type FileScope, findingsOf, FIX_ALL, fixAll, IGNORE, wholeFileDrafts } from "./file-fixes.ts";
import type { FeatureMaker } from "./feature.ts";
import type { FeatureParts } from "./feature-parts.ts";
import { ignoreHereEdit } from "./ignore-here.ts";
import { ignoredInFile, ignoreInFileEdit } from "./ignore-in-file.ts";
import { NOTE, noteDrafts } from "./note-action.ts";
import { pageCommands } from "./open-page.ts";
import type { SettledDocument } from "./open-document.ts";
import { safeFixesOf } from "./safe-fixes.ts";
import { verdictDrafts } from "./verdict-actions.ts";

/** The most replacements that one finding offers. */
const MOST_CHANGES = 3;
/** The most findings of a selection that get actions: a menu longer than that serves nobody. */
const MOST_FINDINGS = 20;

/** Quick fixes and the fix of all, for clients that take them as actions. */
export const codeActionFeature: FeatureMaker = (client, parts) => {
  const support = client.textDocument?.codeAction;
  if (support?.codeActionLiteralSupport === undefined) return undefined;
  const resolves = support.dataSupport === true && support.resolveSupport?.properties.includes("edit") === true;
  return {
    announces: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, ACCEPT, IGNORE, NOTE, FIX_ALL], ...(resolves && { resolveProvider: true }) } },
    listen(connection) {
      connection.onCodeAction(
        parts.answers.ofDocument(async (settled, { range, context }: CodeActionParams) => {
          const drafts = await draftsFor(settled, range, context, parts);
          return drafts.map((draft) => toAction(draft, settled.checked, { parts, resolves }));
        }, { none: null }),
      );
      if (resolves) connection.onCodeActionResolve(parts.answers.ofAny((action: CodeAction) => resolved(action, parts)));
    },
  };
};

/** The actions for a range, best first: replacements, the same for the whole file, accepting and ignoring, pages of plugins. */
async function draftsFor(settled: SettledDocument, range: Range, context: CodeActionContext, parts: FeatureParts): Promise<Draft[]> {
  const { checked } = settled;
  const named = (context as Partial<CodeActionContext>).diagnostics ?? [];
  const findings = findingsIn(checked, range, named, parts).slice(0, MOST_FINDINGS);
  const isWanted = ({ kind }: Pick<Draft, "kind">): boolean => wants(context.only, kind);
  const accepted = isWanted({ kind: ACCEPT }) || isWanted({ kind: IGNORE }) ? await Promise.all(findings.map((finding) => acceptances(finding, checked, parts))) : [];
  const drafts: Draft[] = [
    ...findings.flatMap((finding) => changes(finding)),
    ...wholeFileDrafts(findings, checked.findings),
    ...(parts.semantic.judges && parts.features.executesCommands ? verdictDrafts(findings, checked.snapshot.uri) : []),
    ...once(accepted),
    ...findings.flatMap((finding) => ignores(finding, checked)),
    ...once(findings.map((finding) => ignoresInFile(finding, checked))),
    ...(parts.features.showsPages ? pageCommands(findings, checked.truth).map((page) => ({ ...page, kind: CodeActionKind.QuickFix, title: page.command.title })) : []),
    ...(isWanted({ kind: NOTE }) ? noteDrafts(checked, range, parts.converter) : []),
    ...fixAll(findings, checked.findings, context.only).map((draft) => ({ ...draft, edits: () => safeFixesOf(settled).edits })),
  ];
  return drafts.filter(isWanted);
}

function toAction({ title, kind, findings, edits, edit, command, scope, sure = false }: Draft, { snapshot }: CheckedDocument, { parts, resolves }: { readonly parts: FeatureParts; readonly resolves: boolean }): CodeAction {
  const isLate = resolves && scope !== undefined;
  const made = edit ?? (edits && !isLate ? parts.toWorkspaceEdit(snapshot, edits()) : undefined);
  return {
    title,
    kind,
    ...(findings.length > 0 && { diagnostics: findings.map((finding) => parts.toDiagnostic(finding, snapshot)) }),
    ...(sure && parts.features.preferredActions && { isPreferred: true }),
    ...(made && { edit: made }),
    ...(isLate && { data: { uri: snapshot.uri, version: snapshot.version, scope } satisfies LateEdit }),
    ...(command && { command }),
  };
}

/** What a client gives back to have the edit made. */
interface LateEdit {
  readonly uri: string;
  readonly version: number;
  readonly scope: FileScope;
}

/** The edit of an action about the whole file; only for the version that the action was offered for. */
async function resolved(action: CodeAction, { documents, toWorkspaceEdit }: FeatureParts): Promise<CodeAction> {
  const { uri, version, scope } = (action.data ?? {}) as Partial<LateEdit>;
  if (uri === undefined || scope === undefined) return action;
  const settled = await documents.settled(uri);
  if (settled === undefined || settled.checked.snapshot.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, "The document has changed since.");
  const edits = "safe" in scope ? safeFixesOf(settled).edits : jointEdits(findingsOf(scope, settled.checked.findings)).edits;
  return { ...action, edit: toWorkspaceEdit(settled.checked.snapshot, edits) };
}

/** Spellings are accepted everywhere at once, so all findings that an action ends are its own. */
async function acceptances({ code, text, plugin }: Finding, { snapshot, findings }: CheckedDocument, { accept, files }: FeatureParts): Promise<Draft[]> {
  const same = findings.filter((finding) => finding.code === code && finding.text === text && finding.plugin?.id === plugin?.id);
  const [first] = same;
  const actions = first === undefined ? [] : await accept.of(snapshot.uri, first);
  return actions.map(({ title, plan, as }) => ({ title, kind: as === "alias" ? ACCEPT : IGNORE, findings: same, edit: files.toWorkspaceEdit(plan.changes) }));
}

/** Actions of several findings, each title once. */
function once(drafts: readonly (readonly Draft[])[]): Draft[] {
  return [...new Map(drafts.flat().map((draft) => [draft.title, draft])).values()];
}

/** Kinds are dotted; asking for one asks for those below it, and the empty one for all. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

/** The findings that a range touches; where the client names diagnostics of ours, those. */
function findingsIn({ findings, snapshot }: CheckedDocument, range: Range, named: readonly Diagnostic[], { converter }: FeatureParts): Finding[] {
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
    kind: CodeActionKind.QuickFix,
    findings: [finding],
    edits: () => fix.edits,
    sure: at === 0 && (fix.safe || (finding.code === "misspelled-name" && fixes.length === 1)),
  }));
}

function ignores(finding: Finding, checked: CheckedDocument): Draft[] {
  const edit = ignoreHereEdit(finding, checked);
  return edit === undefined ? [] : [{ title: "Ignore here", kind: IGNORE, findings: [finding], edits: () => [edit] }];
}

function ignoresInFile(finding: Finding, checked: CheckedDocument): Draft[] {
  const edit = ignoreInFileEdit(finding, checked);
  return edit === undefined ? [] : [{ title: `Ignore ${ignoredInFile(finding) ?? ""} in this file`, kind: IGNORE, findings: [finding], edits: () => [edit] }];
}

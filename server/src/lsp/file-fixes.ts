// Actions about a whole file, and what an action is before the protocol. Their edits are made late where the client asks for them late.
import type { Command, WorkspaceEdit } from "vscode-languageserver";
import type { FindingCode } from "../../../shared/src/codes.ts";
import { CodeActionKind } from "vscode-languageserver";
import type { Finding } from "../rules/finding.ts";
import { hasSafeFix, jointEdits } from "../rules/fix-all.ts";
import type { Edit } from "../text/edits.ts";

/** The kinds of actions beside plain quick fixes. */
export const ACCEPT = "quickfix.tbcv.accept";
export const IGNORE = "quickfix.tbcv.ignore";
export const FIX_ALL = "source.fixAll.tbcv";

/** Which findings of a file an action is about: one text with one fix, a code, or all with a safe fix. */
export type FileScope = { readonly code: FindingCode; readonly text?: string; readonly title?: string } | { readonly safe: true };

/** An action before the protocol. */
export interface Draft {
  readonly title: string;
  readonly kind: string;
  readonly findings: readonly Finding[];
  /** What it changes in the document itself. */
  readonly edits?: () => readonly Edit[];
  /** What it changes elsewhere. */
  readonly edit?: WorkspaceEdit;
  readonly command?: Command;
  /** The edit can be made later, from this alone. */
  readonly scope?: FileScope;
  readonly sure?: boolean;
}

/** So many findings are sent with an action about a file: a page may have thousands. */
const MOST_CITED = 50;

/** The findings of a scope that have a fix. */
export function findingsOf(scope: FileScope, all: readonly Finding[]): readonly Finding[] {
  if ("safe" in scope) return all.filter(hasSafeFix);
  return all.filter(({ code, text, fixes: [first] }) => first !== undefined && code === scope.code && (scope.text === undefined || (text === scope.text && first.title === scope.title)));
}

/** For findings in a range: the first fix wherever the same text has the same one, and wherever the code is the same. */
export function wholeFileDrafts(findings: readonly Finding[], all: readonly Finding[]): Draft[] {
  const drafts = new Map<string, Draft>();
  for (const { code, text, fixes: [first] } of findings) {
    if (first === undefined) continue;
    const sameText = draftOf({ code, text, title: first.title }, all, (count) => `Change all ${count} in this file`);
    const sameCode = draftOf({ code }, all, (count) => `Fix all ${count} findings of "${code}" in this file`);
    const own = sameText.count < 2 ? [] : [sameText];
    // Where all findings of the code are this one text, the two are the same.
    for (const { draft } of sameCode.count > Math.max(1, sameText.count) ? [...own, sameCode] : own) drafts.set(JSON.stringify(draft.scope), draft);
  }
  return [...drafts.values()];
}

/** All safe fixes of the file: where it was asked for, and beside the fixes of a finding. */
export function fixAll(findings: readonly Finding[], all: readonly Finding[], only: readonly string[] | undefined): Draft[] {
  if (only === undefined && findings.length === 0) return [];
  // All count, though some add to one list and are made one after the other.
  const safe = findingsOf({ safe: true }, all);
  if (safe.length < (only === undefined ? 2 : 1)) return [];
  const title = safe.length === 1 ? "Make the one safe fix in this file" : `Make all ${safe.length} safe fixes in this file`;
  return [{ title, kind: FIX_ALL, findings: safe.slice(0, MOST_CITED), scope: { safe: true } }];
}

function draftOf(scope: FileScope, all: readonly Finding[], title: (count: number) => string): { readonly count: number; readonly draft: Draft } {
  const { findings, edits } = jointEdits(findingsOf(scope, all));
  return { count: findings.length, draft: { title: title(findings.length), kind: CodeActionKind.QuickFix, findings: findings.slice(0, MOST_CITED), edits: () => edits, scope } };
}

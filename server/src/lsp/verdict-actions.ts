// What people say of findings of a language model, as actions and the command behind them: dismissed ones go and stay away, confirmed ones
// come again without a question.
import { CodeActionKind, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Finding } from "../rules/finding.ts";
import { VERDICT_KINDS, type VerdictKind } from "../semantic/feedback.ts";
import type { CommandMaker } from "./command.ts";
import type { Draft } from "./file-fixes.ts";

const VERDICT = "tbcv.semanticVerdict";

const TITLES: Readonly<Record<VerdictKind, string>> = { dismissed: "Dismiss: this is right as it stands", accepted: "Confirm this finding" };

/** The most UTF-16 units of a finding's text in a title. */
const MOST_QUOTED = 40;

/** The actions for findings of a document, two for each that a language model made. */
export function verdictDrafts(findings: readonly Finding[], uri: string): Draft[] {
  const judged = findings.filter(({ remark }) => remark !== undefined);
  return judged.flatMap((finding) => VERDICT_KINDS.map((kind): Draft => {
    // Several in one menu are told apart by what they quote.
    const title = judged.length === 1 ? TITLES[kind] : `${TITLES[kind]} (${quoted(finding.text)})`;
    return { title, kind: CodeActionKind.QuickFix, findings: [finding], command: { title, command: VERDICT, arguments: [uri, kind, finding.remark] } };
  }));
}

function quoted(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED - 1).replace(/[\uD800-\uDBFF]$/u, "")}…` : line;
}

/** `tbcv.semanticVerdict` [address, dismissed or accepted, the finding's remark]: true where it is kept, false where there is no such finding any more. */
export const semanticVerdictCommand: CommandMaker = ({ semantic }) =>
  semantic.judges
    ? {
        name: VERDICT,
        async run([uri, kind, remark]) {
          if (typeof uri !== "string" || !isKind(kind) || typeof remark !== "string") {
            throw new ResponseError(ErrorCodes.InvalidParams, `${VERDICT} needs the address of a document, "dismissed" or "accepted", and the remark of an action.`);
          }
          const outcome = await semantic.judge(uri, kind, remark);
          if (typeof outcome === "object") throw new ResponseError(LSPErrorCodes.RequestFailed, `What you said of the finding is not kept: ${outcome.reason}.`);
          return outcome === "kept";
        },
      }
    : undefined;

function isKind(value: unknown): value is VerdictKind {
  return VERDICT_KINDS.some((kind) => kind === value);
}

// The check of one document, as every thread does it: plain data in, plain data out.
import { SEVERITIES, type Severity } from "../../../shared/src/codes.ts";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { Engine } from "../engine/engine.ts";
import { fixDocument, type MadeFix } from "../engine/fix-document.ts";
import { replaceFile } from "../host/edit-file.ts";
import { type FileContent, readDocument } from "../host/read-file.ts";
import type { Finding } from "../rules/finding.ts";
import { hasSafeFix } from "../rules/fix-all.ts";
import { createSnapshot } from "../text/snapshot.ts";

/** A document to check. */
export interface FileTask {
  /** Absolute, or the name that its owner gave. */
  readonly path: string;
  readonly settings: DocumentSettings;
  /** Safe fixes of findings from this severity on are made in the file, and what is left after them is reported. */
  readonly fix?: Severity | undefined;
  /** What the file holds, where it was read already. */
  readonly content?: FileContent;
}

/** What came of a document. */
export type CheckOutcome =
  | {
      readonly kind: "checked";
      /** Ordered by place, then code. */
      readonly findings: readonly Finding[];
      /** Empty where nothing was found: nobody needs it then. */
      readonly text: string;
      /** What is not as it should be in the file. */
      readonly notice?: string;
      /** The safe fixes that were made in the file. */
      readonly fixed?: readonly MadeFix[];
      /** Why safe fixes were not made although they were asked for. */
      readonly unfixed?: string;
    }
  /** Left out on purpose, or could not be read. */
  | { readonly kind: "skipped" | "failed"; readonly reason: string }
  /** An error of the program; `detail` is for its developers. */
  | { readonly kind: "fault"; readonly reason: string; readonly detail: string };

/** Reads and checks a file, and mends it where that is asked for. Never rejects. */
export async function checkFile(engine: Engine, task: FileTask): Promise<CheckOutcome> {
  const content = task.content ?? (await readDocument(task.path));
  const outcome = checkContent(engine, task, content);
  if (task.fix === undefined || outcome.kind !== "checked" || content.kind !== "text" || !outcome.findings.some(hasSafeFix)) return outcome;
  if (content.encoding !== undefined) return { ...outcome, unfixed: `it is ${content.encoding}, and only UTF-8 is written; save it as UTF-8` };
  if (outcome.notice !== undefined) return { ...outcome, unfixed: `it is ${outcome.notice}` };
  return fixFile(engine, { ...task, fix: task.fix }, content.text, outcome);
}

/** Makes the safe fixes of a file; where that fails the file stays as it was, and so does the outcome. */
async function fixFile(engine: Engine, { path, settings, fix }: FileTask & { readonly fix: Severity }, text: string, outcome: Extract<CheckOutcome, { kind: "checked" }>): Promise<CheckOutcome> {
  try {
    const snapshot = createSnapshot({ uri: path, languageId: "", version: 0, text });
    const fixed = fixDocument({ snapshot, findings: outcome.findings }, (next) => engine.checkText(next, settings), (finding) => isAtLeast(finding.severity, fix));
    if (fixed.made.length === 0) return outcome;
    await replaceFile(path, text, fixed.text);
    const left = checkContent(engine, { path, settings }, { kind: "text", text: fixed.text });
    return left.kind === "checked" ? { ...left, fixed: fixed.made } : left;
  } catch (error) {
    return { ...outcome, unfixed: error instanceof Error ? error.message : String(error) };
  }
}

function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** Checks what was read; `languageId` is empty where the path tells the format. Never throws. */
export function checkContent(engine: Engine, { path, settings }: FileTask, content: FileContent, languageId = ""): CheckOutcome {
  if (content.kind !== "text") return content;
  const { text, notice } = content;
  try {
    const { findings } = engine.checkText(createSnapshot({ uri: path, languageId, version: 0, text }), settings);
    return checkedOutcome(findings, { text, notice });
  } catch (error) {
    return faultOutcome(error);
  }
}

/** What was found in a text, as an outcome. */
export function checkedOutcome(findings: readonly Finding[], { text, notice }: { readonly text: string; readonly notice?: string | undefined }): CheckOutcome {
  return { kind: "checked", findings, text: findings.length > 0 ? text : "", ...(notice !== undefined && { notice }) };
}

/** An error of the program as an outcome. */
export function faultOutcome(error: unknown, cause = "an error of the program"): CheckOutcome {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: "fault", reason: `could not be checked: ${cause}`, detail };
}

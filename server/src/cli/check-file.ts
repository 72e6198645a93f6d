// The check of one document, as every thread does it: plain data in, plain data out.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { Engine } from "../engine/engine.ts";
import { type FileContent, readDocument } from "../host/read-file.ts";
import type { Finding } from "../rules/finding.ts";
import { createSnapshot } from "../text/snapshot.ts";

/** A document to check. */
export interface FileTask {
  /** Absolute, or the name that its owner gave. */
  readonly path: string;
  readonly settings: DocumentSettings;
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
    }
  /** Left out on purpose, or could not be read. */
  | { readonly kind: "skipped" | "failed"; readonly reason: string }
  /** An error of the program; `detail` is for its developers. */
  | { readonly kind: "fault"; readonly reason: string; readonly detail: string };

/** Reads and checks a file. Never rejects. */
export async function checkFile(engine: Engine, task: FileTask): Promise<CheckOutcome> {
  return checkContent(engine, task, await readDocument(task.path));
}

/** Checks what was read; `languageId` is empty where the path tells the format. Never throws. */
export function checkContent(engine: Engine, { path, settings }: FileTask, content: FileContent, languageId = ""): CheckOutcome {
  if (content.kind !== "text") return content;
  const { text, notice } = content;
  try {
    const { findings } = engine.checkText(createSnapshot({ uri: path, languageId, version: 0, text }), settings);
    return { kind: "checked", findings, text: findings.length > 0 ? text : "", ...(notice !== undefined && { notice }) };
  } catch (error) {
    return faultOutcome(error);
  }
}

/** An error of the program as an outcome. */
export function faultOutcome(error: unknown, cause = "an error of the program"): CheckOutcome {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: "fault", reason: `could not be checked: ${cause}`, detail };
}

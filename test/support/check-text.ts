// Checks single texts, for tests that look at findings.
import { createEngine } from "../../server/src/engine/create-engine.ts";
import type { CheckedDocument } from "../../server/src/engine/engine.ts";
import type { FormatName } from "../../server/src/document/document.ts";
import type { Finding } from "../../server/src/rules/finding.ts";
import { jointEdits } from "../../server/src/rules/fix-all.ts";
import { applyEdits } from "../../server/src/text/edits.ts";
import { createSnapshot } from "../../server/src/text/snapshot.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";
import { defaultSettings, type DocumentSettings, toDocumentSettings } from "../../shared/src/settings.ts";

/** The settings where nothing is configured. */
export const DEFAULTS: DocumentSettings = toDocumentSettings(defaultSettings());

/** All formats. */
export const FORMATS: readonly FormatName[] = ["markdown", "mdx", "html", "restructuredtext", "asciidoc", "org", "textile", "latex", "plaintext"];

/** Checks a text in a format, by its name or another language id. */
export type TextChecker = (text: string, format?: string, settings?: DocumentSettings) => CheckedDocument;

/** Makes a checker over a truth. */
export function createChecker(truth: TruthIndex): TextChecker {
  const engine = createEngine(truth);
  return (text, format = "markdown", settings = DEFAULTS) => engine.checkText(createSnapshot({ uri: "untitled:Untitled-1", languageId: format, version: 1, text }), settings);
}

/** A finding as one line: code, text, and where there is a fix, what the first one makes of it. */
export function brief({ code, text, fixes: [first] }: Finding): string {
  return `${code}: ${text}${first === undefined ? "" : ` → ${first.edits.map((edit) => edit.text).join(" ")}`}`;
}

/** A text after the first fix of each finding that has one; of fixes that touch each other the first is made. */
export function firstFixes(text: string, findings: readonly Finding[]): string {
  return applyEdits(text, jointEdits(findings).edits);
}

// Documents of the workspace under test, and what the extension says about them.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Diagnostic, languages, type Range, type TextDocument, type TextEditor, Uri, window, workspace } from "vscode";
import { until } from "../../editors/support/until.ts";

/** A finding as these tests compare it. */
export interface Seen {
  readonly code: string;
  readonly text: string;
}

/** The folder that was opened first. */
export function workspaceFolder(): string {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("no folder is open");
  return folder.uri.fsPath;
}

/** Writes a file of the workspace; its address. */
export function write(name: string, text: string): Uri {
  const path = join(workspaceFolder(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return Uri.file(path);
}

/** Removes a file of the workspace, or a folder with all that is in it. */
export function remove(name: string): void {
  rmSync(join(workspaceFolder(), name), { recursive: true, force: true });
}

/** Writes a page and shows it. */
export async function openPage(name: string, text: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(write(name, text)));
}

/** The extension's findings in a document, in order. */
export function findings(document: TextDocument): readonly Seen[] {
  const ours = diagnosticsOf(document.uri).sort((a, b) => a.range.start.compareTo(b.range.start));
  return ours.map(({ code, range }) => ({ code: codeOf(code), text: document.getText(range) }));
}

/** All that the extension says about a file. */
export function diagnosticsOf(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "tbcv");
}

/** Waits until exactly these texts are found in a document. */
export async function untilFound(document: TextDocument, ...texts: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(texts);
  await until(`findings ${wanted}`, () => JSON.stringify(findings(document).map(({ text }) => text)) === wanted, () => JSON.stringify(findings(document)));
}

/** Where a text stands first. */
export function rangeOf(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`"${text}" is not in ${document.uri.path}`);
  return document.validateRange(document.lineAt(document.positionAt(start).line).range.with(document.positionAt(start), document.positionAt(start + text.length)));
}

function codeOf(code: Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}

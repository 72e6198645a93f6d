// An editor with one page: holds its text, tells the server of each change, and answers what the server asks as editors do.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ApplyWorkspaceEditParams, Position, Range, RegistrationParams, TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { LspClient } from "../lsp-client.ts";

/** How long a text is in each of the protocol's encodings of positions. */
const LENGTHS: Readonly<Record<string, (text: string) => number>> = {
  "utf-8": (text) => Buffer.byteLength(text),
  "utf-16": (text) => text.length,
  "utf-32": (text) => Array.from(text).length,
};

/** The page of an editor. */
export interface EditedPage {
  readonly uri: string;
  readonly text: string;
  /** How positions are told between editor and server. */
  readonly encoding: string;
}

/** The editor. */
export interface PageEditor {
  /** The page as it stands now. */
  readonly page: TextDocument;
  /** The editor's settings for the server; changed in place. */
  readonly settings: Record<string, unknown>;
  /** Resolves when the server has registered for something. */
  registered(method: string): Promise<void>;
  /** The next time that the server asks for something. */
  asked(method: string): Promise<void>;
  open(): void;
  /** The first place of a text in the page, as the server is told of it; fails where there is none. */
  rangeOf(text: string): Range;
  /** Types another text over the first place of one. */
  replace(text: string, by: string): void;
}

/** Makes the editor of a page that is not open yet. */
export function createPageEditor(client: LspClient, { uri, text, encoding }: EditedPage): PageEditor {
  const lengthOf = lengthIn(encoding);
  const page = TextDocument.create(uri, "markdown", 1, text);
  const settings: Record<string, unknown> = {};
  const done = new Set<string>();
  const waiting = new Map<string, () => void>();
  const heard = (what: string): void => {
    done.add(what);
    waiting.get(what)?.();
  };
  const wait = (what: string): Promise<void> => new Promise((resolve) => waiting.set(what, resolve));

  function told(offset: number): Position {
    const { line, character } = page.positionAt(offset);
    return { line, character: lengthOf(page.getText().slice(offset - character, offset)) };
  }

  /** Changes from the last to the first, so that each speaks of the text that the server has then. */
  function change(edits: readonly TextEdit[]): void {
    const ordered = [...edits].sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character);
    const contentChanges = ordered.map(({ range, newText }) => ({ range, text: newText }));
    const inUnits = contentChanges.map(({ range: { start, end }, text: put }) => ({ range: { start: inPage(page, start, lengthOf), end: inPage(page, end, lengthOf) }, text: put }));
    TextDocument.update(page, inUnits, page.version + 1);
    client.notify("textDocument/didChange", { textDocument: { uri, version: page.version }, contentChanges });
  }

  function rangeOf(found: string): Range {
    const start = page.getText().indexOf(found);
    if (start < 0) throw new Error(`the page does not hold "${found}"`);
    return { start: told(start), end: told(start + found.length) };
  }

  client.answer("client/registerCapability", ({ registrations }: RegistrationParams) => {
    for (const { method } of registrations) heard(`register ${method}`);
  });
  client.answer("client/unregisterCapability", () => null);
  client.answer("workspace/configuration", ({ items }: { items: readonly unknown[] }) => items.map(() => settings));
  client.answer("window/workDoneProgress/create", () => null);
  client.answer("window/showDocument", () => ({ success: true }));
  for (const what of ["codeLens", "inlayHint", "semanticTokens", "foldingRange", "diagnostic"]) {
    client.answer(`workspace/${what}/refresh`, () => { heard(`ask workspace/${what}/refresh`); });
  }
  client.answer("workspace/applyEdit", ({ edit }: ApplyWorkspaceEditParams) => {
    for (const [changed, edits] of editsByUri(edit)) {
      if (changed === uri) change(edits);
      else writeFileSync(fileURLToPath(changed), TextDocument.applyEdits(TextDocument.create(changed, "", 0, readFileSync(fileURLToPath(changed), "utf8")), edits));
    }
    return { applied: true };
  });
  for (const method of ["window/logMessage", "window/showMessage", "$/progress"]) client.listen(method, () => undefined);

  return {
    page, settings,
    registered: (method) => (done.has(`register ${method}`) ? Promise.resolve() : wait(`register ${method}`)),
    asked: (method) => wait(`ask ${method}`),
    open() {
      client.notify("textDocument/didOpen", { textDocument: { uri, languageId: page.languageId, version: page.version, text } });
    },
    rangeOf,
    replace(before, by) {
      change([{ range: rangeOf(before), newText: by }]);
    },
  };
}

function lengthIn(encoding: string): (text: string) => number {
  const lengthOf = LENGTHS[encoding];
  if (lengthOf === undefined) throw new Error(`no positions are told in ${encoding}`);
  return lengthOf;
}

/** A position in UTF-16 units. */
function inPage(page: TextDocument, { line, character }: Position, lengthOf: (text: string) => number): Position {
  const start = page.offsetAt({ line, character: 0 });
  const text = page.getText().slice(start);
  let at = 0;
  while (lengthOf(text.slice(0, at)) < character) at++;
  return { line, character: at };
}

function editsByUri({ documentChanges, changes = {} }: WorkspaceEdit): (readonly [string, TextEdit[]])[] {
  if (documentChanges === undefined) return Object.entries(changes);
  return documentChanges.flatMap((one) => ("textDocument" in one ? [[one.textDocument.uri, one.edits as TextEdit[]] as const] : []));
}

// An editor with one page: holds its text, tells the server of each change, and answers what the server asks as editors do.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ApplyWorkspaceEditParams, RegistrationParams, TextEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { LspClient } from "../lsp-client.ts";

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
  /** Types another text over the first place of one. */
  replace(text: string, by: string): void;
}

/** Makes the editor of a page that is not open yet. */
export function createPageEditor(client: LspClient, uri: string, text: string): PageEditor {
  const page = TextDocument.create(uri, "markdown", 1, text);
  const settings: Record<string, unknown> = {};
  const done = new Set<string>();
  const waiting = new Map<string, () => void>();
  const heard = (what: string): void => {
    done.add(what);
    waiting.get(what)?.();
  };
  const wait = (what: string): Promise<void> => new Promise((resolve) => waiting.set(what, resolve));

  /** Changes from the last to the first, so that each speaks of the text that the server has then. */
  function change(edits: readonly TextEdit[]): void {
    const contentChanges = [...edits].sort((a, b) => page.offsetAt(b.range.start) - page.offsetAt(a.range.start)).map(({ range, newText }) => ({ range, text: newText }));
    TextDocument.update(page, contentChanges, page.version + 1);
    client.notify("textDocument/didChange", { textDocument: { uri, version: page.version }, contentChanges });
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
    replace(before, by) {
      const start = page.getText().indexOf(before);
      if (start < 0) throw new Error(`the page does not hold "${before}"`);
      change([{ range: { start: page.positionAt(start), end: page.positionAt(start + before.length) }, newText: by }]);
    },
  };
}

function editsByUri({ documentChanges, changes = {} }: WorkspaceEdit): (readonly [string, TextEdit[]])[] {
  if (documentChanges === undefined) return Object.entries(changes);
  return documentChanges.flatMap((one) => ("textDocument" in one ? [[one.textDocument.uri, one.edits as TextEdit[]] as const] : []));
}

// Takes what the client says about its documents: every version a snapshot of its own, every change an edit.
import { type Connection, TextDocuments } from "vscode-languageserver";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import { applyChanges } from "./content-changes.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** Who is told about documents. */
export interface DocumentSyncParts {
  readonly documents: OpenDocuments;
  readonly converter: PositionConverter;
  readonly onSaved: (uri: string) => void;
  readonly warn: (message: string) => void;
}

/** Listens to open, change, save and close. */
export function syncDocuments(connection: Connection, { documents, converter, onSaved, warn }: DocumentSyncParts): void {
  const faulty = new Set<string>();

  function tellFault(uri: string, fault: string | undefined): void {
    if (fault === undefined) return;
    if (!faulty.has(uri)) warn(`${uri}: ${fault}. Findings may be misplaced until the whole text is sent again.`);
    faulty.add(uri);
  }

  const texts = new TextDocuments<Snapshot>({
    create(uri, languageId, version, content) {
      const text: unknown = content;
      faulty.delete(uri);
      const snapshot = createSnapshot({ uri, languageId, version, text: typeof text === "string" ? text : "" });
      documents.open(snapshot);
      return snapshot;
    },
    update(before, changes, version) {
      const { snapshot, edits, fault, healed } = applyChanges(before, changes, version, converter);
      if (healed) faulty.delete(before.uri);
      tellFault(before.uri, fault);
      documents.change(snapshot, edits);
      return snapshot;
    },
  });
  texts.onDidClose(({ document }) => {
    faulty.delete(document.uri);
    documents.close(document.uri);
  });
  texts.onDidSave(({ document }) => {
    onSaved(document.uri);
  });
  texts.listen(connection);
}

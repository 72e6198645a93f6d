// Takes what the client says about its documents: every version a snapshot of its own, every change an edit. Some clients send wrong
// ranges; each save shows whether the text here is theirs, and where it is not, theirs is taken.
import { type Connection, TextDocuments, type TextDocumentsConfiguration } from "vscode-languageserver";
import { editBetween } from "../text/edits.ts";
import { createSnapshot, editSnapshot, type Snapshot } from "../text/snapshot.ts";
import { applyChanges } from "./content-changes.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { PositionConverter } from "./position-encoding.ts";
import { isOtherText, savedText } from "./saved-text.ts";
import type { WholeTexts } from "./whole-texts.ts";

/** Who is told about documents. */
export interface DocumentSyncParts {
  readonly documents: OpenDocuments;
  readonly converter: PositionConverter;
  readonly wholeTexts: WholeTexts;
  readonly onSaved: (uri: string) => void;
  readonly warn: (message: string) => void;
}

/** Listens to open, change, save and close. The answer reads documents of other origin, such as cells, the same way. */
export function syncDocuments(connection: Connection, parts: DocumentSyncParts): TextDocumentsConfiguration<Snapshot> {
  const { documents, onSaved } = parts;
  const faults = createFaults(parts);
  const reading: TextDocumentsConfiguration<Snapshot> = {
    create(uri, languageId, version, content) {
      const text: unknown = content;
      faults.forget(uri);
      const snapshot = createSnapshot({ uri, languageId, version, text: typeof text === "string" ? text : "" });
      documents.open(snapshot);
      return snapshot;
    },
    update(before, changes, version) {
      // What a save has mended is known there only.
      const { snapshot, edits, fault, healed } = applyChanges(documents.current(before.uri) ?? before, changes, version, parts.converter);
      if (healed) faults.mended(before.uri);
      if (fault !== undefined) faults.tell(before.uri, fault);
      documents.change(snapshot, edits);
      return snapshot;
    },
  };
  const texts = new TextDocuments<Snapshot>(reading);
  texts.onDidClose(({ document }) => {
    faults.forget(document.uri);
    documents.close(document.uri);
  });
  texts.listen(connection);
  // Not by `texts`, which keeps the saved text to itself.
  connection.onDidSaveTextDocument(({ textDocument: { uri }, text }) => {
    onSaved(uri);
    const known = documents.current(uri);
    if (known === undefined) return;
    if (typeof text === "string") faults.compare(known, text);
    else void savedText(uri, Date.now()).then((saved) => {
      if (saved !== undefined) faults.compare(known, saved);
    });
  });
  return reading;
}

interface Faults {
  tell(uri: string, fault: string): void;
  /** Compares a version with what was saved of it, and mends it. */
  compare(known: Snapshot, saved: string): void;
  mended(uri: string): void;
  forget(uri: string): void;
}

/** What went wrong with documents, each told once until it is mended; a recovery once for each document. */
function createFaults({ documents, wholeTexts, warn }: DocumentSyncParts): Faults {
  const faulty = new Set<string>();
  const recovered = new Set<string>();

  function recover(known: Snapshot, saved: string): void {
    const { uri, version, text } = known;
    const edit = editBetween(text, saved.replace(/^\uFEFF/u, ""));
    if (edit !== undefined) documents.change(editSnapshot(known, version, edit), [edit]);
    const next = wholeTexts.ask() ? " From now on the editor is asked for the whole text." : "";
    if (!recovered.has(uri)) warn(`${uri}: the editor sent changes that did not lead to the text it saved. The saved text was taken.${next}`);
    recovered.add(uri);
  }

  return {
    tell(uri, fault) {
      const asked = wholeTexts.ask();
      if (!faulty.has(uri)) warn(`${uri}: ${fault}. Findings may be misplaced until the whole text is sent again${asked ? ", for which the editor is asked," : ""} or the document is saved.`);
      faulty.add(uri);
    },
    compare(known, saved) {
      const { uri } = known;
      const isNewest = documents.current(uri) === known;
      if (!isOtherText(known.text, saved)) {
        if (isNewest) faulty.delete(uri);
      } else if (isNewest) {
        faulty.delete(uri);
        recover(known, saved);
      } else this.tell(uri, "the text here is not the one that was saved");
    },
    mended: (uri) => void faulty.delete(uri),
    forget(uri) {
      faulty.delete(uri);
      recovered.delete(uri);
    },
  };
}

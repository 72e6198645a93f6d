// Edits of documents as the client takes them: tied to the version where it can check that, and with notes on which it asks the user to
// confirm where it can show such.
import type { AnnotatedTextEdit, ChangeAnnotation, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../text/edits.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { ClientFeatures } from "./client-features.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** Edits of one document that belong together. All speak of the text of the snapshot. */
export interface DocumentChange {
  readonly snapshot: Snapshot;
  /** Null: the document is not open, so the client holds no version of it. */
  readonly version: number | null;
  readonly edits: readonly Edit[];
  /** Shown to the user, who confirms it or not; undefined where there is nothing to ask. */
  readonly note?: ChangeAnnotation;
}

/** Makes workspace edits for one client. */
export interface WorkspaceEditMaker {
  /** Edits of one open document. */
  (snapshot: Snapshot, edits: readonly Edit[]): WorkspaceEdit;
  /** Edits of several documents. */
  ofAll(changes: readonly DocumentChange[]): WorkspaceEdit;
}

/** Makes the maker for what a client takes. */
export function createWorkspaceEditMaker({ documentChanges: versioned, annotates }: Pick<ClientFeatures, "documentChanges" | "annotates">, converter: PositionConverter): WorkspaceEditMaker {
  const toTextEdits = ({ snapshot, edits }: DocumentChange): TextEdit[] => edits.map(({ span, text }) => ({ range: converter.toRange(snapshot, span), newText: text }));

  function ofAll(changes: readonly DocumentChange[]): WorkspaceEdit {
    if (!versioned) return { changes: Object.fromEntries([...byUri(changes)].map(([uri, own]) => [uri, own.flatMap(toTextEdits)])) };
    const notes = annotates ? new Set(changes.flatMap(({ note }) => note ?? [])) : new Set<ChangeAnnotation>();
    const idOf = new Map([...notes].map((note, at) => [note, `${at + 1}`]));
    const noted = (change: DocumentChange): (TextEdit | AnnotatedTextEdit)[] => {
      const annotationId = change.note && idOf.get(change.note);
      return toTextEdits(change).map((edit) => (annotationId === undefined ? edit : { ...edit, annotationId }));
    };
    return {
      documentChanges: [...byUri(changes)].map(([uri, own]) => ({ textDocument: { uri, version: own[0]?.version ?? null }, edits: own.flatMap(noted) })),
      ...(notes.size > 0 && { changeAnnotations: Object.fromEntries([...idOf].map(([note, id]) => [id, note])) }),
    };
  }

  return Object.assign((snapshot: Snapshot, edits: readonly Edit[]) => ofAll([{ snapshot, version: snapshot.version, edits }]), { ofAll });
}

function byUri(changes: readonly DocumentChange[]): ReadonlyMap<string, DocumentChange[]> {
  const grouped = new Map<string, DocumentChange[]>();
  for (const change of changes) {
    const own = grouped.get(change.snapshot.uri) ?? [];
    own.push(change);
    grouped.set(change.snapshot.uri, own);
  }
  return grouped;
}

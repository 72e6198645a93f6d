// Edits of one document as the client takes them: tied to the version where it can check that.
import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../text/edits.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** Makes workspace edits for one client. All edits speak of the text of the snapshot. */
export type WorkspaceEditMaker = (snapshot: Snapshot, edits: readonly Edit[]) => WorkspaceEdit;

/** `versioned`: the client takes `documentChanges`. */
export function createWorkspaceEditMaker(versioned: boolean, converter: PositionConverter): WorkspaceEditMaker {
  return (snapshot, edits) => {
    const textEdits = edits.map(({ span, text }): TextEdit => ({ range: converter.toRange(snapshot, span), newText: text }));
    if (!versioned) return { changes: { [snapshot.uri]: textEdits } };
    return { documentChanges: [{ textDocument: { uri: snapshot.uri, version: snapshot.version }, edits: textEdits }] };
  };
}

// Changes of files that need not be open, as the client takes them. An open file counts as it stands in the editor.
import type { TextDocumentEdit, WorkspaceEdit, CreateFile } from "vscode-languageserver";
import type { FileChange } from "../host/accept-plan.ts";
import { readToEdit } from "../host/read-to-edit.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import type { ClientFeatures } from "./client-features.ts";
import { toUri } from "./document-address.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** Longer files (UTF-16 units) are not changed from here: quick fixes are asked for at each step of the cursor. */
const LONGEST = 128 * 1024;

/** Reads files as the editor has them, and makes edits of changes. */
export interface FileEdits {
  /** The text of a file; undefined where there is none. Rejects where it cannot be read or is too long. */
  readonly read: (file: string) => Promise<string | undefined>;
  /** The client can apply these changes. */
  canApply(changes: readonly FileChange[]): boolean;
  toWorkspaceEdit(changes: readonly FileChange[]): WorkspaceEdit;
}

/** What edits are made with. */
export interface FileEditsParts {
  readonly features: Pick<ClientFeatures, "documentChanges" | "createsFiles">;
  readonly converter: PositionConverter;
  /** The open document of an address. */
  readonly current: (uri: string) => Snapshot | undefined;
}

/** Makes edits for one client. */
export function createFileEdits({ features, converter, current }: FileEditsParts): FileEdits {
  return {
    async read(file) {
      const text = current(toUri(file))?.text ?? (await readToEdit(file));
      if (text !== undefined && text.length > LONGEST) throw new Error("the file is too long");
      return text;
    },
    canApply: (changes) => (features.createsFiles && features.documentChanges) || changes.every(({ before }) => before !== undefined),
    toWorkspaceEdit(changes) {
      const parts = changes.map(({ file, before, edits }) => {
        const uri = toUri(file);
        const open = current(uri);
        const snapshot = open ?? createSnapshot({ uri, languageId: "", version: 0, text: before ?? "" });
        const create: CreateFile[] = before === undefined ? [{ kind: "create", uri }] : [];
        const textEdits = edits.map(({ span, text }) => ({ range: converter.toRange(snapshot, span), newText: text }));
        return { uri, create, textEdits, version: open?.version ?? null };
      });
      if (!features.documentChanges) return { changes: Object.fromEntries(parts.map(({ uri, textEdits }) => [uri, textEdits])) };
      return {
        documentChanges: parts.flatMap(({ uri, create, textEdits, version }): (CreateFile | TextDocumentEdit)[] => [...create, { textDocument: { uri, version }, edits: textEdits }]),
      };
    },
  };
}

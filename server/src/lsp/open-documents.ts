// The documents that the client holds open. A burst of changes is checked once; a request checks first, so its answer is always for
// the newest version.
import type { EditorDisplay } from "../../../shared/src/settings.ts";
import type { Engine } from "../engine/engine.ts";
import type { Edit } from "../text/edits.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { OpenDocument, type OpenDocumentParts, type SettledDocument } from "./open-document.ts";

/** The open documents. */
export interface OpenDocuments {
  open(snapshot: Snapshot): void;
  /** `edits` lead from the version before to this one. */
  change(snapshot: Snapshot, edits: readonly Edit[]): void;
  close(uri: string): void;
  /** The newest snapshot. */
  current(uri: string): Snapshot | undefined;
  /** Finds anew what one document is checked with. */
  place(uri: string): void;
  /** Finds anew what every document is checked with. Resolves when all are. */
  refresh(): Promise<void>;
  /** Checks what waits; the result for the newest version, or undefined where the document is not open or left out. */
  settled(uri: string): Promise<SettledDocument | undefined>;
  /** The newest snapshots of all. */
  all(): readonly Snapshot[];
  /** What the settings show beside the findings; undefined where the document is not checked. */
  display(uri: string): EditorDisplay | undefined;
  /** How many documents wait for a check. */
  waiting(): number;
  /** The engines in use. */
  engines(): ReadonlySet<Engine>;
}

/** Makes an empty set of documents. */
export function createOpenDocuments(parts: OpenDocumentParts): OpenDocuments {
  const documents = new Map<string, OpenDocument>();
  return {
    open(snapshot) {
      documents.get(snapshot.uri)?.close(false);
      const document = new OpenDocument(snapshot, parts);
      documents.set(snapshot.uri, document);
      void document.attach();
    },
    change(snapshot, edits) {
      documents.get(snapshot.uri)?.change(snapshot, edits);
    },
    close(uri) {
      documents.get(uri)?.close(true);
      documents.delete(uri);
    },
    current: (uri) => documents.get(uri)?.snapshot,
    place: (uri) => void documents.get(uri)?.attach(),
    async refresh() {
      await Promise.all([...documents.values()].map((document) => document.attach()));
    },
    async settled(uri) {
      return documents.get(uri)?.settled();
    },
    all: () => [...documents.values()].map(({ snapshot }) => snapshot),
    display: (uri) => documents.get(uri)?.display,
    waiting() {
      let count = 0;
      for (const { waits } of documents.values()) if (waits) count++;
      return count;
    },
    engines: () => new Set([...documents.values()].flatMap(({ engine }) => engine ?? [])),
  };
}

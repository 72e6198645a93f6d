// The documents that the client holds open: their newest snapshots, the edits since the last check, and what they are checked with.
// A burst of changes is checked once; a request checks first, so its answer is always for the newest version.
import type { CheckedDocument, Engine } from "../engine/engine.ts";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { Edit } from "../text/edits.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { DocumentContext, DocumentContexts } from "./document-contexts.ts";
import type { Timer } from "./timer.ts";

/** How long changes are gathered before a check, in milliseconds. The time does not start anew with each change. */
export const GATHERING_TIME = 15;

/** What the open documents need and whom they tell. */
export interface OpenDocumentsParts {
  readonly contexts: DocumentContexts;
  readonly timer: Timer;
  /** A document is not checked (any more): it was closed, or the settings leave it out. */
  readonly onCleared: (snapshot: Snapshot, closed: boolean) => void;
  readonly onFault: (error: unknown) => void;
}

/** The newest result of a document, and the engine that it comes from. */
export interface SettledDocument {
  readonly checked: CheckedDocument;
  readonly engine: Engine;
}

/** The open documents. */
export interface OpenDocuments {
  open(snapshot: Snapshot): void;
  /** `edits` lead from the version before to this one. */
  change(snapshot: Snapshot, edits: readonly Edit[]): void;
  close(uri: string): void;
  /** The newest snapshot. */
  current(uri: string): Snapshot | undefined;
  /** Finds anew what every document is checked with. Resolves when all are. */
  refresh(): Promise<void>;
  /** Checks what waits; the result for the newest version, or undefined where the document is not open or left out. */
  settled(uri: string): Promise<SettledDocument | undefined>;
  /** The engines in use. */
  engines(): ReadonlySet<Engine>;
}

interface OpenDocument {
  snapshot: Snapshot;
  /** From the checked version to the newest. */
  edits: Edit[];
  placed: { readonly engine: Engine; readonly settings: DocumentSettings } | undefined;
  /** The newest search for a context. */
  attaching: Promise<void>;
  callOff: (() => void) | undefined;
}

/** Makes an empty set of documents. */
export function createOpenDocuments(parts: OpenDocumentsParts): OpenDocuments {
  const documents = new Map<string, OpenDocument>();

  function check(document: OpenDocument): void {
    document.callOff?.();
    document.callOff = undefined;
    const { placed, snapshot, edits } = document;
    if (placed === undefined || placed.engine.get(snapshot.uri)?.snapshot === snapshot) return;
    document.edits = [];
    try {
      placed.engine.change(snapshot, edits);
    } catch (error) {
      parts.onFault(error);
      openIn(document, placed.engine, placed.settings);
    }
  }

  /** Never throws: an error of the program leaves the document unchecked until its next change. */
  function openIn(document: OpenDocument, engine: Engine, settings: DocumentSettings): void {
    document.edits = [];
    try {
      engine.open(document.snapshot, settings);
      document.placed = { engine, settings };
    } catch (error) {
      parts.onFault(error);
      leave(document);
      parts.onCleared(document.snapshot, false);
    }
  }

  function leave(document: OpenDocument): void {
    document.placed?.engine.close(document.snapshot.uri);
    document.placed = undefined;
  }

  function place(document: OpenDocument, { engine, settings, ignored }: DocumentContext): void {
    if (ignored || document.placed?.engine !== engine) leave(document);
    if (ignored) parts.onCleared(document.snapshot, false);
    else if (document.placed === undefined) openIn(document, engine, settings);
    else {
      check(document);
      const same = JSON.stringify(document.placed.settings) === JSON.stringify(settings);
      if (!same) openIn(document, engine, settings);
    }
  }

  async function attach(document: OpenDocument): Promise<void> {
    const search = parts.contexts.of(document.snapshot.uri).then(
      (context) => {
        if (document.attaching === search && documents.get(document.snapshot.uri) === document) place(document, context);
      },
      (error: unknown) => {
        parts.onFault(error);
      },
    );
    document.attaching = search;
    return search;
  }

  function schedule(document: OpenDocument): void {
    document.callOff ??= parts.timer.after(GATHERING_TIME, () => {
      document.callOff = undefined;
      if (document.placed === undefined) void attach(document);
      else check(document);
    });
  }

  function forget(uri: string): OpenDocument | undefined {
    const document = documents.get(uri);
    if (document === undefined) return undefined;
    document.callOff?.();
    leave(document);
    documents.delete(uri);
    return document;
  }

  return {
    open(snapshot) {
      forget(snapshot.uri);
      const document: OpenDocument = { snapshot, edits: [], placed: undefined, attaching: Promise.resolve(), callOff: undefined };
      documents.set(snapshot.uri, document);
      void attach(document);
    },
    change(snapshot, edits) {
      const document = documents.get(snapshot.uri);
      if (document === undefined) return;
      document.snapshot = snapshot;
      document.edits.push(...edits);
      schedule(document);
    },
    close(uri) {
      const document = forget(uri);
      if (document) parts.onCleared(document.snapshot, true);
    },
    current: (uri) => documents.get(uri)?.snapshot,
    async refresh() {
      await Promise.all([...documents.values()].map(attach));
    },
    async settled(uri) {
      for (let document = documents.get(uri); document !== undefined; document = documents.get(uri)) {
        const { attaching } = document;
        await attaching;
        if (documents.get(uri) !== document || document.attaching !== attaching) continue;
        check(document);
        const checked = document.placed?.engine.get(uri);
        return document.placed && checked && { checked, engine: document.placed.engine };
      }
      return undefined;
    },
    engines: () => new Set([...documents.values()].flatMap(({ placed }) => placed?.engine ?? [])),
  };
}

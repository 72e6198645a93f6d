// One document that the client holds open: its newest snapshot, the edits since the last check, and what it is checked with. Never
// throws: an error of the program leaves the document unchecked until its next change.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { CheckedDocument, Engine } from "../engine/engine.ts";
import type { Edit } from "../text/edits.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { DocumentContext, DocumentContexts } from "./document-contexts.ts";
import type { Timer } from "./timer.ts";

/** How long changes are gathered before a check, in milliseconds. The time does not start anew with each change. */
const GATHERING_TIME = 15;
/** A check is followed by a rest of so many times its own length, so that in long documents a burst is not checked at every letter. */
const REST = 2;

/** What a document needs and whom it tells. */
export interface OpenDocumentParts {
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

/** An open document. Call `attach` first, and again whenever settings may have changed. */
export class OpenDocument {
  readonly #parts: OpenDocumentParts;
  #snapshot: Snapshot;
  /** From the checked version to the newest. */
  #edits: Edit[] = [];
  #placed: { readonly engine: Engine; readonly settings: DocumentSettings } | undefined;
  /** The newest search for a context. */
  #attaching: Promise<void> = Promise.resolve();
  #callOff: (() => void) | undefined;
  #closed = false;
  /** No check of its own accord before this time. */
  #restUntil = 0;
  /** The client has been told something of the document. */
  #told = false;

  constructor(snapshot: Snapshot, parts: OpenDocumentParts) {
    this.#snapshot = snapshot;
    this.#parts = parts;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get engine(): Engine | undefined {
    return this.#placed?.engine;
  }

  /** Finds what the document is checked with, and checks it. Of several searches the newest counts. */
  attach(): Promise<void> {
    const search = this.#parts.contexts.of(this.#snapshot.uri).then(
      (context) => {
        if (this.#attaching === search && !this.#closed) this.#place(context);
      },
      (error: unknown) => {
        this.#parts.onFault(error);
      },
    );
    this.#attaching = search;
    return search;
  }

  /** The next version; `edits` lead to it. It is checked soon. */
  change(snapshot: Snapshot, edits: readonly Edit[]): void {
    this.#snapshot = snapshot;
    this.#edits.push(...edits);
    const { timer } = this.#parts;
    this.#callOff ??= timer.after(Math.max(GATHERING_TIME, this.#restUntil - timer.now()), () => {
      this.#callOff = undefined;
      if (this.#placed === undefined) void this.attach();
      else this.#check();
    });
  }

  /** The result for the newest version; undefined where the document is closed or left out. */
  async settled(): Promise<SettledDocument | undefined> {
    for (let search: Promise<void> | undefined; search !== this.#attaching; ) {
      search = this.#attaching;
      await search;
    }
    this.#check();
    const checked = this.#placed?.engine.get(this.#snapshot.uri);
    return this.#placed && checked && { checked, engine: this.#placed.engine };
  }

  /** `forGood`: the client closed it, so what it was told is taken back. */
  close(forGood: boolean): void {
    this.#closed = true;
    this.#callOff?.();
    this.#leave();
    if (forGood && this.#told) this.#parts.onCleared(this.#snapshot, true);
  }

  #place({ engine, settings, reading }: DocumentContext): void {
    if (reading !== "checked" || this.#placed?.engine !== engine) this.#leave();
    if (reading === "left out" || (reading === "own file" && this.#told)) this.#clear();
    this.#told = reading !== "own file";
    if (reading !== "checked") return;
    if (this.#placed === undefined) this.#openIn(engine, settings);
    else {
      this.#check();
      const same = JSON.stringify(this.#placed.settings) === JSON.stringify(settings);
      if (!same) this.#openIn(engine, settings);
    }
  }

  /** Checks what changed since the last check. */
  #check(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const placed = this.#placed;
    const edits = this.#edits;
    if (placed === undefined || placed.engine.get(this.#snapshot.uri)?.snapshot === this.#snapshot) return;
    this.#edits = [];
    const started = this.#parts.timer.now();
    try {
      placed.engine.change(this.#snapshot, edits);
    } catch (error) {
      this.#parts.onFault(error);
      this.#openIn(placed.engine, placed.settings);
    }
    const ended = this.#parts.timer.now();
    this.#restUntil = ended + REST * (ended - started);
  }

  #openIn(engine: Engine, settings: DocumentSettings): void {
    this.#edits = [];
    try {
      engine.open(this.#snapshot, settings);
      this.#placed = { engine, settings };
    } catch (error) {
      this.#parts.onFault(error);
      this.#leave();
      this.#clear();
    }
  }

  #clear(): void {
    this.#parts.onCleared(this.#snapshot, false);
  }

  #leave(): void {
    this.#placed?.engine.close(this.#snapshot.uri);
    this.#placed = undefined;
  }
}

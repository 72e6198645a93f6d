// One document that the client holds open: its newest snapshot, the edits since the last check, and what it is checked with. A check
// runs in slices, between which the server hears other messages; a newer change makes it start anew. Never throws: an error of the
// program leaves the document unchecked until its next change.
import type { DocumentSettings, EditorDisplay } from "../../../shared/src/settings.ts";
import type { CheckedDocument, Engine } from "../engine/engine.ts";
import type { Edit } from "../text/edits.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Steps } from "../text/steps.ts";
import type { DocumentContext, DocumentContexts } from "./document-contexts.ts";
import { SLICE } from "./drive-steps.ts";
import type { Timer } from "./timer.ts";

/** A check that took longer than a slice is followed by a rest of so many times its own length, so that a burst is not checked at every letter. */
const REST = 2;
/** The longest rest, in milliseconds: the first letter behind a long check must not wait for it. */
const LONGEST_REST = 150;

/** What a document needs and whom it tells. */
export interface OpenDocumentParts {
  readonly contexts: DocumentContexts;
  readonly timer: Timer;
  /** A document is not checked (any more): it was closed, or the settings leave it out. */
  readonly onCleared: (snapshot: Snapshot, closed: boolean) => void;
  /** A version was checked, in so many milliseconds of work. */
  readonly onDone: (checked: CheckedDocument, milliseconds: number) => void;
  /** `waits` may be another than before. */
  readonly onQueue: () => void;
  readonly onFault: (error: unknown) => void;
}

/** The newest result of a document, and the engine that it comes from. */
export interface SettledDocument {
  readonly checked: CheckedDocument;
  readonly engine: Engine;
  readonly display: EditorDisplay;
}

/** What a document is checked with. */
interface Placement {
  readonly engine: Engine;
  readonly settings: DocumentSettings;
  readonly display: EditorDisplay;
  /** The engine holds it with these settings, so that a change is enough. */
  readonly known: boolean;
}

/** An open document. Call `attach` first, and again whenever settings may have changed. */
export class OpenDocument {
  readonly #parts: OpenDocumentParts;
  #snapshot: Snapshot;
  /** From the checked version to the newest. */
  #edits: Edit[] = [];
  #placed: Placement | undefined;
  /** The check under way. */
  #work: Steps<CheckedDocument> | undefined;
  /** Requests that wait for the newest version to be checked. */
  #waiting: (() => void)[] = [];
  /** How long the check under way has run, in milliseconds. */
  #worked = 0;
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

  get display(): EditorDisplay | undefined {
    return this.#placed?.display;
  }

  /** The newest version is not checked yet. */
  get waits(): boolean {
    return !this.#closed && !this.#isCurrent();
  }

  /** Finds what the document is checked with, and checks it. Of several searches the newest counts. */
  attach(): Promise<void> {
    const search = this.#parts.contexts.of(this.#snapshot).then(
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
    this.#drop();
    this.#schedule(this.#waiting.length > 0 ? 0 : Math.max(0, this.#restUntil - this.#parts.timer.now()));
    this.#parts.onQueue();
  }

  /** The result for the newest version; undefined where the document is closed or left out. */
  async settled(): Promise<SettledDocument | undefined> {
    for (let search: Promise<void> | undefined; search !== this.#attaching; ) {
      search = this.#attaching;
      await search;
    }
    // The first one to ask starts at once; all wait for the same check, which goes on by itself.
    if (!this.#isCurrent() && this.#waiting.length === 0) this.#slice();
    while (!this.#isCurrent()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const checked = this.#placed?.engine.get(this.#snapshot.uri);
    return this.#placed && checked && { checked, engine: this.#placed.engine, display: this.#placed.display };
  }

  /** `forGood`: the client closed it, so what it was told is taken back. */
  close(forGood: boolean): void {
    this.#closed = true;
    this.#callOff?.();
    this.#leave();
    if (forGood && this.#told) this.#parts.onCleared(this.#snapshot, true);
  }

  #place({ engine, settings, display, reading }: DocumentContext): void {
    if (reading !== "checked" || this.#placed?.engine !== engine) this.#leave();
    if (reading === "left out" || (reading === "own file" && this.#told)) this.#clear();
    this.#told = reading !== "own file";
    if (reading !== "checked") return;
    const same = this.#placed !== undefined && JSON.stringify([this.#placed.settings, this.#placed.display]) === JSON.stringify([settings, display]);
    if (!same) {
      this.#drop();
      this.#placed = { engine, settings, display, known: false };
      this.#parts.onQueue();
    }
    this.#slice();
  }

  /** There is nothing to check: all is checked, or nothing may be. */
  #isCurrent(): boolean {
    return this.#placed === undefined || (this.#placed.known && this.#placed.engine.get(this.#snapshot.uri)?.snapshot === this.#snapshot);
  }

  #schedule(milliseconds: number): void {
    this.#callOff ??= this.#parts.timer.after(milliseconds, () => {
      this.#callOff = undefined;
      if (this.#placed === undefined) void this.attach();
      else this.#slice();
    });
  }

  /** Goes on with the check, or starts it; what is left is done a moment later. */
  #slice(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    if (this.#placed === undefined || this.#isCurrent()) return;
    const { timer } = this.#parts;
    const started = timer.now();
    let done = false;
    try {
      this.#work ??= this.#start(this.#placed);
      while (!done && timer.now() - started < SLICE) done = this.#work.next().done === true;
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#worked += timer.now() - started;
    if (done) this.#done(this.#placed);
    else this.#schedule(0);
  }

  #start({ engine, settings, known }: Placement): Steps<CheckedDocument> {
    return known ? engine.changeInSteps(this.#snapshot, [...this.#edits]) : engine.openInSteps(this.#snapshot, settings);
  }

  #done(placed: Placement): void {
    this.#placed = { ...placed, known: true };
    this.#edits = [];
    const checked = placed.engine.get(this.#snapshot.uri);
    if (checked !== undefined) this.#parts.onDone(checked, this.#worked);
    if (this.#worked > SLICE) this.#restUntil = this.#parts.timer.now() + Math.min(LONGEST_REST, REST * this.#worked);
    this.#drop();
    this.#wake();
  }

  /** Nothing is left to wait for. */
  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
    this.#parts.onQueue();
  }

  /** An error of the program: the document is read anew once, and if that fails too, left unchecked until its next change. */
  #fail(error: unknown): void {
    this.#parts.onFault(error);
    const placed = this.#placed;
    const again = placed?.known === true;
    this.#leave();
    if (placed !== undefined && again) {
      this.#placed = { ...placed, known: false };
      this.#slice();
    } else this.#clear();
  }

  /** Gives up the check under way. */
  #drop(): void {
    this.#work = undefined;
    this.#worked = 0;
  }

  #clear(): void {
    this.#parts.onCleared(this.#snapshot, false);
  }

  #leave(): void {
    this.#drop();
    this.#placed?.engine.close(this.#snapshot.uri);
    this.#placed = undefined;
    this.#wake();
  }
}

// Work behind the typing path: debounced for each document, one piece of work a document, the latest version wins, so many documents at a
// time, the visible one first. It owns no clock: the timer is handed in.
import { type Cancellation, type CancelSignal, createCancellation } from "./cancel.ts";

/** Time as the queue uses it. */
interface QueueTimer {
  /** Runs `run` once after some milliseconds; the answer calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** What a queue works with. */
export interface BackgroundQueueParts {
  readonly timer: QueueTimer;
  /** Milliseconds without a change after which a document's turn comes. */
  readonly debounce: number;
  /** Documents that are worked on at a time. */
  readonly limit: number;
  /** The work on the newest version of a document. It ends soon once it is called off. */
  readonly run: (uri: string, cancel: CancelSignal) => Promise<void>;
  /** Called where the work rejects, which is an error of the program. */
  readonly onFault: (error: unknown) => void;
  /** Called whenever the counts change. */
  readonly onChanged?: () => void;
}

/** A queue. */
export interface BackgroundQueue {
  /** A document has a new version: what is done about the one before is called off. */
  changed(uri: string): void;
  /** A document is not wanted any more. */
  closed(uri: string): void;
  /** The document that people look at comes first from now on. */
  visible(uri: string): void;
  /** Documents that wait or are worked on. */
  pending(): number;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
  /** Calls everything off; nothing is taken any more. */
  stop(): void;
}

/** Makes a queue without work. */
export function createBackgroundQueue(parts: BackgroundQueueParts): BackgroundQueue {
  return new DocumentQueue(parts);
}

class DocumentQueue implements BackgroundQueue {
  readonly #parts: BackgroundQueueParts;
  /** Documents in their debounce, with the way to call it off. */
  readonly #resting = new Map<string, () => void>();
  /** Documents whose turn has come, the longest waiting first. */
  readonly #ready = new Set<string>();
  readonly #running = new Map<string, Cancellation>();
  #visible: string | undefined;
  #stopped = false;
  #idle: (() => void)[] = [];

  constructor(parts: BackgroundQueueParts) {
    this.#parts = parts;
  }

  changed(uri: string): void {
    if (this.#stopped) return;
    this.#forget(uri);
    this.#resting.set(uri, this.#parts.timer.after(this.#parts.debounce, () => {
      this.#resting.delete(uri);
      this.#ready.add(uri);
      this.#next();
    }));
    this.#tell();
  }

  closed(uri: string): void {
    this.#forget(uri);
    this.#tell();
  }

  visible(uri: string): void {
    this.#visible = uri;
  }

  pending(): number {
    return new Set([...this.#resting.keys(), ...this.#ready, ...this.#running.keys()]).size;
  }

  async idle(): Promise<void> {
    if (this.pending() > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  stop(): void {
    this.#stopped = true;
    for (const uri of [...this.#resting.keys(), ...this.#ready, ...this.#running.keys()]) this.#forget(uri);
    this.#tell();
  }

  #forget(uri: string): void {
    this.#resting.get(uri)?.();
    this.#resting.delete(uri);
    this.#ready.delete(uri);
    this.#running.get(uri)?.cancel();
  }

  /** Starts what may be started. A document whose work was called off waits until that has ended. */
  #next(): void {
    while (this.#running.size < this.#parts.limit) {
      const startable = [...this.#ready].filter((uri) => !this.#running.has(uri));
      const uri = startable.find((ready) => ready === this.#visible) ?? startable[0];
      if (uri === undefined) break;
      this.#ready.delete(uri);
      void this.#start(uri);
    }
    this.#tell();
  }

  async #start(uri: string): Promise<void> {
    const cancel = createCancellation();
    this.#running.set(uri, cancel);
    try {
      await this.#parts.run(uri, cancel);
    } catch (error) {
      this.#parts.onFault(error);
    }
    this.#running.delete(uri);
    this.#next();
  }

  #tell(): void {
    this.#parts.onChanged?.();
    if (this.pending() > 0) return;
    const idle = this.#idle;
    this.#idle = [];
    for (const resolve of idle) resolve();
  }
}

// Calling work off, without a type of Node or a browser.

/** Tells that work is no longer wanted. */
export interface CancelSignal {
  readonly cancelled: boolean;
  /** Runs `listener` once when the work is called off (at once where it has been); the answer takes the listener away. */
  onCancel(listener: () => void): () => void;
}

/** A signal with the means to give it. */
export interface Cancellation extends CancelSignal {
  cancel(): void;
}

/** Makes a signal that has not been given. */
export function createCancellation(): Cancellation {
  const listeners = new Set<() => void>();
  let cancelled = false;
  return {
    get cancelled() {
      return cancelled;
    },
    onCancel(listener) {
      if (cancelled) listener();
      else listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    cancel() {
      if (cancelled) return;
      cancelled = true;
      for (const listener of [...listeners]) listener();
      listeners.clear();
    },
  };
}

// Time as the server uses it: run something later, or not after all. Handed in, so that tests decide when later is.

/** Runs things later. */
export interface Timer {
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** Runs `run` once after some milliseconds; the answer calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The clock of the process. What waits keeps no process alive. */
export const systemTimer: Timer = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const handle = setTimeout(run, milliseconds);
    handle.unref();
    return () => {
      clearTimeout(handle);
    };
  },
};

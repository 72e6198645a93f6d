// The clock of a worker.
import type { Timer } from "../lsp/timer.ts";

/** Runs things later; they end with the worker. */
export const workerTimer: Timer = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const handle = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(handle);
    };
  },
};

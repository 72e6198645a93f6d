// Time that passes when a test says so: what the server puts off for a while waits for `pass`, and nothing depends on how fast it ran.
import type { Timer } from "../../../server/src/lsp/timer.ts";

/** From so many milliseconds on, a delay is one that people would notice; shorter ones only make way for other work. */
const A_WHILE = 50;
/** Longer than a slice of work, in milliseconds. */
const A_MOMENT = 10;

/** A timer in a test's hands. */
export interface HeldTimer extends Timer {
  /** What was put off for a while until now runs. */
  pass(): void;
  /** No check gets done from now on, until the answer is called. */
  stop(): () => void;
}

/** Makes a timer whose clock stands still, so that work is not cut into slices. While it is stopped, each slice is over at once. */
export function createHeldTimer(): HeldTimer {
  const [putOff, soon] = [new Set<() => void>(), new Set<() => void>()];
  let isStopped = false;
  let clock = 0;
  const runAll = (waiting: Set<() => void>): void => {
    const due = [...waiting];
    waiting.clear();
    for (const run of due) run();
  };
  return {
    now: () => (isStopped ? (clock += A_MOMENT) : clock),
    after(milliseconds, run) {
      const once = (): void => { run(); };
      const waiting = milliseconds >= A_WHILE ? putOff : soon;
      waiting.add(once);
      if (waiting === soon) {
        setImmediate(() => {
          if (!isStopped && soon.delete(once)) once();
        });
      }
      return () => void waiting.delete(once);
    },
    pass() {
      runAll(putOff);
    },
    stop() {
      isStopped = true;
      return () => {
        isStopped = false;
        runAll(soon);
      };
    },
  };
}

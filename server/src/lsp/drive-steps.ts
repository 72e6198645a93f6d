// Does long work of the engine in slices, between which the server hears other messages.
import type { Steps } from "../text/steps.ts";
import type { Timer } from "./timer.ts";

/** How long work runs before the server hears other messages, in milliseconds. */
export const SLICE = 8;

/** Waits until other messages have been heard. */
export function pause(timer: Timer, milliseconds = 0): Promise<void> {
  return new Promise((resolve) => void timer.after(milliseconds, resolve));
}

/** Does all steps; `slice` in milliseconds. */
export async function driveSteps<T>(steps: Steps<T>, timer: Timer, slice: number = SLICE): Promise<T> {
  for (;;) {
    const started = timer.now();
    while (timer.now() - started < slice) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
    await pause(timer);
  }
}

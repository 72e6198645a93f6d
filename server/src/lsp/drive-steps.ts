// Does long work of the engine in slices, between which the server hears other messages.
import type { Steps } from "../text/steps.ts";
import type { Timer } from "./timer.ts";

/** How long work runs before the server hears other messages, in milliseconds. */
export const SLICE = 8;

/** Does all steps. */
export async function driveSteps(steps: Steps<unknown>, timer: Timer): Promise<void> {
  for (;;) {
    const started = timer.now();
    while (timer.now() - started < SLICE) if (steps.next().done === true) return;
    await new Promise<void>((resolve) => void timer.after(0, resolve));
  }
}

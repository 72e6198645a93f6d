// Work for the check of meaning is done in small pieces, each when nothing more urgent waits: a key must never wait for it.
import type { Steps } from "../text/steps.ts";

/** Resolves when the next small piece of work (less than a millisecond) may be done. */
export type WhenQuiet = () => Promise<void>;

/** Does each step when it may be done. */
export async function driveQuietly<T>(steps: Steps<T>, whenQuiet: WhenQuiet): Promise<T> {
  for (;;) {
    await whenQuiet();
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

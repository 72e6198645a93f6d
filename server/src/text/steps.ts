// Long work that can be paused and dropped: a generator that the floor above drives, since there is no clock down here.

/** Work in steps: pause at each, or drop it; the last one gives the result. */
export type Steps<T> = Generator<void, T>;

/** Does all steps at once. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

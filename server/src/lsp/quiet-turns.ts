// Turns for work that can wait: one at a time, each behind all that came from the client before, and none while a document waits for its
// check. So a key meets one small piece of such work at most.
import type { WhenQuiet } from "../semantic/quiet.ts";
import type { Timer } from "./timer.ts";

/** Milliseconds until it is looked again whether documents wait. */
const AGAIN = 2;

/** Milliseconds between turns while somebody types: a key then seldom meets one at all. */
const BETWEEN_KEYS = 30;

/** What turns make room for. */
export interface QuietTurnParts {
  readonly timer: Timer;
  /** Something more urgent waits. */
  readonly isBusy: () => boolean;
  /** Somebody has typed a moment ago. */
  readonly isTyping: () => boolean;
}

/** Makes the turns. They are given in the order in which they were asked for. */
export function createQuietTurns({ timer, isBusy, isTyping }: QuietTurnParts): WhenQuiet {
  const waiting: (() => void)[] = [];
  let planned = false;
  const plan = (milliseconds: number): void => {
    planned = true;
    timer.after(milliseconds, turn);
  };
  const turn = (): void => {
    planned = false;
    if (isBusy()) {
      plan(AGAIN);
      return;
    }
    waiting.shift()?.();
    if (waiting.length > 0) plan(isTyping() ? BETWEEN_KEYS : 0);
  };
  return () => new Promise((resolve) => {
    waiting.push(resolve);
    if (!planned) plan(isTyping() ? BETWEEN_KEYS : 0);
  });
}

// What the check of meaning asks for beside the plugins that a passage names: others whose records fit its words.
import type { CancelSignal } from "./cancel.ts";

/** Finds plugins by a text. Never rejects. */
export interface Retriever {
  /** Rows of the plugins that fit best, the best first, at most so many. */
  find(query: string, most: number, cancel: CancelSignal): Promise<readonly number[]>;
}

// What the check of meaning asks for the records that a text is about. Who answers, and from what, stands in host.
import type { CancelSignal } from "./cancel.ts";

/** Finds the plugins that a text is about. */
export interface Retriever {
  /** At most `most` rows of the truth, the best first; empty where nothing fits or the search was called off. Never rejects. */
  find(query: string, most: number, cancel: CancelSignal): Promise<readonly number[]>;
}

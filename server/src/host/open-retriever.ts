// Opens the search over the records of a truth: by their words.
import { setImmediate as others } from "node:timers/promises";
import type { RagSettings } from "../../../shared/src/rag-settings.ts";
import { buildLexicalIndex } from "../semantic/lexical-index.ts";
import type { Retriever } from "../semantic/retriever.ts";
import type { Steps } from "../text/steps.ts";
import type { TruthIndex } from "../truth/truth-index.ts";

/** Opens the search; others are heard while the words are read. Where `rag.enabled` is false nothing is ever found. */
export async function openRetriever(truth: TruthIndex, settings: RagSettings): Promise<Retriever> {
  if (!settings.enabled) return { find: () => Promise.resolve([]) };
  const words = await drive(buildLexicalIndex(truth));
  return {
    find: (query, most, cancel) => Promise.resolve(cancel.cancelled ? [] : words.search(query, most).map(({ row }) => row)),
  };
}

async function drive<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await others();
  }
}

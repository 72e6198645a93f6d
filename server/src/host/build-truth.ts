// Builds an index from the texts of truth files. Loaded only where no stored index fits: the parsers are large.
import { createHash } from "node:crypto";
import { buildTruthIndex } from "../truth/build-index.ts";
import type { TruthSource } from "../truth/definition.ts";
import { parseTruth } from "../truth/parse-truth.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { parseWordLists } from "../truth/word-list.ts";

/** Everything that an index is built from. Plain data. */
export interface TruthInput {
  readonly sources: readonly TruthSource[];
  /** The word lists as they stand in their file. */
  readonly words: string;
}

/** Builds the index. Takes seconds for a large truth. */
export function buildTruth({ sources, words }: TruthInput): TruthIndex {
  return buildTruthIndex(parseTruth(sources), parseWordLists(words), (bytes) => createHash("sha256").update(bytes).digest("hex"));
}

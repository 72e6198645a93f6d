// The truth that is shipped, as an index. Built once a run: it takes a few seconds.
import { join } from "node:path";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";
import { truthOf } from "./small-truth.ts";

/** The index of the shipped packs. */
export const shippedIndex = (): Promise<TruthIndex> => truthOf(join(import.meta.dirname, "..", "..", "truth"));

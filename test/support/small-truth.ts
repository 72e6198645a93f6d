// A truth of some fifty plugins that shows every feature: the ground of fixtures and laws. Loaded once a run.
import { join } from "node:path";
import { loadTruth } from "../../server/src/host/load-truth.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";

/** The folder of its truth files. */
export const SMALL_TRUTH = join(import.meta.dirname, "..", "rules", "fixtures", "truth");

const loaded = new Map<string, Promise<TruthIndex>>();

/** The index of a truth folder, built once a run. */
export function truthOf(folder: string): Promise<TruthIndex> {
  const known = loaded.get(folder) ?? loadTruth({ paths: [folder], cache: false }).then(({ index }) => index);
  loaded.set(folder, known);
  return known;
}

/** The index of the small truth. */
export const smallTruth = (): Promise<TruthIndex> => truthOf(SMALL_TRUTH);

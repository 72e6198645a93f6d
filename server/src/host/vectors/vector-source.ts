// The vectors of the records as the file holds them now: read once, and again when another process has written to it.
import { statSync } from "node:fs";
import { driveQuietly, type WhenQuiet } from "../../semantic/quiet.ts";
import { openVectorStore, vectorFile } from "./vector-store.ts";
import { vectorsByRow } from "./vectors-by-row.ts";

/** Milliseconds for which it is not looked again whether the file has changed. */
const LOOKED_AT = 5000;

/** Which vectors, and from where. */
export interface VectorPlace {
  /** The keys of the records, by row. */
  readonly keys: readonly string[];
  readonly model: string;
  /** The file; the user's own where not given. */
  readonly file?: string | undefined;
  readonly whenQuiet: WhenQuiet;
  /** Milliseconds since some moment. */
  readonly now?: () => number;
}

/** The vectors, by row. Rejects with a sentence's part where they cannot be read. */
export type VectorSource = () => Promise<ReadonlyMap<number, Float32Array>>;

/** Makes the source; nothing is read yet. */
export function createVectorSource({ keys, model, file = vectorFile(), whenQuiet, now = () => performance.now() }: VectorPlace): VectorSource {
  const read = async (): Promise<ReadonlyMap<number, Float32Array>> => {
    const store = openVectorStore(file);
    if ("unavailable" in store) throw new Error(store.unavailable);
    try {
      return vectorsByRow(keys, await driveQuietly(store.read(model), whenQuiet));
    } finally {
      store.close();
    }
  };
  let kept: { readonly stamp: string; readonly vectors: ReturnType<VectorSource> } | undefined;
  let looked = -Infinity;
  return () => {
    if (kept !== undefined && now() - looked < LOOKED_AT) return kept.vectors;
    looked = now();
    const stamp = stampOf(file);
    if (kept?.stamp !== stamp) {
      const made = { stamp, vectors: read() };
      kept = made;
      // What cannot be read now is tried again at the next look.
      made.vectors.catch(() => { if (kept === made) kept = undefined; });
    }
    return kept.vectors;
  };
}

/** Differs when something was written: SQLite writes into a file beside first, which is empty or gone where nothing new is in it. */
function stampOf(file: string): string {
  return [file, `${file}-wal`].map((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined || found.size === 0 ? "" : `${found.size} ${found.mtimeMs}`;
  }).join();
}

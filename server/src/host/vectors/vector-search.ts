// The search by meaning: the vector of a text against those of the records. Whatever fails is said once, left alone for a while, and leaves
// the search by words.
import { setImmediate as others } from "node:timers/promises";
import type { CancelSignal } from "../../semantic/cancel.ts";
import { driveQuietly, type WhenQuiet } from "../../semantic/quiet.ts";
import { createSaidOnce } from "../said-once.ts";
import type { ChromaIndex } from "./chroma-store.ts";
import { EmbeddingError, type EmbeddingPort } from "./embedding-port.ts";
import { createLeftAlone, type Rest } from "./left-alone.ts";
import { scanVectors } from "./vector-scan.ts";

/** What the search works with. */
export interface VectorParts {
  /** The vectors by row, as they are now. */
  readonly vectors: () => Promise<ReadonlyMap<number, Float32Array>>;
  readonly embedding: EmbeddingPort;
  /** A server that compares vectors; without it they are compared here. */
  readonly chroma?: ChromaIndex | undefined;
  readonly log: (sentence: string) => void;
  /** How long the model and the server are left alone after a failure. */
  readonly rest?: Rest;
  readonly whenQuiet?: WhenQuiet | undefined;
}

/** Finds rows by meaning, the nearest first; empty where no vector can be had. Never rejects. */
export type VectorSearch = (query: string, most: number, cancel: CancelSignal) => Promise<readonly number[]>;

/** Makes the search. */
export function createVectorSearch(parts: VectorParts): VectorSearch {
  const { vectors, embedding, log, rest } = parts;
  const once = createSaidOnce(log);
  const asking = createLeftAlone(rest);
  const nearest = createComparison(parts, once);
  return async (query, most, cancel) => {
    try {
      const records = await vectors();
      if (records.size === 0 || cancel.cancelled) return [];
      const sought = await asking(() => embedOne(embedding, query, cancel));
      return sought === undefined ? [] : await nearest(records, sought, most);
    } catch (error) {
      if (cancel.cancelled) return [];
      const reason = error instanceof EmbeddingError ? error.message : `vectors cannot be compared (${error instanceof Error ? error.message : String(error)})`;
      once(`${reason}, so records are found by their words alone`, "embedding");
      return [];
    }
  };
}

type Comparison = (records: ReadonlyMap<number, Float32Array>, sought: Float32Array, most: number) => Promise<readonly number[]>;

/** Compares by the server, where there is one that serves, else here. */
function createComparison({ embedding, chroma, rest, whenQuiet = others }: VectorParts, once: ReturnType<typeof createSaidOnce>): Comparison {
  const asking = createLeftAlone(rest);
  const byServer = async (sought: Float32Array, most: number): Promise<readonly number[] | undefined> => {
    try {
      return await asking(async () => {
        const found = await chroma?.nearest(sought, most);
        if (found !== undefined && "failure" in found) throw new Error(found.failure);
        return found?.rows;
      });
    } catch (error) {
      once(`${error instanceof Error ? error.message : String(error)}, so vectors are compared in process`, "chroma");
      return undefined;
    }
  };
  return async (records, sought, most) => {
    const found = await byServer(sought, most);
    if (found !== undefined) return found;
    const [first] = records.values();
    if (first !== undefined && first.length !== sought.length) {
      once(`the records have vectors of ${first.length} numbers and the model "${embedding.model}" gives ${sought.length}, so records are found by their words alone: run tbcv rag index`, "dimension");
    }
    return driveQuietly(scanVectors(records, sought, most), whenQuiet);
  };
}

/** The vector of a text. */
async function embedOne(embedding: EmbeddingPort, query: string, cancel: CancelSignal): Promise<Float32Array | undefined> {
  const controller = new AbortController();
  const forget = cancel.onCancel(() => { controller.abort(); });
  try {
    return (await embedding.embed([query], controller.signal))[0];
  } finally {
    forget();
  }
}

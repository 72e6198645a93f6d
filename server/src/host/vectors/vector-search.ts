// The search by meaning: the vector of a text against those of the records. Whatever fails is said once and leaves the search by words.
import type { CancelSignal } from "../../semantic/cancel.ts";
import type { ChromaIndex } from "./chroma-store.ts";
import { EmbeddingError, type EmbeddingPort } from "./embedding-port.ts";
import { createOnce } from "./once.ts";
import { scanVectors } from "./vector-scan.ts";

/** What the search works with. */
export interface VectorParts {
  /** The vectors by row, read when they are first needed. */
  readonly vectors: () => ReadonlyMap<number, Float32Array>;
  readonly embedding: EmbeddingPort;
  /** A server that compares vectors; without it they are compared here. */
  readonly chroma?: ChromaIndex | undefined;
  readonly log: (sentence: string) => void;
}

/** Finds rows by meaning, the nearest first; empty where no vector can be had. Never rejects. */
export type VectorSearch = (query: string, most: number, cancel: CancelSignal) => Promise<readonly number[]>;

/** Makes the search. */
export function createVectorSearch({ vectors, embedding, chroma, log }: VectorParts): VectorSearch {
  const once = createOnce(log);
  let kept: ReadonlyMap<number, Float32Array> | undefined;
  const here = (sought: Float32Array, most: number): readonly number[] => {
    kept ??= vectors();
    const [first] = kept.values();
    if (first !== undefined && first.length !== sought.length) {
      once("dimension", `the records have vectors of ${first.length} numbers and the model "${embedding.model}" gives ${sought.length}, so records are found by their words alone: run tbcv rag index`);
    }
    return scanVectors(kept, sought, most);
  };
  return async (query, most, cancel) => {
    try {
      const [sought] = await embedOne(embedding, query, cancel);
      if (sought === undefined || cancel.cancelled) return [];
      const found = await chroma?.nearest(sought, most);
      if (found === undefined || "rows" in found) return found?.rows ?? here(sought, most);
      once("chroma", `${found.failure}, so vectors are compared in process`);
      return here(sought, most);
    } catch (error) {
      if (cancel.cancelled) return [];
      const reason = error instanceof EmbeddingError ? error.message : `vectors cannot be compared (${error instanceof Error ? error.message : String(error)})`;
      once("embedding", `${reason}, so records are found by their words alone`);
      return [];
    }
  };
}

async function embedOne(embedding: EmbeddingPort, query: string, cancel: CancelSignal): Promise<readonly Float32Array[]> {
  const controller = new AbortController();
  const forget = cancel.onCancel(() => { controller.abort(); });
  try {
    return await embedding.embed([query], controller.signal);
  } finally {
    forget();
  }
}

// Gives each record a vector that has none yet. Each batch is kept before the next is asked for, so that an interrupted run goes on where
// it stopped.
import { pluginRecord } from "../../semantic/plugin-record.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import type { EmbeddingPort } from "./embedding-port.ts";
import { recordKeys } from "./record-keys.ts";
import type { VectorStore } from "./vector-store.ts";

/** How many records are sent in one request. */
const RECORDS_A_REQUEST = 32;

/** What an indexing run works with. */
export interface IndexRun {
  readonly store: VectorStore;
  readonly embedding: EmbeddingPort;
  readonly signal?: AbortSignal | undefined;
  /** Told before the first batch and after each, how many records of this run are done. */
  readonly onProgress: (done: number, total: number) => void;
}

/** What a run did. */
export interface IndexOutcome {
  readonly records: number;
  readonly embedded: number;
  /** How many numbers a vector has; 0 where there are no records. */
  readonly dimension: number;
  /** Vectors of the same model with another count of numbers, which were removed. */
  readonly outdated: number;
  readonly interrupted: boolean;
}

/** Embeds what is missing. Rejects with an `EmbeddingError` where the model gives no vectors; what was done stays. */
export async function indexRecords(truth: TruthIndex, { store, embedding, signal, onProgress }: IndexRun): Promise<IndexOutcome> {
  const keys = recordKeys(truth);
  const { model } = embedding;
  if (keys.length === 0) return { records: 0, embedded: 0, dimension: 0, outdated: 0, interrupted: false };
  const embed = async (rows: readonly number[]): Promise<readonly Float32Array[]> => embedding.embed(rows.map((row) => pluginRecord(truth, row)), signal);
  let [embedded, outdated, dimension] = [0, 0, 0];
  try {
    // A model may have been replaced under its name: one vector tells whether the kept ones are still of its kind.
    dimension = (await embed([0]))[0]?.length ?? 0;
    if ([...store.known(model).values()].some((length) => length !== dimension)) outdated = store.clear(model);
    const known = store.known(model);
    const missing = keys.map((_, row) => row).filter((row) => !known.has(keys[row] ?? ""));
    onProgress(0, missing.length);
    for (let at = 0; at < missing.length && signal?.aborted !== true; at += RECORDS_A_REQUEST) {
      const rows = missing.slice(at, at + RECORDS_A_REQUEST);
      const vectors = await embed(rows);
      store.write(model, rows.map((row, place) => [keys[row] ?? "", vectors[place] ?? new Float32Array()]));
      embedded += rows.length;
      onProgress(embedded, missing.length);
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
  return { records: keys.length, embedded, dimension, outdated, interrupted: signal?.aborted === true };
}

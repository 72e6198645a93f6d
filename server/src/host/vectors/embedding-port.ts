// Who turns texts into vectors, and the adapter of Ollama. What a model answers is checked here: vectors are finite, equally long and of
// length one, so that their product is the cosine.
import { Ollama } from "ollama";
import { shownAddress } from "../models/model-adapter.ts";

/** Turns texts into vectors. */
export interface EmbeddingPort {
  readonly model: string;
  /** One vector of length one a text, in their order. Rejects with an `EmbeddingError`, or the signal's reason where it was called off. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
}

/** A model that gave no vectors; the message says which, and why. */
export class EmbeddingError extends Error {
  override readonly name = "EmbeddingError";
}

/** Where a model is, and how long it may take for an answer, in milliseconds. */
export interface OllamaModel {
  readonly baseUrl: string;
  readonly model: string;
  readonly timeout?: number;
}

/** An embedding model of an Ollama. */
export function createOllamaEmbedding({ baseUrl, model, timeout = 60_000 }: OllamaModel): EmbeddingPort {
  return {
    model,
    async embed(texts, signal) {
      // The client cannot call off a request, so each has a client of its own whose fetch can.
      const until = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal === undefined ? [] : [signal])]);
      const client = new Ollama({ host: baseUrl, fetch: (input, init) => fetch(input, { ...init, signal: until }) });
      const refuse = (reason: string): EmbeddingError => new EmbeddingError(`the embedding model "${model}" at ${shownAddress(baseUrl)} gave no vectors (${reason})`);
      let answer: unknown;
      try {
        answer = (await client.embed({ model, input: [...texts], truncate: true })).embeddings;
      } catch (error) {
        signal?.throwIfAborted();
        throw refuse(until.aborted ? `no answer within ${timeout} ms` : reasonOf(error));
      }
      const vectors = Array.isArray(answer) ? answer.map(unitVector) : [];
      const [first] = vectors;
      const right = vectors.length === texts.length && vectors.every((vector) => vector !== undefined && vector.length === first?.length);
      if (!right) throw refuse("its answer is not one vector for each text");
      return vectors as Float32Array[];
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause instanceof Error ? error.cause.message : "";
  return (inner === "" ? error.message : inner).split("\n")[0] ?? "";
}

/** A vector of length one in the same direction; undefined where the value is no vector. */
function unitVector(value: unknown): Float32Array | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every((part) => Number.isFinite(part))) return undefined;
  const parts = value as number[];
  const length = Math.hypot(...parts);
  return Float32Array.from(parts, (part) => (length === 0 ? 0 : part / length));
}

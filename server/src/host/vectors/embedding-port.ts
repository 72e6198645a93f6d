// Who turns texts into vectors, and the adapter of Ollama. What a model answers is checked here: vectors are finite, equally long and of
// length one, so that their product is the cosine.
import { Ollama } from "ollama";
import { createCancellation } from "../../semantic/cancel.ts";
import { shownAddress } from "../models/model-adapter.ts";
import { openCall } from "../models/model-call.ts";

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
  const to = {
    where: `the embedding model "${model}" at ${shownAddress(baseUrl)}`,
    absent: `it is not there, so run "ollama pull ${model}"`,
    keyVariable: undefined,
  };
  return {
    model,
    async embed(texts, signal) {
      const cancel = createCancellation();
      const callOff = (): void => { cancel.cancel(); };
      if (signal?.aborted === true) callOff();
      signal?.addEventListener("abort", callOff, { once: true });
      // The client cannot call off a request, so each has a client of its own whose fetch can.
      const call = openCall(to, { times: { connect: timeout, firstByte: timeout, whole: timeout }, cancel });
      let answer: unknown;
      try {
        const client = new Ollama({ host: baseUrl, fetch: call.fetch });
        answer = (await Promise.race([client.embed({ model, input: [...texts], truncate: true }), call.ended])).embeddings;
      } catch (error) {
        signal?.throwIfAborted();
        throw new EmbeddingError(call.fault()?.message ?? `what ${to.where} sent is no answer that can be read`, { cause: error });
      } finally {
        signal?.removeEventListener("abort", callOff);
        call.close();
      }
      const vectors = Array.isArray(answer) ? answer.map(unitVector) : [];
      const [first] = vectors;
      const right = vectors.length === texts.length && vectors.every((vector) => vector !== undefined && vector.length === first?.length);
      if (!right) throw new EmbeddingError(`what ${to.where} sent is not one vector for each text`);
      return vectors as Float32Array[];
    },
  };
}

/** A vector of length one in the same direction; undefined where the value is no vector. */
function unitVector(value: unknown): Float32Array | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every((part) => Number.isFinite(part))) return undefined;
  const parts = value as number[];
  const length = Math.hypot(...parts);
  return Float32Array.from(parts, (part) => (length === 0 ? 0 : part / length));
}

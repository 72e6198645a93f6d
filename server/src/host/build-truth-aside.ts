// Builds an index in a thread of its own, so that the language server answers meanwhile.
import { Worker } from "node:worker_threads";
import { decodeTruthIndex } from "../truth/build-index.ts";
import type { TruthInput } from "./build-truth.ts";
import type { BuiltTruth, TruthBuild } from "./load-truth.ts";
import { workerFile } from "./worker-file.ts";

/**
 * Makes the builder. Where no thread can be had, the index is built in place, and `onUnavailable` is told once. The signal ends the
 * thread at once and rejects with the signal's reason.
 */
export function createAsideBuild(buildInPlace: TruthBuild, onUnavailable: (error: unknown) => void, file: string = workerFile("build-truth")): TruthBuild {
  let told = false;
  return async (input, signal) => {
    try {
      return await buildAside(file, input, signal);
    } catch (error) {
      signal?.throwIfAborted();
      // What was too large for a thread would end this one too.
      if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") throw error;
      if (!told) onUnavailable(error);
      told = true;
      return buildInPlace(input, signal);
    }
  };
}

function buildAside(file: string, input: TruthInput, signal: AbortSignal | undefined): Promise<BuiltTruth> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: input });
    const end = (): void => {
      void worker.terminate();
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", end, { once: true });
    worker.once("message", (bytes: Uint8Array) => {
      const index = decodeTruthIndex(bytes);
      if (index === undefined) reject(new Error("the index of the thread cannot be read"));
      else resolve({ index, bytes });
    });
    worker.once("error", reject);
    worker.once("exit", (status) => {
      signal?.removeEventListener("abort", end);
      reject(new Error(`the thread ended with status ${status}`)); // no effect where it has answered
    });
  });
}

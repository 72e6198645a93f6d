// `tbcv rag index`: gives records their vectors. An interrupted run keeps what it did, and the next one goes on there.
import { createOllamaEmbedding, EmbeddingError } from "../host/vectors/embedding-port.ts";
import { type IndexOutcome, indexRecords } from "../host/vectors/index-records.ts";
import { recordKeys } from "../host/vectors/record-keys.ts";
import { vectorsByRow } from "../host/vectors/vectors-by-row.ts";
import type { VectorStore } from "../host/vectors/vector-store.ts";
import { count, groupDigits } from "../report/closing-line.ts";
import { finishSteps } from "../text/steps.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { streamSink } from "./output-sink.ts";
import { createProgress } from "./progress.ts";
import { chromaOf, openStore, type RagIndexOptions, type RagSetup, ragSetup } from "./rag-setup.ts";

/** Makes the vectors that are missing; status 3 where the model or Chroma does not serve. */
export async function ragIndexCommand(options: RagIndexOptions, io: CliIo): Promise<number> {
  const setup = await ragSetup(options, io);
  const model = setup.settings.embedding_model;
  if (model === null) throw new UsageError([errorLine("rag.embedding_model is not set", "name an embedding model of your Ollama, such as nomic-embed-text")]);
  const store = openStore();
  try {
    const outcome = await embed({ ...setup, store, model }, io);
    if (outcome === undefined) return EXIT.internal;
    if (outcome.interrupted) {
      setup.notices.say(`tbcv: interrupted after ${count(outcome.embedded, "new vector")}: run tbcv rag index again to go on`);
      return EXIT.interrupted;
    }
    if (!(await fillChroma({ ...setup, store, model }))) return EXIT.internal;
    const pruned = options.prune === true ? store.prune(model, recordKeys(setup.truth)) : 0;
    await streamSink(io.stdout).write(setup.format === "json" ? jsonOf(outcome, model, pruned) : textOf(outcome, model, pruned));
    return setup.status;
  } finally {
    store.close();
  }
}

interface IndexSetup extends RagSetup {
  readonly store: VectorStore;
  readonly model: string;
}

/** Undefined, with the reason said, where the model gives no vectors. */
async function embed({ truth, settings, store, model, notices }: IndexSetup, io: CliIo): Promise<IndexOutcome | undefined> {
  let progress: ReturnType<typeof createProgress> | undefined;
  let shown = 0;
  try {
    return await indexRecords(truth, {
      store,
      embedding: createOllamaEmbedding({ baseUrl: settings.ollama_base_url, model }),
      signal: io.signal,
      onProgress(done, total) {
        progress ??= createProgress(io, total, notices.quiet, "records");
        for (; shown < done; shown++) progress.step();
      },
    });
  } catch (error) {
    if (!(error instanceof EmbeddingError)) throw error;
    progress?.hide();
    notices.say(`tbcv: ${error.message}; run tbcv rag index again to go on`);
    return undefined;
  } finally {
    progress?.hide();
  }
}

/** False, with the reason said, where Chroma does not serve. */
async function fillChroma({ truth, settings, store, model, notices }: IndexSetup): Promise<boolean> {
  const keys = recordKeys(truth);
  const chroma = chromaOf(settings, keys, model);
  if (chroma === undefined || (await chroma.fault()) === undefined) return true;
  try {
    await chroma.fill(vectorsByRow(keys, finishSteps(store.read(model))));
    return true;
  } catch (error) {
    notices.say(`tbcv: ${error instanceof Error ? error.message : String(error)}: the vectors are kept here and compared in process`);
    return false;
  }
}

function jsonOf({ records, embedded, dimension, outdated }: IndexOutcome, model: string, pruned: number): string {
  return `${JSON.stringify({ version: 1, model, records, embedded, dimension, outdated, pruned })}\n`;
}

function textOf({ records, embedded, dimension, outdated }: IndexOutcome, model: string, pruned: number): string {
  const removed = pruned === 0 ? "" : `, ${count(pruned, "other vector")} removed`;
  const replaced = outdated === 0 ? "" : `, ${count(outdated, "vector")} of another length replaced`;
  return `${count(records, "record")} with vectors of "${model}" (${dimension} numbers each), ${groupDigits(embedded)} new${replaced}${removed}\n`;
}

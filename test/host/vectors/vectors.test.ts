// Vectors of records: made once, kept, gone on with, and searched; a model stands in over HTTP.
import assert from "node:assert/strict";
import { join } from "node:path";
import { createOllamaEmbedding, EmbeddingError } from "../../../server/src/host/vectors/embedding-port.ts";
import { indexRecords } from "../../../server/src/host/vectors/index-records.ts";
import { recordKeys } from "../../../server/src/host/vectors/record-keys.ts";
import { createVectorSearch, type VectorSearch } from "../../../server/src/host/vectors/vector-search.ts";
import { openVectorStore, type VectorStore } from "../../../server/src/host/vectors/vector-store.ts";
import { vectorsByRow } from "../../../server/src/host/vectors/vectors-by-row.ts";
import { createCancellation } from "../../../server/src/semantic/cancel.ts";
import { pluginRecord } from "../../../server/src/semantic/plugin-record.ts";
import { withFolder } from "../../config/temp-folder.ts";
import { type EmbeddingStandIn, startEmbeddings } from "../../support/embedding-stand-in.ts";
import { smallTruth } from "../../support/small-truth.ts";

const open = (folder: string): VectorStore => {
  const store = openVectorStore(join(folder, "vectors.sqlite"));
  if ("unavailable" in store) throw new Error(store.unavailable);
  return store;
};

/** What the stand-in sees of a text. */
const words = (text: string): string[] => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort();

describe("vectors of records", () => {
  let server: EmbeddingStandIn;
  beforeEach(async () => { server = await startEmbeddings(); });
  afterEach(() => server.stop());
  const embedding = () => createOllamaEmbedding({ baseUrl: server.url, model: "stand-in", timeout: 10_000 });
  const searchOf = async (store: VectorStore, said: string[]): Promise<VectorSearch> => {
    const keys = recordKeys(await smallTruth());
    return createVectorSearch({ vectors: () => vectorsByRow(keys, store.read("stand-in")), embedding: embedding(), log: (sentence) => said.push(sentence) });
  };

  it("are made once: a second run asks for one vector alone, to see that the model is the same", () => withFolder({}, async (folder) => {
    const truth = await smallTruth();
    const store = open(folder);
    const run = () => indexRecords(truth, { store, embedding: embedding(), onProgress: () => undefined });
    assert.deepEqual(await run(), { records: truth.counts.plugins, embedded: truth.counts.plugins, dimension: 48, outdated: 0, interrupted: false });
    const asked = server.asked();
    assert.equal((await run()).embedded, 0);
    assert.equal(server.asked(), asked + 1);
    store.close();
  }));

  it("are gone on with after an interruption", () => withFolder({}, async (folder) => {
    const truth = await smallTruth();
    const store = open(folder);
    const controller = new AbortController();
    const first = await indexRecords(truth, { store, embedding: embedding(), signal: controller.signal, onProgress: (done) => { if (done > 0) controller.abort(); } });
    assert.ok(first.interrupted && first.embedded > 0 && first.embedded < truth.counts.plugins, JSON.stringify(first));
    store.close();
    const again = open(folder);
    const second = await indexRecords(truth, { store: again, embedding: embedding(), onProgress: () => undefined });
    assert.equal(first.embedded + second.embedded, truth.counts.plugins);
    again.close();
  }));

  it("find each record by its own text, the nearest first", () => withFolder({}, async (folder) => {
    const truth = await smallTruth();
    const store = open(folder);
    await indexRecords(truth, { store, embedding: embedding(), onProgress: () => undefined });
    const said: string[] = [];
    const search = await searchOf(store, said);
    for (let row = 0; row < truth.counts.plugins; row++) {
      const [found = -1] = await search(pluginRecord(truth, row), 1, createCancellation());
      assert.deepEqual(words(pluginRecord(truth, found)), words(pluginRecord(truth, row)));
    }
    assert.deepEqual(said, []);
    store.close();
  }));

  it("of another length are noticed: said once in a search, made anew by an indexing run", () => withFolder({}, async (folder) => {
    const truth = await smallTruth();
    const store = open(folder);
    await indexRecords(truth, { store, embedding: embedding(), onProgress: () => undefined });
    server.dimension = 32;
    const said: string[] = [];
    const search = await searchOf(store, said);
    for (let time = 0; time < 2; time++) assert.deepEqual(await search("binder", 5, createCancellation()), []);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", /vectors of 48 numbers and the model "stand-in" gives 32.*tbcv rag index/);
    const outcome = await indexRecords(truth, { store, embedding: embedding(), onProgress: () => undefined });
    assert.deepEqual([outcome.outdated, outcome.embedded, outcome.dimension], [truth.counts.plugins, truth.counts.plugins, 32]);
    store.close();
  }));

  it("are done without where the model is gone, which is said once", () => withFolder({}, async (folder) => {
    const store = open(folder);
    const said: string[] = [];
    const search = await searchOf(store, said);
    const gone = await startEmbeddings();
    await gone.stop();
    const model = createOllamaEmbedding({ baseUrl: gone.url, model: "stand-in" });
    await assert.rejects(model.embed(["a"]), (error: Error) => error instanceof EmbeddingError && error.message.includes(gone.url));
    const lost = createVectorSearch({ vectors: () => new Map(), embedding: model, log: (sentence) => said.push(sentence) });
    for (let time = 0; time < 2; time++) assert.deepEqual(await lost("binder", 5, createCancellation()), []);
    assert.equal(said.length, 1);
    assert.ok(said[0]?.endsWith("so records are found by their words alone"));
    const called = createCancellation();
    server.onRequest = () => { called.cancel(); };
    assert.deepEqual(await search("binder", 5, called), []);
    assert.equal(said.length, 1);
    store.close();
  }));
});

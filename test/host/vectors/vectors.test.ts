// Vectors of records: made once, kept, gone on with, and searched; a model stands in over HTTP.
import assert from "node:assert/strict";
import { join } from "node:path";
import type { ChromaIndex } from "../../../server/src/host/vectors/chroma-store.ts";
import { createOllamaEmbedding, EmbeddingError, type EmbeddingPort } from "../../../server/src/host/vectors/embedding-port.ts";
import { indexRecords } from "../../../server/src/host/vectors/index-records.ts";
import { recordKeys } from "../../../server/src/host/vectors/record-keys.ts";
import { createVectorSearch, type VectorSearch } from "../../../server/src/host/vectors/vector-search.ts";
import { createVectorSource } from "../../../server/src/host/vectors/vector-source.ts";
import { openVectorStore, type VectorStore } from "../../../server/src/host/vectors/vector-store.ts";
import { vectorsByRow } from "../../../server/src/host/vectors/vectors-by-row.ts";
import { createCancellation } from "../../../server/src/semantic/cancel.ts";
import { pluginRecord } from "../../../server/src/semantic/plugin-record.ts";
import { finishSteps } from "../../../server/src/text/steps.ts";
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
    return createVectorSearch({ vectors: () => Promise.resolve(vectorsByRow(keys, finishSteps(store.read("stand-in")))), embedding: embedding(), log: (sentence) => said.push(sentence) });
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
    const lost = createVectorSearch({ vectors: () => Promise.resolve(new Map([[0, Float32Array.of(1)]])), embedding: model, log: (sentence) => said.push(sentence) });
    for (let time = 0; time < 2; time++) assert.deepEqual(await lost("binder", 5, createCancellation()), []);
    assert.equal(said.length, 1);
    assert.ok(said[0]?.endsWith("so records are found by their words alone"));
    const called = createCancellation();
    server.onRequest = () => { called.cancel(); };
    assert.deepEqual(await search("binder", 5, called), []);
    assert.equal(said.length, 1);
    store.close();
  }));

  it("are read anew when another process has written some, which is looked for now and then", () => withFolder({}, async (folder) => {
    const truth = await smallTruth();
    const clock = { now: 0 };
    const vectors = createVectorSource({ keys: recordKeys(truth), model: "stand-in", file: join(folder, "vectors.sqlite"), whenQuiet: () => Promise.resolve(), now: () => clock.now });
    assert.equal((await vectors()).size, 0);
    const store = open(folder);
    await indexRecords(truth, { store, embedding: embedding(), onProgress: () => undefined });
    assert.equal((await vectors()).size, 0);
    clock.now = 60_000;
    const found = await vectors();
    assert.equal(found.size, truth.counts.plugins);
    clock.now = 120_000;
    assert.equal(await vectors(), found);
    store.close();
  }));

  it("of other records and models are removed on request", () => withFolder({}, (folder) => {
    const store = open(folder);
    const entries = ["a", "b", "c"].map((key) => [key, Float32Array.of(1, 0)] as const);
    store.write("kept", entries);
    store.write("other", entries);
    assert.equal(store.prune("kept", ["a", "c", "d"]), 4);
    assert.deepEqual([[...store.known("kept").keys()], store.known("other").size], [["a", "c"], 0]);
    assert.equal(store.prune("kept", ["a", "c"]), 0);
    store.close();
    return Promise.resolve();
  }));
});

describe("a search by meaning", () => {
  const RECORDS = new Map([[0, Float32Array.of(1, 0)], [1, Float32Array.of(0, 1)]]);
  const NEVER = { first: 3_600_000, longest: 3_600_000 };
  const AT_ONCE = { first: 0, longest: 0 };
  /** A model or server that can be broken, and counts how often it is asked. */
  class Served {
    asked = 0;
    broken = false;
    readonly said: string[] = [];
    readonly embedding: EmbeddingPort = { model: "m", embed: () => Promise.resolve([Float32Array.of(0, 1)]) };

    ask<T>(works: T, fails: () => T): T {
      this.asked++;
      return this.broken ? fails() : works;
    }

    model(rest: { readonly first: number; readonly longest: number }): VectorSearch {
      const embed = (): Promise<readonly Float32Array[]> => this.ask(Promise.resolve([Float32Array.of(0, 1)]), () => Promise.reject(new EmbeddingError("it is down")));
      return createVectorSearch({ vectors: () => Promise.resolve(RECORDS), embedding: { model: "m", embed }, log: (line) => this.said.push(line), rest });
    }

    server(rest: { readonly first: number; readonly longest: number }): VectorSearch {
      const unused = (): never => { throw new Error("not asked for in a search"); };
      const chroma: ChromaIndex = { nearest: () => Promise.resolve(this.ask<Awaited<ReturnType<ChromaIndex["nearest"]>>>({ rows: [7] }, () => ({ failure: "it hangs" }))), fill: unused, fault: unused, clear: unused };
      return createVectorSearch({ vectors: () => Promise.resolve(RECORDS), embedding: this.embedding, chroma, log: (line) => this.said.push(line), rest });
    }
  }

  for (const [name, works, meanwhile, sentence] of [["model", [1, 0], [], "it is down, so records are found by their words alone"], ["server", [7], [1, 0], "it hangs, so vectors are compared in process"]] as const) {
    it(`leaves a ${name} alone that failed, and says so once`, async () => {
      const served = new Served();
      const search = served[name](NEVER);
      assert.deepEqual(await search("a", 2, createCancellation()), works);
      served.broken = true;
      for (let time = 0; time < 3; time++) assert.deepEqual(await search("a", 2, createCancellation()), meanwhile);
      assert.deepEqual([served.asked, served.said], [2, [sentence]]);
    });

    it(`uses a ${name} again that serves again after its rest`, async () => {
      const served = new Served();
      const search = served[name](AT_ONCE);
      served.broken = true;
      for (let time = 0; time < 2; time++) assert.deepEqual(await search("a", 2, createCancellation()), meanwhile);
      served.broken = false;
      assert.deepEqual(await search("a", 2, createCancellation()), works);
      assert.deepEqual([served.asked, served.said], [3, [sentence]]);
    });
  }

  it("that is called off is no failure of the model", async () => {
    let asked = 0;
    const embed = (_: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> => {
      asked++;
      signal?.throwIfAborted();
      return Promise.resolve([Float32Array.of(0, 1)]);
    };
    const cancel = createCancellation();
    const search = createVectorSearch({
      vectors: () => Promise.resolve(RECORDS), rest: NEVER, log: (line) => { throw new Error(line); },
      embedding: { model: "m", embed: (texts, signal) => { if (asked === 0) cancel.cancel(); return embed(texts, signal); } },
    });
    assert.deepEqual(await search("a", 2, cancel), []);
    assert.deepEqual(await search("a", 2, createCancellation()), [1, 0]);
    assert.equal(asked, 2);
  });
});

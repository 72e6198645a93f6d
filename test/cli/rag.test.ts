// The commands of the group rag, with a model that stands in over HTTP.
import assert from "node:assert/strict";
import { withFolder } from "../config/temp-folder.ts";
import { type EmbeddingStandIn, startEmbeddings } from "../support/embedding-stand-in.ts";
import { type CliResult, run } from "./run-fixture.ts";

const TRUTH = `family: paper
plugins:
  - {id: binder, name: Paper Binder, description: Joins documents into one book}
  - {id: press, name: Ink Press, description: Prints drawings}
  - {id: lens, name: Glass Lens, description: Reads barcodes from photographs}
`;
const FILES = { "truth/paper.yaml": TRUTH };

describe("rag", () => {
  let server: EmbeddingStandIn;
  beforeEach(async () => { server = await startEmbeddings(); });
  afterEach(async () => {
    await withFolder(FILES, (folder) => run(folder, ["rag", "clear"]));
    await server.stop();
  });
  const rag = (folder: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliResult> =>
    run(folder, ["rag", ...argv, "--truth", "truth"], { env: { TBCV_RAG_EMBEDDING_MODEL: "stand-in", OLLAMA_BASE_URL: server.url, ...env } });

  it("searches by words alone where no model is set", () => withFolder(FILES, async (folder) => {
    const text = await run(folder, ["rag", "search", "read", "a", "barcode", "--truth", "truth", "--top", "1"]);
    assert.deepEqual(text, { status: 0, out: "1. Glass Lens (paper/lens)\n   Reads barcodes from photographs\n", err: "" });
    const json = JSON.parse((await run(folder, ["rag", "search", "prints", "--truth", "truth", "--format", "json"])).out) as { results: { id: string; record: string }[] };
    assert.deepEqual(json.results.map(({ id }) => id), ["press"]);
    assert.match(json.results[0]?.record ?? "", /^name: Ink Press\n/);
    assert.equal((await run(folder, ["rag", "search", "zebra", "--truth", "truth"])).out, "no record fits\n");
  }));

  it("indexes, tells the state, searches by both, and clears", () => withFolder(FILES, async (folder) => {
    const missing = await rag(folder, ["search", "book", "--top", "1"]);
    assert.match(missing.out, /^1\. Paper Binder/);
    assert.equal(missing.err, 'tbcv: 3 of 3 records have no vector of the model "stand-in": run tbcv rag index\n');
    assert.deepEqual(await rag(folder, ["index"]), { status: 0, out: '3 records with vectors of "stand-in" (48 numbers each), 3 new\n', err: "" });
    const state = JSON.parse((await rag(folder, ["status", "--format", "json"])).out) as Record<string, unknown>;
    assert.deepEqual([state["records"], state["vectors"], state["backend"], state["fault"]], [3, 3, "in_process", null]);
    assert.match((await rag(folder, ["status"])).out, /^vectors: 3 of 3, by "stand-in"$/m);
    const asked = server.asked();
    const both = await rag(folder, ["search", "joins documents into one book", "--top", "1"]);
    assert.match(both.out, /^1\. Paper Binder/);
    assert.deepEqual([both.err, server.asked()], ["", asked + 1]);
    assert.equal((await run(folder, ["rag", "clear"])).out, "3 vectors removed\n");
    assert.match((await rag(folder, ["status"])).out, /^vectors: 0 of 3/m);
  }));

  it("removes vectors of other records on request", () => withFolder(FILES, async (folder) => {
    await rag(folder, ["index"]);
    const other = { "truth/paper.yaml": TRUTH.replace("Prints drawings", "Prints photographs") };
    await withFolder(other, async (changed) => {
      assert.equal((await rag(changed, ["index", "--prune"])).out, '3 records with vectors of "stand-in" (48 numbers each), 1 new, 1 other vector removed\n');
      assert.equal((JSON.parse((await rag(changed, ["index", "--prune", "--format", "json"])).out) as { pruned: number }).pruned, 0);
    });
    assert.match((await rag(folder, ["status"])).out, /^vectors: 2 of 3/m);
  }));

  it("says what is missing for an index", () => withFolder(FILES, async (folder) => {
    const unset = await run(folder, ["rag", "index", "--truth", "truth"]);
    assert.deepEqual([unset.status, unset.out], [2, ""]);
    assert.match(unset.err, /rag\.embedding_model is not set/);
    const gone = await startEmbeddings();
    await gone.stop();
    const dead = await rag(folder, ["index"], { OLLAMA_BASE_URL: gone.url });
    assert.equal(dead.status, 3);
    assert.equal(dead.out, "");
    assert.match(dead.err, /^tbcv: nobody answers for the embedding model "stand-in" at http:\/\/127\.0\.0\.1:\d+ \(ECONNREFUSED\); run tbcv rag index again to go on\n$/);
    assert.equal((await rag(folder, ["search", "book"], { TBCV_RAG_ENABLED: "false" })).status, 2);
  }));

  it("keeps comparing in process where Chroma is not there", () => withFolder(FILES, async (folder) => {
    await rag(folder, ["index"]);
    const gone = await startEmbeddings();
    await gone.stop();
    const chroma = { TBCV_RAG_BACKEND: "chroma", TBCV_RAG_CHROMA_URL: gone.url };
    const found = await rag(folder, ["search", "prints drawings", "--top", "1"], chroma);
    assert.match(found.out, /^1\. Ink Press/);
    assert.match(found.err, /^tbcv: Chroma at .* so vectors are compared in process\n$/);
    assert.equal((await rag(folder, ["index"], chroma)).status, 3);
  }));

  it("ends with 130 where it is interrupted, and goes on the next time", () => withFolder(FILES, async (folder) => {
    const controller = new AbortController();
    server.onRequest = () => { controller.abort(); };
    const cut = await run(folder, ["rag", "index", "--truth", "truth"], { signal: controller.signal, env: { TBCV_RAG_EMBEDDING_MODEL: "stand-in", OLLAMA_BASE_URL: server.url } });
    assert.equal(cut.status, 130);
    assert.match(cut.err, /interrupted after 0 new vectors: run tbcv rag index again to go on/);
    server.onRequest = () => undefined;
    assert.equal((await rag(folder, ["index"])).status, 0);
  }));
});

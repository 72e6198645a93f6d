// Vectors compared by a real Chroma: the same as in process, also when it goes away and comes back.
import assert from "node:assert/strict";
import { openChroma } from "../../server/src/host/vectors/chroma-store.ts";
import type { EmbeddingPort } from "../../server/src/host/vectors/embedding-port.ts";
import { scanVectors } from "../../server/src/host/vectors/vector-scan.ts";
import { createVectorSearch } from "../../server/src/host/vectors/vector-search.ts";
import { createCancellation } from "../../server/src/semantic/cancel.ts";
import { finishSteps } from "../../server/src/text/steps.ts";
import { standInVector } from "../support/embedding-stand-in.ts";
import { startChroma } from "../support/services/chroma.ts";
import type { Service } from "../support/services/service-process.ts";

const unit = (text: string): Float32Array => {
  const parts = standInVector(text, 64);
  const length = Math.hypot(...parts);
  return Float32Array.from(parts, (part) => part / length);
};
const WORDS = "paper binder ink press lens glass chart moon tide table pdf docx image merge print fold scan read write load".split(" ");
const TEXTS = Array.from({ length: 6000 }, (_, row) => `${WORDS[row % 20] ?? ""} ${WORDS[(row * 7) % 19] ?? ""} ${WORDS[(row * 3) % 17] ?? ""} item ${row}`);
const KEYS = TEXTS.map((_, row) => `key-${row}`);
const VECTORS = new Map(TEXTS.map((text, row) => [row, unit(text)]));
const QUERIES = Array.from({ length: 50 }, (_, at) => `${WORDS[at % 20] ?? ""} and ${WORDS[(at * 3) % 20] ?? ""} number ${at * 101}`);
const embedding: EmbeddingPort = { model: "stand-in", embed: (texts) => Promise.resolve(texts.map(unit)) };

describe("Chroma", () => {
  let service: Service;
  before(async () => { service = await startChroma(); });
  after(() => service.stop());
  const place = () => ({ url: service.url, collection: "tbcv-test", keys: KEYS, model: "stand-in" });

  it("gives the same five as comparing in process, over more rows than a request takes", async () => {
    const chroma = openChroma(place());
    await chroma.fill(VECTORS);
    assert.equal(await chroma.fault(), undefined);
    for (const query of QUERIES) assert.deepEqual(await chroma.nearest(unit(query), 5), { rows: finishSteps(scanVectors(VECTORS, unit(query), 5)) }, query);
  });

  it("says that a collection holds other records", async () => {
    assert.match((await openChroma({ ...place(), model: "another" }).fault()) ?? "", /holds other records: run tbcv rag index/);
  });

  it("is done without while it is down, which is said once, and used again when it is back", async () => {
    const said: string[] = [];
    let served = 0;
    const chroma = openChroma({ ...place(), timeout: 5000 });
    const counted = { ...chroma, nearest: async (vector: Float32Array, most: number) => {
      const found = await chroma.nearest(vector, most);
      if ("rows" in found) served++;
      return found;
    } };
    const search = createVectorSearch({ vectors: () => Promise.resolve(VECTORS), embedding, chroma: counted, rest: { first: 0, longest: 0 }, log: (sentence) => said.push(sentence) });
    const expected = finishSteps(scanVectors(VECTORS, unit("ink press"), 5));
    const find = () => search("ink press", 5, createCancellation());
    assert.deepEqual(await find(), expected);
    await service.end("SIGKILL");
    for (let time = 0; time < 3; time++) assert.deepEqual(await find(), expected);
    assert.equal(served, 1);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", /^Chroma at .* so vectors are compared in process$/);
    await service.restart();
    assert.deepEqual(await find(), expected);
    assert.equal(served, 2);
    assert.equal(await chroma.clear(), true);
    assert.match((await chroma.fault()) ?? "", /does not serve/);
  });
});

// Records of plugins, the search by their words, and the joining of rankings.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { fuseRanks } from "../../server/src/semantic/fuse.ts";
import { buildLexicalIndex, type LexicalIndex } from "../../server/src/semantic/lexical-index.ts";
import { MAX_RECORD_LENGTH, pluginRecord } from "../../server/src/semantic/plugin-record.ts";
import { finishSteps } from "../../server/src/text/steps.ts";
import { buildTruthIndex } from "../../server/src/truth/build-index.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";
import { smallTruth } from "../support/small-truth.ts";

const PLUGINS = [
  "{id: binder, name: Paper Binder, description: Joins many documents into one book, load_formats: [PDF, DOCX], save_formats: [PDF], works_alone: false, dependencies: [press]}",
  "{id: press, name: Ink Press, aliases: [Inker], former_names: [Old Press], plugin_type: feature, version: '2.1', since: '1.0', description: Prints drawings on paper, capabilities: [print, fold]}",
  "{id: lens, name: Glass Lens, description: Reads barcodes from photographs, deprecated: {since: '3', reason: too slow, replaced_by: press}}",
];
const COMBINATION = "combination_rules: [{name: book, plugins: [binder, press], required_all: true}]\n";
const indexed = (file: string, text: string): TruthIndex =>
  buildTruthIndex(parseTruth([{ file, text }]), { everyday: [], terms: [] }, (bytes) => createHash("sha256").update(bytes).digest("hex"));
const truthOf = (plugins: readonly string[]): TruthIndex => {
  const text = `family: paper\n${COMBINATION}plugins:\n${plugins.map((plugin) => `  - ${plugin}\n`).join("")}`;
  return indexed("paper.yaml", text);
};
const indexOf = (truth: TruthIndex): LexicalIndex => finishSteps(buildLexicalIndex(truth));
const recordOf = (truth: TruthIndex, id: string): string => pluginRecord(truth, truth.byId(id)[0]?.number ?? -1);

describe("the record of a plugin", () => {
  it("says all that the truth says, with other plugins by name", () => {
    const truth = truthOf(PLUGINS);
    assert.equal(
      recordOf(truth, "binder"),
      "name: Paper Binder\nid: paper/binder\nfamily: paper\nworks alone: no\nneeds: Ink Press\nloads: PDF, DOCX\nsaves: PDF\ncombination: book of Paper Binder, Ink Press; all are needed\nabout: Joins many documents into one book",
    );
    assert.match(recordOf(truth, "press"), /^type: feature\nalso called: Inker\nformerly: Old Press\nversion: 2\.1\nsince: 1\.0\ncan: print, fold$/m);
    assert.match(recordOf(truth, "lens"), /^deprecated: since 3; too slow; use Ink Press$/m);
  });

  it("is bounded, whatever the truth says", () => { fc.assert(fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }).filter((text) => text.trim() !== ""), { minLength: 1, maxLength: 60 }), (texts) => {
      // As JSON, which holds any text.
      const text = JSON.stringify({ family: "paper", plugins: [{ id: "big", name: "Big Thing", aliases: texts.map((_, row) => `Other Thing ${row + 10}`), description: texts.join(" 😀"), capabilities: texts.map((_, row) => `can ${row}`) }] });
      const record = recordOf(indexed("paper.json", text), "big");
      assert.ok(record.length <= MAX_RECORD_LENGTH);
      assert.ok(record.startsWith("name: Big Thing\nid: paper/big\n"));
    }), { numRuns: 60 }); });
});

describe("joined rankings", () => {
  it("put first what several rankings put far up", () => {
    assert.deepEqual(fuseRanks([[1, 2, 3], [4, 2, 1]], 2), [1, 2]);
    assert.deepEqual(fuseRanks([[7, 2]], 5), [7, 2]);
    assert.deepEqual(fuseRanks([], 5), []);
  });

  it("do not hang on the order of the rankings, and name a row once", () => {
    fc.assert(fc.property(fc.array(fc.uniqueArray(fc.nat(20)), { maxLength: 4 }), (rankings) => {
      const fused = fuseRanks(rankings, 30);
      assert.equal(new Set(fused).size, fused.length);
      assert.deepEqual(new Set(fused), new Set(rankings.flat()));
      if (rankings.length === 2) assert.deepEqual(fuseRanks(rankings.toReversed(), 30), fused);
    }));
  });
});

describe("the search by words", () => {
  const truth = truthOf(PLUGINS);
  const index = indexOf(truth);
  const found = (text: string, most = 3): string[] => finishSteps(index.search(text, most)).map(({ row }) => truth.plugin(row).definition.id);

  it("finds the plugin that a sentence is about", () => {
    assert.equal(found("How do I join two documents into a book?")[0], "binder");
    assert.equal(found("Which one can read a barcode from my photograph?")[0], "lens");
    assert.equal(found("fold and print it with Inker")[0], "press");
    assert.deepEqual(found("the and of this"), []);
    assert.deepEqual(found(""), []);
  });

  it("finds each plugin of a truth by its name", async () => {
    const small = await smallTruth();
    const words = indexOf(small);
    for (let row = 0; row < small.counts.plugins; row++) {
      const { name } = small.plugin(row).definition;
      const names = finishSteps(words.search(`How is ${name} used?`, 3)).map((hit) => small.plugin(hit.row).definition.name);
      assert.ok(names.includes(name), `${name}: ${names.join(", ")}`);
    }
  });

  it("gives the same for equal truth in any order, best first, no more than asked", () => { fc.assert(fc.property(fc.shuffledSubarray(PLUGINS, { minLength: 3 }), fc.array(fc.constantFrom("paper", "press", "PDF", "books", "reads", "the", "é", "-")), fc.integer({ min: 0, max: 4 }), (plugins, words, most) => {
      const hits = finishSteps(indexOf(truthOf(plugins)).search(words.join(" "), most));
      assert.equal(JSON.stringify(hits), JSON.stringify(finishSteps(index.search(words.join(" "), most))));
      assert.ok(hits.length <= most);
      assert.ok(hits.every(({ score }, at) => at === 0 || score <= (hits[at - 1]?.score ?? 0)));
    }), { numRuns: 60 }); });
});

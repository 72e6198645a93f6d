// The index: what it answers, that it does not depend on order, and that bytes bring it back or say that they cannot.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { parse } from "yaml";
import { buildTruthIndex, decodeTruthIndex, encodeTruthIndex } from "../../server/src/truth/build-index.ts";
import type { TruthSource } from "../../server/src/truth/definition.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import type { IndexedPlugin, TruthIndex } from "../../server/src/truth/truth-index.ts";
import { createChecker } from "../support/check-text.ts";
import { shippedIndex } from "../support/shipped-truth.ts";
import { SMALL_TRUTH, smallTruth } from "../support/small-truth.ts";

const WORDS = { everyday: ["letter", "merge", "page", "builder"], terms: ["jsx"] };
const sources: readonly TruthSource[] = ["inkwell-api.yaml", "inkwell.yaml", "lantern.yaml"].map((name) => ({ file: name, text: readFileSync(join(SMALL_TRUTH, name), "utf8") }));
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const build = (from: readonly TruthSource[], keepProblems = true): TruthIndex => {
  const truth = parseTruth(from);
  return buildTruthIndex(keepProblems ? truth : { ...truth, problems: [] }, WORDS, digest);
};
const idsOf = (plugins: readonly IndexedPlugin[]): string[] => plugins.map(({ family, definition }) => `${family}/${definition.id}`);

describe("truth index", () => {
  it("answers the six look-ups", async () => {
    const index = await smallTruth();
    assert.deepEqual(idsOf(index.byId("pages-net")), ["inkwell/pages-net"]);
    assert.deepEqual(idsOf(index.bySlug("letter-merge")), ["inkwell/letter-merge"]);
    assert.deepEqual(idsOf(index.byName("INKWELL.PAGES FOR c++")), ["inkwell/pages-cpp"]);
    assert.deepEqual(idsOf(index.byName("Inkwell.Pages for C#")), ["inkwell/pages-csharp"]);
    assert.deepEqual(idsOf(index.byAlias("draftoscope")), ["inkwell/draft-viewer-desk", "inkwell/draft-viewer-web"]);
    assert.deepEqual(idsOf(index.byAlias("pages")), ["inkwell/pages"]);
    assert.deepEqual(idsOf(index.byFamily("inkwell-api")), ["inkwell-api/folio", "inkwell-api/margin", "inkwell-api/page-writer"]);
    assert.deepEqual(idsOf(index.byPattern("mergeLetters")), ["inkwell/letter-merge"]);
    for (const nothing of [index.byId(""), index.bySlug("x"), index.byName("Letter"), index.byAlias("y"), index.byFamily("ink"), index.byPattern("")]) assert.deepEqual(nothing, []);
  });

  it("follows references, dependencies and combinations", async () => {
    const index = await smallTruth();
    const row = (id: string): number => index.byId(id)[0]?.number ?? -1;
    assert.equal(index.resolve("stitcher", "inkwell")?.definition.name, "PDF Stitcher");
    assert.equal(index.resolve("@lantern/core", "lantern")?.definition.name, "@lantern/core");
    assert.equal(index.resolve("lantern/@lantern/core", "inkwell")?.definition.name, "@lantern/core");
    assert.equal(index.resolve("@lantern/core", "inkwell"), undefined);
    assert.equal(index.resolve("nothing", "inkwell"), undefined);
    assert.deepEqual(idsOf(index.dependenciesOf(row("letter-merge"))), ["inkwell/page-converter", "inkwell/stitcher"]);
    assert.deepEqual(idsOf(index.dependentsOf(row("page-converter"))), ["inkwell/letter-merge"]);
    assert.deepEqual(index.combinationsOf(row("stitcher")).map(({ name }) => name), ["letters-as-pdf"]);
    assert.throws(() => index.plugin(9999), RangeError);
  });

  it("counts what it holds", async () => {
    const { counts, problems } = await smallTruth();
    assert.equal(counts.plugins, 65);
    assert.deepEqual([counts.families, counts.formerNames, counts.misspellings, counts.combinations, counts.dependencies], [7, 4, 1, 3, 5]);
    assert.deepEqual(problems.map(({ code, severity }) => [code, severity]), [["truth-shared-name", "warning"]]);
  });

  it("gives the same plugin each time, frozen", async () => {
    const index = await smallTruth();
    assert.equal(index.plugin(3), index.plugin(3));
    assert.ok(Object.isFrozen(index) && Object.isFrozen(index.plugin(3)) && Object.isFrozen(index.plugin(3).definition));
  });
});

describe("truth index of shuffled truth", () => {
  const expected = build(sources);
  const bare = build(sources, false);

  it("is the same bytes whatever the order of files", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...sources], { minLength: sources.length }), (shuffled) => {
        const index = build(shuffled);
        assert.equal(index.revision, expected.revision);
        assert.deepEqual(encodeTruthIndex(index, crc32), encodeTruthIndex(expected, crc32));
      }),
      { numRuns: 6 },
    );
  });

  it("is the same bytes whatever the order of entries, and into how many files they are parted", () => {
    const data = sources.map(({ text }) => parse(text) as { family: string; plugins: object[] });
    const shuffles = fc.tuple(...data.map(({ plugins }) => fc.tuple(fc.shuffledSubarray(plugins, { minLength: plugins.length }), fc.nat(plugins.length))));
    fc.assert(
      fc.property(shuffles, (orders) => {
        const parts = orders.flatMap(([plugins, cut], at) => {
          const whole = { ...data[at], plugins: plugins.slice(0, cut) };
          const rest = { family: data[at]?.family, plugins: plugins.slice(cut) };
          return [whole, rest].map((content, part): TruthSource => ({ file: `${9 - at}-${part}.json`, text: JSON.stringify(content) }));
        });
        const index = build(parts, false);
        assert.equal(index.revision, bare.revision);
        assert.deepEqual(encodeTruthIndex(index, crc32), encodeTruthIndex(bare, crc32));
      }),
      { numRuns: 15 },
    );
  });

  it("has another revision where the content differs", () => {
    const changed = sources.map(({ file, text }) => ({ file, text: text.replace("name: glowwurm", "name: glowworm") }));
    assert.notEqual(build(changed).revision, expected.revision);
    assert.match(expected.revision, /^sha256:[0-9a-f]{64}$/);
  });
});

/** Every answer that an index gives about each of its plugins. */
function answersOf(index: TruthIndex): unknown[] {
  return Array.from({ length: index.counts.plugins }, (_, row) => {
    const { family, definition: own } = index.plugin(row);
    const rows = (plugins: readonly IndexedPlugin[]): number[] => plugins.map(({ number }) => number);
    return [
      own, family, rows(index.byId(own.id)), rows(index.bySlug(own.slug)), rows(index.byName(own.name)), (own.aliases ?? []).map((alias) => rows(index.byAlias(alias))),
      Object.values(own.patterns ?? {}).flat().map((pattern: string) => rows(index.byPattern(pattern))),
      (own.dependencies ?? []).map((to) => index.resolve(to, family)?.number), rows(index.dependenciesOf(row)), rows(index.dependentsOf(row)), index.combinationsOf(row),
    ];
  });
}

describe("truth index in bytes", () => {
  it("is not taken for truth where any byte is damaged", async () => {
    const whole = encodeTruthIndex(await smallTruth(), crc32);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = whole.slice();
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        const decoded = decodeTruthIndex(damaged, crc32);
        // The last words of the header are no part of the index.
        assert.ok(decoded === undefined || (at >= 20 && at < 24));
      }),
    );
  });

  for (const [name, load] of [["the small truth", smallTruth], ["the shipped truth", shippedIndex]] as const) {
    it(`brings back ${name} with every answer`, async () => {
      const index = await load();
      const decoded = decodeTruthIndex(encodeTruthIndex(index, crc32), crc32);
      assert.ok(decoded);
      assert.deepEqual([decoded.revision, decoded.counts, decoded.problems, decoded.families()], [index.revision, index.counts, index.problems, index.families()]);
      assert.deepEqual(answersOf(decoded), answersOf(index));
      assert.deepEqual(decoded.families().map(({ family }) => decoded.byFamily(family).length), index.families().map(({ family }) => index.byFamily(family).length));
      const text = "The Leter Merge plugin, `lantern-plugin-improt`, `eslint-plugin-improt`, Aspose.CAD for java, a Stamp Builder and a DocumenBuilder class.";
      assert.deepEqual(createChecker(decoded)(text).findings, createChecker(index)(text).findings);
      assert.ok(createChecker(index)(text).findings.length >= 2);
    });
  }

  it("are read wherever they lie in their buffer", async () => {
    const bytes = encodeTruthIndex(await smallTruth(), crc32);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    assert.equal(decodeTruthIndex(shifted.subarray(3), crc32)?.revision, (await smallTruth()).revision);
  });

  it("that are cut short or too long give nothing", async () => {
    const bytes = encodeTruthIndex(await smallTruth(), crc32);
    for (const length of [0, 1, 8, 15, 16, 17, 100, bytes.length >> 1, bytes.length - 8, bytes.length - 1]) assert.equal(decodeTruthIndex(bytes.slice(0, length), crc32), undefined, String(length));
    assert.equal(decodeTruthIndex(new Uint8Array([...bytes, 0]), crc32), undefined);
    assert.equal(decodeTruthIndex(new Uint8Array(bytes.length), crc32), undefined);
  });

  it("with a changed header, of another layout or of something else give nothing", async () => {
    const bytes = encodeTruthIndex(await smallTruth(), crc32);
    for (let at = 0; at < 16; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        assert.equal(decodeTruthIndex(damaged, crc32), undefined, `byte ${at}, bit ${bit}`);
      }
    }
    assert.equal(decodeTruthIndex(new TextEncoder().encode("family: words\nplugins: []\n".repeat(9)), crc32), undefined);
  });

  it("with damage anywhere never throw while they are decoded", async () => {
    const bytes = encodeTruthIndex(await smallTruth(), crc32);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9000), fc.nat(255)), { minLength: 1, maxLength: 20 }), (changes) => {
        const damaged = bytes.slice();
        for (const [at, value] of changes) damaged[at] = value;
        decodeTruthIndex(damaged, crc32);
      }),
      { numRuns: 200 },
    );
  });
});

// The parts that near search is built from: edit limits, segments, word sets, look-ups.
import assert from "node:assert/strict";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { buildMultimap, keyCount, lookUp } from "../../server/src/truth/multimap.ts";
import { createNameKeyReader } from "../../server/src/truth/name-key.ts";
import { hashOfWord } from "../../server/src/truth/name-table.ts";
import { buildNearIndex, editLimit, segmentAt, signatureOf } from "../../server/src/truth/near-index.ts";
import { decodeSections, encodeSections } from "../../server/src/truth/sections.ts";
import { pooledEquals, pooledString, poolStrings } from "../../server/src/truth/string-pool.ts";
import { buildWordSet, hasWord, parseWordLists } from "../../server/src/truth/word-list.ts";

describe("near index", () => {
  it("allows no edit below four letters, one below eight, then two", () => {
    assert.deepEqual([1, 3, 4, 7, 8, 100].map(editLimit), [0, 0, 1, 1, 2, 2]);
  });

  it("cuts a key into segments that cover it, even as can be", () => {
    for (let length = 4; length <= 120; length++) {
      const count = editLimit(length) + 1;
      const segments = Array.from({ length: count }, (_, number) => segmentAt(length, count, number));
      let at = 0;
      for (const { start, size } of segments) {
        assert.equal(start, at);
        at += size;
      }
      assert.equal(at, length);
      const sizes = segments.map(({ size }) => size);
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
    }
  });

  it("tells letters that differ by signatures, of which an edit changes at most two bits", () => {
    const bits = (text: string): number => signatureOf(Uint16Array.from(text, (character) => character.charCodeAt(0)), 0, text.length);
    assert.equal(bits("abba"), bits("ab"));
    assert.notEqual(bits("abc"), bits("abd"));
    assert.equal(bits("cab"), bits("abc"));
  });

  it("does not bring up keys that are not to be searched, and keeps their numbers", () => {
    const all = buildNearIndex(["letter", "merge", "import"]);
    const some = buildNearIndex(["letter", "merge", "import"], (key) => key !== 1);
    assert.equal(some.offsets.length, all.offsets.length);
    assert.ok(all.owners.includes(1) && !some.owners.includes(1));
  });
});

describe("name keys", () => {
  const cases: readonly (readonly [name: string, key: string, words: number, bridged: boolean])[] = [
    ["Aspose.Words for .NET", "asposewordsfornet", 4, false],
    ["@babel/plugin-transform-classes", "babelplugintransformclasses", 4, false],
    ["C++", "c++", 1, false],
    ["C#", "c#", 1, false],
    ["Import (Legacy)", "importlegacy", 2, true],
    ["Salt & Pepper", "saltpepper", 2, true],
    ["Café Übersetzer", "cafeubersetzer", 2, false],
    ["Node.js", "nodejs", 2, false],
    ["???", "", 0, false],
  ];
  for (const [name, key, words, bridged] of cases) {
    it(name, () => {
      const read = createNameKeyReader()(name);
      assert.deepEqual([read.key, read.words.length, read.bridged], [key, words, bridged]);
    });
  }
});

const text = fc.string({ unit: "binary", maxLength: 12 });

describe("look-ups", () => {
  it("answer as a map of sets does, whatever the order of the pairs", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(20)), { maxLength: 60 }), fc.array(text, { maxLength: 10 }), (pairs, others) => {
        const map = buildMultimap(pairs);
        assert.deepEqual(map, buildMultimap([...pairs].reverse()));
        assert.equal(keyCount(map), new Set(pairs.map(([key]) => key)).size);
        for (const key of [...pairs.map(([key]) => key), ...others]) {
          const expected = [...new Set(pairs.filter(([own]) => own === key).map(([, row]) => row))].sort((a, b) => a - b);
          assert.deepEqual([...lookUp(map, key)], expected);
        }
      }),
    );
  });

  it("keep strings as they are, lone surrogates too", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.constant("x".repeat(10_000)), fc.constant("\ud800")), { maxLength: 10 }), (texts) => {
        const pool = poolStrings(texts);
        assert.deepEqual(texts.map((_, at) => pooledString(pool, at)), texts);
        assert.ok(texts.every((own, at) => pooledEquals(pool, at, own) && !pooledEquals(pool, at, `${own}x`)));
      }),
    );
  });

  it("know the words they were given", () => {
    const words = ["letter", "merge", "c++", "漢字"];
    const set = buildWordSet(words.map(hashOfWord));
    assert.ok(words.every((word) => hasWord(set, hashOfWord(word))));
    assert.ok(["leter", "mergers", "c", ""].every((word) => !hasWord(set, hashOfWord(word))));
    assert.deepEqual(set, buildWordSet(words.reverse().map(hashOfWord)));
  });

  it("read word lists as the build writes them", () => {
    assert.deepEqual(parseWordLists("a\nb\n\nc\n"), { everyday: ["a", "b"], terms: ["c"] });
    assert.deepEqual(parseWordLists(""), { everyday: [], terms: [] });
  });
});

describe("sections", () => {
  it("come back as they were, of every kind", () => {
    const sections = { bytes: Uint8Array.of(1, 2, 3), units: Uint16Array.of(1, 65535), rows: Uint32Array.of(0xffffffff), signed: Int32Array.of(-1), shares: Float64Array.of(0.1), none: new Uint8Array(0) };
    assert.deepEqual(Object.fromEntries(decodeSections(encodeSections(sections, crc32), crc32) ?? []), sections);
  });
});

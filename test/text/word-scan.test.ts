// Texts as the matcher sees them: words and what joins each to the one before ("|" not at all, "+" compact, "_" spaced, "~" bridged).
import assert from "node:assert/strict";
import fc from "fast-check";
import { createWordScan, ensurePrefix, hashBetween, prefixHashes, scanWords, type WordScan } from "../../server/src/text/word-scan.ts";

const JOINS = ["|", "+", "_", "~"];
const scan = createWordScan();

function read(text: string, into: WordScan = scan): string {
  scanWords(text, [{ start: 0, end: text.length }], into);
  return shownWords(into);
}

function shownWords(into: WordScan): string {
  let shown = "";
  for (let word = 0; word < into.count; word++) {
    const folded = String.fromCharCode(...into.folded.subarray(into.foldStart[word], into.foldStart[word + 1]));
    shown += (word === 0 && into.join[0] === 0 ? "" : JOINS[into.join[word] ?? 0] ?? "?") + folded + (into.contraction[word] === 1 ? "!" : "");
  }
  return shown;
}

describe("word scan", () => {
  const cases: readonly (readonly [text: string, words: string])[] = [
    ["Mail Merge", "mail_merge"],
    ["eslint-plugin-import", "eslint+plugin+import"],
    ["@babel/core v7.1.0", "babel+core_v7+1+0"],
    ["Aspose.Words for .NET", "aspose+words_for_net"],
    ["well-known – or not", "well+known|or_not"],
    ["one. Two", "one|two"],
    ["one - two", "one|two"],
    ["a--b a__b", "a|b_a|b"],
    ["fastify's plugin", "fastify~plugin"],
    ["fastify’s plugin", "fastify~plugin"],
    ["plugins' order", "plugins|order"],
    ["don't do", "don!~do"],
    ["it’ll do", "it!~do"],
    ["C++ and C#", "c++_and_c#"],
    ["C++11, C#8", "c|11~c|8"],
    ["a+b a#b", "a|b_a|b"],
    ["f(x), y & z", "f~x~y~z"],
    ["f(x), (y)", "f~x|y"],
    ["Import (Legacy)", "import~legacy"],
    ["a: b, c! d", "a~b~c~d"],
    ["a\nb", "a_b"],
    ["a\n\nb", "a|b"],
    ["a\r\nb", "a_b"],
    ["a\u00a0b", "a_b"],
    ["a\u200bb so\u00adft e\u0301", "ab_soft_e"],
    ["Café CAFÉ cafe\u0301", "cafe_cafe_cafe"],
    ["Ｆｕｌｌ１", "full1"],
    ["漢字Word漢字", "漢字+word+漢字"],
    ["**bold** `code` x", "bold|code|x"],
    ["a\u2011b a\u2010b", "a+b_a+b"],
    ["😀a😀b", "a|b"],
    ["", ""],
    ["...---", ""],
  ];
  for (const [text, words] of cases) it(`reads ${JSON.stringify(text)}`, () => { assert.equal(read(text), words); });

  it("takes Thai for another word than Latin letters", () => {
    scanWords("ใช้Wordsแปลง", [{ start: 0, end: 12 }], scan);
    assert.deepEqual(Array.from({ length: scan.count }, (_, word) => [scan.start[word], scan.end[word]]), [[0, 2], [3, 8], [8, 12]]);
  });

  const over: readonly (readonly [text: string, words: string])[] = [
    ["Mail§Merge", "mail+merge"],
    ["Mail¶Merge", "mail_merge"],
    ["Aspose§.Words", "aspose+words"],
    ["eslint-§plugin", "eslint+plugin"],
    ["Words¶.NET", "words_net"],
    ["Words.¶For", "words|for"],
    ["Words¶-for", "words|for"],
    ["Words,¶for", "words~for"],
    ["Words's¶for", "words~for"],
    ["Words§'s pages", "words|s_pages"],
    ["Words;¶for", "words|for"],
    ["Mail¶¶Merge", "mail_merge"],
    ["Mail|Merge", "mail|merge"],
  ];
  for (const [text, words] of over) {
    it(`goes on over markup: ${text}`, () => {
      const stretches: { start: number; end: number }[] = [];
      const joins: number[] = [];
      for (const { index, 0: part } of text.matchAll(/[^§¶|]+|(?<=[§¶|])(?=[§¶|])/gu)) {
        stretches.push({ start: index, end: index + part.length });
        joins.push(["§", "¶"].indexOf(text.charAt(index - 1)) + 1);
      }
      scanWords(text, stretches, scan, Uint8Array.from(joins));
      assert.equal(shownWords(scan), words);
    });
  }

  it("keeps where each word stands", () => {
    const text = "The fastify’s C++ e\u0301\u200bx.";
    read(text);
    const places = Array.from({ length: scan.count }, (_, word) => text.slice(scan.start[word], scan.end[word]));
    assert.deepEqual(places, ["The", "fastify", "C++", "e\u0301\u200bx"]);
  });

  it("starts a run with each stretch and keeps to it", () => {
    const text = "one two three four";
    scanWords(text, [{ start: 0, end: 5 }, { start: 8, end: 13 }], scan);
    const words = Array.from({ length: scan.count }, (_, word) => `${text.slice(scan.start[word], scan.end[word])} ${scan.join[word] ?? 0} ${scan.stretch[word] ?? -1}`);
    assert.deepEqual(words, ["one 0 0", "t 2 0", "three 0 1"]);
  });

  it("gives a window the hash of its letters, wherever it stands, and grows as needed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), fc.nat(3), (text, times) => {
        const long = `${"word ".repeat(times * 200)}${text} Mail-Merge`;
        read(long);
        const from = scan.foldStart[scan.count - 2] ?? 0;
        const own = Uint16Array.from("mailmerge", (character) => character.charCodeAt(0));
        assert.equal(hashBetween(ensurePrefix(scan), from, scan.foldCount), hashBetween(prefixHashes(own), 0, own.length));
      }),
      { numRuns: 200 },
    );
  });

  it("gives words in order, inside the text, whatever that is", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }), (units) => {
        const text = String.fromCharCode(...units);
        read(text);
        let behind = 0;
        for (let word = 0; word < scan.count; word++) {
          const start = scan.start[word] ?? -1;
          const end = scan.end[word] ?? -1;
          assert.ok(start >= behind && end > start && end <= text.length);
          assert.ok((scan.foldStart[word + 1] ?? 0) > (scan.foldStart[word] ?? 0));
          behind = end;
        }
      }),
    );
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { createEditDistance } from "../../server/src/detect/edit-distance.ts";
import { createNearSearch } from "../../server/src/detect/near-search.ts";
import { prefixHashes } from "../../server/src/text/word-scan.ts";
import { buildNearIndex, editLimit } from "../../server/src/truth/near-index.ts";

const units = (text: string): Uint16Array => Uint16Array.from(text, (c) => c.charCodeAt(0));
const word = fc.stringMatching(/^[a-c1]{1,14}$/);

/** Optimal string alignment by the book: the oracle. */
function alignment(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number): number => d[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const row = d[i] ?? [];
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
    }
  return at(a.length, b.length);
}

describe("edit distance", () => {
  it("is the optimal string alignment, cut off above the limit", () => {
    const measure = createEditDistance();
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        const pair = { a: units(a), aFrom: 0, aTo: a.length, b: units(b), bFrom: 0, bTo: b.length };
        assert.equal(measure(pair, limit), Math.min(alignment(a, b), limit + 1));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("near search", () => {
  it("brings up exactly the keys within the limit of their length", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), word, (keys, text) => {
        const found = new Map<string, number>();
        const folded = units(text);
        createNearSearch(buildNearIndex(keys))({ folded, prefix: prefixHashes(folded), from: 0, to: folded.length }, (key, distance) => {
          found.set(keys[key] ?? "", distance);
        });
        const expected = new Map(keys.map((key) => [key, alignment(key, text)] as const).filter(([key, d]) => key.length >= 4 && d <= editLimit(key.length)));
        assert.deepEqual(new Map([...found].sort()), new Map([...expected].sort()));
      }),
      { numRuns: 3000 },
    );
  });
});

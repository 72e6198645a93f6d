// The sum over words gives what adding up and sorting gives, time after time.
import assert from "node:assert/strict";
import fc from "fast-check";
import { createPostingsSum, type Postings } from "../../server/src/semantic/postings.ts";

const ROWS = 30;
const word = fc.uniqueArray(fc.tuple(fc.nat(ROWS - 1), fc.integer({ min: 1, max: 5 })), { selector: ([row]) => row });
const postings = (hits: readonly (readonly [number, number])[]): Postings => ({ rows: Uint32Array.from(hits, ([row]) => row), scores: Float64Array.from(hits, ([, score]) => score) });

describe("the sum of words", () => {
  it("is what adding up and sorting gives, also the second time", () => {
    const sum = createPostingsSum(ROWS);
    fc.assert(fc.property(fc.array(word, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (words, most) => {
      const rows = Array.from({ length: ROWS }, (_, row) => {
        const parts = words.flatMap((hits) => hits.filter(([hit]) => hit === row).map(([, score]) => score));
        return { row, score: parts.reduce((all, part) => all + part, 0) * parts.length };
      }).filter(({ score }) => score > 0);
      const expected = rows.sort((one, other) => other.score - one.score || one.row - other.row).slice(0, most);
      assert.deepEqual(sum(words.map(postings), most), expected);
    }));
  });
});

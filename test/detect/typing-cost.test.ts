// Which slips hands make: in pairs, the likelier first, and what that decides where two names are as near.
import assert from "node:assert/strict";
import fc from "fast-check";
import { areNeighbours, typingCost } from "../../server/src/detect/typing-cost.ts";
import { brief, createChecker } from "../support/check-text.ts";
import { smallTruth } from "../support/small-truth.ts";

describe("typing cost", () => {
  const likelier: readonly (readonly [what: string, likely: readonly [string, string], unlikely: readonly [string, string]])[] = [
    ["neighbours on the keyboard than any letters", ["merhe", "merge"], ["merpe", "merge"]],
    ["a swap than another letter", ["megre", "merge"], ["mekge", "merge"]],
    ["a doubled letter than any letter too many", ["lettter", "letter"], ["letpter", "letter"]],
    ["one of two like letters lost than any other", ["leter", "letter"], ["leter", "lepter"]],
    ["a key hit along with its neighbour than any letter too many", ["mergte", "merge"], ["mergpe", "merge"]],
    ["a slip inside than one in the first letter", ["letyer", "letter"], ["ketter", "letter"]],
  ];
  for (const [what, likely, unlikely] of likelier) it(`takes ${what}`, () => { assert.ok(typingCost(...likely) < typingCost(...unlikely), `${typingCost(...likely)} < ${typingCost(...unlikely)}`); });

  it("knows which keys touch", () => {
    for (const pair of ["as", "sa", "qw", "qa", "sw", "se", "sz", "sx", "gt", "gy", "gb", "gv", "pl", "po", "q1", "q2"]) assert.ok(areNeighbours(pair.charCodeAt(0), pair.charCodeAt(1)), pair);
    for (const pair of ["aa", "ad", "qs", "sc", "ap", "ag", "é1", "qz"]) assert.ok(!areNeighbours(pair.charCodeAt(0), pair.charCodeAt(1)), pair);
  });

  it("is nothing for equal texts and never below nothing, whatever the texts", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
        assert.equal(typingCost(a, a), 0);
        assert.ok(Number.isFinite(typingCost(a, b)) && typingCost(a, b) >= 0);
      }),
    );
  });

  it("settles which of two names that are as near is meant, and leaves alone what it cannot tell", async () => {
    const check = createChecker(await smallTruth());
    const said = (text: string): string[] => check(text).findings.map(brief);
    assert.deepEqual(said("Use `lantern-plugin-sxsslint` here."), ["misspelled-name: lantern-plugin-sxsslint → lantern-plugin-scsslint"]);
    assert.deepEqual(said("Use `lantern-plugin-spsslint` here."), ["ambiguous-name: lantern-plugin-spsslint"]);
  });
});

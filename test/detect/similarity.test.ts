// The measures behind a near name: Jaro-Winkler, confidence, and who wins where candidates overlap.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Candidate, Fit } from "../../server/src/detect/candidate.ts";
import { chooseCandidates } from "../../server/src/detect/choose.ts";
import { confidenceOf } from "../../server/src/detect/confidence.ts";
import type { Cues } from "../../server/src/detect/cues.ts";
import { similarity } from "../../server/src/detect/jaro-winkler.ts";
import { DEFAULTS } from "../support/check-text.ts";

const units = (text: string): Uint16Array => Uint16Array.from(text, (character) => character.charCodeAt(0));
const alike = (a: string, b: string): number => similarity({ a: units(a), aFrom: 0, aTo: a.length, b: units(b), bFrom: 0, bTo: b.length });

describe("Jaro-Winkler", () => {
  // The published examples of Winkler.
  for (const [a, b, expected] of [["martha", "marhta", 0.9611], ["dixon", "dicksonx", 0.8133], ["dwayne", "duane", 0.84], ["", "", 1], ["a", "", 0], ["abc", "xyz", 0]] as const) {
    it(`of "${a}" and "${b}" is ${expected}`, () => {
      assert.ok(Math.abs(alike(a, b) - expected) < 0.0001, String(alike(a, b)));
    });
  }

  it("lies in 0–1 and is 1 for equal texts", () => {
    const word = fc.stringMatching(/^[a-d]{0,12}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.ok(alike(a, b) >= 0 && alike(a, b) <= 1);
        assert.equal(alike(a, a), 1);
      }),
    );
  });
});

const FIT: Fit = { key: 0, form: 0, formText: "x", flags: 0, shaped: false, plugins: [0], kind: 0, distance: 1, similarity: 0.85 };
const NO_CUES: Cues = {
  place: undefined, whole: false, kindWord: undefined, ownKind: false, familyWord: undefined, alone: false, inBrackets: false, listItem: false, isTag: false,
  isTarget: false, asCode: false, touching: false, joined: false,
};
const candidate = (of: Partial<Candidate> & { readonly around?: Partial<Cues>; readonly similarity?: number }): Candidate => ({
  start: 0, end: 4, text: "text", zone: "prose", match: "near", fits: [{ ...FIT, similarity: of.similarity ?? 0.85 }], tied: false, weight: 4, everydayText: false, broken: false,
  cues: { ...NO_CUES, ...of.around }, ...of,
});

describe("similarity of long texts", () => {
  it("does not care at which end the slip is", () => {
    const name = "babelpluginreactnativenodeifyhack";
    for (let at = 0; at < name.length; at++) assert.ok(alike(`${name.slice(0, at)}y${name.slice(at + 1)}`, name) > 0.9, String(at));
    assert.ok(alike("rluekingbabelpresetbk", "bluekingbabelpresetbk") > 0.95);
  });
});

describe("confidence", () => {
  const cases: readonly (readonly [what: string, of: Parameters<typeof candidate>[0], expected: number])[] = [
    ["of an exact name is whole", { match: "exact", similarity: 1 }, 1],
    ["of an exact name in a bad place is less", { match: "exact", similarity: 1, around: { touching: true } }, 0.97],
    ["of a name at the threshold is the fuzzy weight", {}, 0.8],
    ["of a name half-way up is half-way up", { similarity: 0.925 }, 0.9],
    ["moves with the context", { similarity: 0.925, zone: "heading", around: { familyWord: "inkwell" } }, 0.95],
    ["is never above 1", { similarity: 1, around: { place: "argument", kindWord: "plugin" } }, 1],
  ];
  for (const [what, of, expected] of cases) {
    it(what, () => {
      assert.equal(confidenceOf(candidate(of), DEFAULTS.weights, 0.85), expected);
    });
  }

  it("takes weights and threshold from the settings", () => {
    assert.equal(confidenceOf(candidate({ similarity: 0.9 }), { exact_match: 1, fuzzy_match: 0.5, context_match: 0 }, 0.8), 0.75);
    assert.equal(confidenceOf(candidate({ similarity: 1 }), DEFAULTS.weights, 1), 1);
  });
});

describe("choice among overlapping candidates", () => {
  const at = (start: number, end: number, weight: number, match: Candidate["match"] = "near"): Candidate => candidate({ start, end, weight, match });
  const chosen = (...of: readonly Candidate[]): string[] => chooseCandidates(of).map(({ start, end }) => `${start}-${end}`);

  it("goes to the heavier, however it is ordered", () => {
    const long = at(0, 20, 15.5);
    const piece = at(0, 10, 9, "exact");
    assert.deepEqual(chosen(piece, long), ["0-20"]);
    assert.deepEqual(chosen(long, piece), ["0-20"]);
  });

  it("goes to the exact one where weights are equal, then to the earlier", () => {
    assert.deepEqual(chosen(at(0, 9, 9), at(5, 14, 9, "exact")), ["5-14"]);
    assert.deepEqual(chosen(at(5, 14, 9), at(0, 9, 9)), ["0-9"]);
  });

  it("keeps what does not overlap, in order of place", () => {
    assert.deepEqual(chosen(at(20, 30, 1), at(0, 10, 5), at(10, 20, 3)), ["0-10", "10-20", "20-30"]);
  });
});

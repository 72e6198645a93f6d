// Lists of front matter in all styles: a text that is added or taken out changes a few letters and nothing else.
import assert from "node:assert/strict";
import fc from "fast-check";
import { addToList, changeText, removeFromList } from "../../../server/src/rules/front-matter/list-change.ts";
import { type Matter, readMatter } from "../../../server/src/rules/front-matter/read-matter.ts";
import type { Edit } from "../../../server/src/text/edits.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { matterText, ordinaryText, type WrittenMatter } from "../../support/random/front-matter-text.ts";

const PLUGINS = ["plugins"];

function matterOf(text: string): Matter {
  const matter = readMatter(text);
  assert.ok(matter, `no front matter: ${JSON.stringify(text)}`);
  assert.equal(matter.problem, undefined, text);
  return matter;
}

function after(text: string, edits: readonly Edit[] | undefined): string {
  assert.ok(edits, `no edits for ${JSON.stringify(text)}`);
  return applyEdits(text, edits);
}

function add(text: string, ...texts: string[]): string {
  return after(text, addToList(matterOf(text), PLUGINS, texts));
}

function remove(text: string, entry: number): string {
  return after(text, removeFromList(matterOf(text), PLUGINS, entry));
}

/** Before, what is added, after. */
const ADDITIONS: readonly (readonly [string, readonly string[], string])[] = [
  ["---\nplugins: [a, b] # two\n---", ["c", "@d/e"], '---\nplugins: [a, b, c, "@d/e"] # two\n---'],
  ["---\nplugins: ['a','b']\n---", ["c"], "---\nplugins: ['a','b','c']\n---"],
  ["---\nplugins: [ a, ]\n---", ["c"], "---\nplugins: [ a, c, ]\n---"],
  ["---\nplugins: [\n  a, # one\n  b # two\n]\n---", ["c"], "---\nplugins: [\n  a, # one\n  b, # two\n  c\n]\n---"],
  ["---\nplugins:\n  - a # one\n# end\nx: 1\n---", ["c", "yes"], '---\nplugins:\n  - a # one\n  - c\n  - "yes"\n# end\nx: 1\n---'],
  ['---\r\nplugins:\r\n- "a"\r\n---', ["c"], '---\r\nplugins:\r\n- "a"\r\n- "c"\r\n---'],
  ["---\nplugins:\n  - >\n    a\n    b\nx: 1\n---", ["c"], "---\nplugins:\n  - >\n    a\n    b\n  - c\nx: 1\n---"],
  ["---\nplugins: []\n---", ["c"], "---\nplugins: [c]\n---"],
  ["---\nplugins: # none yet\n---", ["c"], "---\nplugins: [c] # none yet\n---"],
  ["---\ntags:\n- 'x'\nplugins: # none yet\n---", ["c"], "---\ntags:\n- 'x'\nplugins: # none yet\n- 'c'\n---"],
  ["---\nplugins: null\n---", ["c"], "---\nplugins: [c]\n---"],
  ["---\nplugins: a # one\n---", ["c"], "---\nplugins: [a, c] # one\n---"],
  ['+++\nplugins = ["a"]\n+++', ["c", 'd"e'], '+++\nplugins = ["a", "c", "d\\"e"]\n+++'],
  ["+++\nplugins = ['a']\n+++", ["c", "d'e"], "+++\nplugins = ['a', 'c', \"d'e\"]\n+++"],
  ['+++\nplugins = [\n  "a", # one\n  "b", # two\n]\n+++', ["c"], '+++\nplugins = [\n  "a", # one\n  "b", # two\n  "c",\n]\n+++'],
  ['+++\nplugins = "a"\n+++', ["c"], '+++\nplugins = ["a", "c"]\n+++'],
  ['{\n\t"plugins": [\n\t\t"a"\n\t]\n}', ["c", "d"], '{\n\t"plugins": [\n\t\t"a",\n\t\t"c",\n\t\t"d"\n\t]\n}'],
  ['{\n  "plugins": null\n}', ["c"], '{\n  "plugins": ["c"]\n}'],
];

/** Before, which entry goes, after. */
const REMOVALS: readonly (readonly [string, number, string])[] = [
  ["---\nplugins: [a, b] # two\n---", 0, "---\nplugins: [b] # two\n---"],
  ["---\nplugins: [a, b] # two\n---", 1, "---\nplugins: [a] # two\n---"],
  ["---\nplugins: [ a, b, ]\n---", 1, "---\nplugins: [ a, ]\n---"],
  ["---\nplugins: [ a ]\n---", 0, "---\nplugins: []\n---"],
  ["---\nplugins: [\n  a, # one\n  b # two\n]\n---", 1, "---\nplugins: [\n  a # one\n]\n---"],
  ["---\nplugins:\n  - a # one\n  # about b\n  - b\n---", 0, "---\nplugins:\n  # about b\n  - b\n---"],
  ["---\nplugins: # mine\n  - a # one\nx: 1\n---", 0, "---\nplugins: [] # mine\nx: 1\n---"],
  ["---\r\nplugins:\r\n  - a\r\n  - b\r\n---", 1, "---\r\nplugins:\r\n  - a\r\n---"],
  ["---\nplugins: a\n---", 0, "---\nplugins: []\n---"],
  ['+++\nplugins = [\n  "a",\n  "b", # two\n]\n+++', 1, '+++\nplugins = [\n  "a",\n]\n+++'],
  ['{\n"plugins": ["a", "b"]\n}', 1, '{\n"plugins": ["a"]\n}'],
];

describe("lists of front matter", () => {
  for (const [before, texts, wanted] of ADDITIONS) it(`add to ${JSON.stringify(before)}`, () => { assert.equal(add(before, ...texts), wanted); });
  for (const [before, entry, wanted] of REMOVALS) it(`take ${entry} out of ${JSON.stringify(before)}`, () => { assert.equal(remove(before, entry), wanted); });

  it("reach lists below other keys", () => {
    const yaml = matterOf("---\ntbcv:\n  plugins:\n    - a\n---");
    assert.equal(after(yaml.text, addToList(yaml, ["tbcv", "plugins"], ["b"])), "---\ntbcv:\n  plugins:\n    - a\n    - b\n---");
    const toml = matterOf('+++\nx = 2024-01-01\n[tbcv]\nplugins = ["a"]\n+++');
    assert.equal(after(toml.text, removeFromList(toml, ["tbcv", "plugins"], 0)), "+++\nx = 2024-01-01\n[tbcv]\nplugins = []\n+++");
  });

  it("stay as they are where it is not sure what would become of them", () => {
    for (const text of ["---\nx: 1\n---", "---\nplugins: {a: 1}\n---", "---\nplugins: 3\n---", "---\nplugins: &p [a]\nx: *p\n---", "---\nplugins: a, b\n---", "---\nx: &p [a]\nplugins: *p\n---"]) {
      assert.equal(addToList(matterOf(text), PLUGINS, ["c"]), undefined, text);
    }
    assert.equal(removeFromList(matterOf("---\nplugins: [a]\n---"), PLUGINS, 1), undefined);
  });

  it("change a text in its quotes", () => {
    const change = (text: string, to: string): string => after(text, changeText(matterOf(text), ["plugins", 1], to));
    assert.equal(change("---\nplugins: [a, bb]\n---", "c"), "---\nplugins: [a, c]\n---");
    assert.equal(change("---\nplugins:\n- a\n- 'bb' # b\n---", "c"), "---\nplugins:\n- a\n- 'c' # b\n---");
    assert.equal(change("---\nplugins: [a, bb]\n---", "@c/d"), '---\nplugins: [a, "@c/d"]\n---');
    assert.equal(change('+++\nplugins = ["a", "bb"]\n+++', "c"), '+++\nplugins = ["a", "c"]\n+++');
  });

  it("hold what was added, and nothing else changes", () => {
    fc.assert(fc.property(matterText(), fc.array(fc.oneof(ordinaryText(), fc.string({ unit: "grapheme", maxLength: 12 })), { minLength: 1, maxLength: 3 }), (written, texts) => {
      const { data, text } = matterOf(written.text);
      const edits = addToList(matterOf(written.text), PLUGINS, texts);
      if (edits === undefined) { assert.ok(texts.some((one) => !isPlain(one)), `nothing added to ${JSON.stringify(text)}`); return; }
      const edited = applyEdits(text, edits);
      assert.deepEqual(matterOf(edited).data, { ...data, plugins: [...written.entries, ...texts] });
      assertCommentsStay(written, edited);
      assertLineEnds(written, edited);
    }), { numRuns: 500 });
  });

  it("take back the very letters that were added", () => {
    fc.assert(fc.property(matterText().filter(({ isList, entries }) => isList && entries.length > 0), ordinaryText(), ({ text, entries }, added) => {
      assert.equal(remove(add(text, added), entries.length), text);
    }), { numRuns: 400 });
  });

  it("lose an entry, and nothing else changes", () => {
    fc.assert(fc.property(matterText().filter(({ entries }) => entries.length > 0), fc.nat(), (written, place) => {
      const entry = place % written.entries.length;
      const { data } = matterOf(written.text);
      const edited = remove(written.text, entry);
      assert.deepEqual(matterOf(edited).data, { ...data, plugins: written.entries.filter((_, at) => at !== entry) });
      assertLineEnds(written, edited);
    }), { numRuns: 500 });
  });
});

function isPlain(text: string): boolean {
  return /^[a-z][a-z-]*$/u.test(text);
}

function assertCommentsStay({ comments }: WrittenMatter, edited: string): void {
  for (const comment of comments) assert.ok(edited.includes(comment), `${comment} is gone from ${JSON.stringify(edited)}`);
}

function assertLineEnds({ lineEnd }: WrittenMatter, edited: string): void {
  if (lineEnd === "\r\n") assert.ok(!/[^\r]\n/u.test(edited), JSON.stringify(edited));
  else assert.ok(!edited.includes("\r"), JSON.stringify(edited));
}

// Additions to YAML and JSON files: what comes out, letter by letter, and what is refused.
import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { addToList, type ListAddition, type ListFile } from "../../server/src/host/add-to-list.ts";

interface Case {
  readonly what: string;
  readonly file?: string;
  readonly before: string;
  readonly path: ListAddition["path"];
  readonly value?: ListAddition["value"];
  readonly after: string;
}

const IGNORE = ["ignore_names"];
const ALIASES = ["plugins", 0, "aliases"];

/** Truth files are those with plugins in them. */
const source = (file: string, text: string): ListFile => ({ file, text, kind: /plugins"?:/u.test(text) ? "truth" : "configuration" });

const CASES: readonly Case[] = [
  { what: "an empty file", before: "", path: IGNORE, after: "ignore_names:\n  - new one\n" },
  { what: "a file of comments, with the key shown as one", before: "# a\n\n# ignore_names: []\n# b\n", path: IGNORE, after: "# a\n\nignore_names:\n  - new one\n# b\n" },
  { what: "the end of a file without a line end", before: "# x\nrules: {}", path: IGNORE, after: "# x\nrules: {}\nignore_names:\n  - new one" },
  { what: "a block list with comments, by its own indentation", before: "ignore_names:\n- a # why\n# c\n- b # because\n# d\nrules: {}\n", path: IGNORE, after: "ignore_names:\n- a # why\n# c\n- b # because\n- new one\n# d\nrules: {}\n" },
  { what: "CRLF", before: "ignore_names:\r\n    - a\r\nrules: {}\r\n", path: IGNORE, after: "ignore_names:\r\n    - a\r\n    - new one\r\nrules: {}\r\n" },
  { what: "a list in brackets", before: "ignore_names: [a, b ] # c\n", path: IGNORE, after: "ignore_names: [a, b, new one ] # c\n" },
  { what: "an empty list in brackets", before: "ignore_names: []\n", path: IGNORE, after: "ignore_names: [new one]\n" },
  { what: "brackets over lines, with comments", before: "ignore_names: [\n  a, # x\n  b # y\n]\n", path: IGNORE, after: "ignore_names: [\n  a, # x\n  b, # y\n  new one\n]\n" },
  { what: "brackets over lines, with a last comma", before: "ignore_names: [\n  a,\n  b,  # y\n]\n", path: IGNORE, after: "ignore_names: [\n  a,\n  b,  # y\n  new one,\n]\n" },
  { what: "the quotes of its neighbours", before: "ignore_names:\n  - 'a'\n", path: IGNORE, after: "ignore_names:\n  - 'a'\n  - 'new one'\n" },
  { what: "double quotes", before: 'ignore_names: ["a"]\n', path: IGNORE, after: 'ignore_names: ["a", "new one"]\n' },
  { what: "a key without a value", before: "ignore_names: # none yet\nrules: {}\n", path: IGNORE, after: "ignore_names: [new one] # none yet\nrules: {}\n" },
  { what: "a key with null", before: "ignore_names: ~\n", path: IGNORE, after: "ignore_names: [new one]\n" },
  { what: "a document with marks", before: "---\nrules: {}\n...\n", path: IGNORE, after: "---\nrules: {}\nignore_names:\n  - new one\n...\n" },
  { what: "a list of an override", before: "overrides:\n  - files: [a]\n    ignore_names: [x]\n", path: ["overrides", 0, "ignore_names"], after: "overrides:\n  - files: [a]\n    ignore_names: [x, new one]\n" },
  { what: "a section that is not there", before: "rules: {}\n", path: ["truth", "truth_files"], value: "truth/x.yaml", after: "rules: {}\ntruth:\n  truth_files:\n    - truth/x.yaml\n" },
  { what: "a section that is there", before: "truth:\n  packs: [npm]\n\n# c\nrules: {}\n", path: ["truth", "truth_files"], value: "t.yaml", after: "truth:\n  packs: [npm]\n  truth_files:\n    - t.yaml\n\n# c\nrules: {}\n" },
  { what: "a section in braces", before: "truth: {packs: [npm]}\n", path: ["truth", "truth_files"], value: "t.yaml", after: "truth: {packs: [npm], truth_files: [t.yaml]}\n" },
  { what: "a plugin in lines", before: "plugins:\n  - id: a\n    name: A # n\n  - id: b\n", path: ALIASES, after: "plugins:\n  - id: a\n    name: A # n\n    aliases:\n      - new one\n  - id: b\n" },
  { what: "a plugin on one line", before: "plugins:\n  - {id: a, name: A}\n", path: ALIASES, after: "plugins:\n  - {id: a, name: A, aliases: [new one]}\n" },
  { what: "a plugin with a long text", before: "plugins:\n  - id: a\n    description: |\n      x\n      y\n  - id: b\n", path: ALIASES, after: "plugins:\n  - id: a\n    description: |\n      x\n      y\n    aliases:\n      - new one\n  - id: b\n" },
  { what: "a plugin whose list is merged in from elsewhere", before: "x: &x {k: 1}\nplugins:\n  - {<<: *x, id: a, aliases: [b]}\n", path: ALIASES, after: "x: &x {k: 1}\nplugins:\n  - {<<: *x, id: a, aliases: [b, new one]}\n" },
  { what: "an entry", before: "family: f\nplugins:\n  - id: a\n    aliases: [x]\n", path: ["plugins"], value: { id: "b/c", aliases: ["d e"] }, after: "family: f\nplugins:\n  - id: a\n    aliases: [x]\n  - id: b/c\n    aliases:\n      - d e\n" },
  { what: "JSON with tabs", file: "a.json", before: '{\n\t"plugins": [\n\t\t{\n\t\t\t"id": "a",\n\t\t\t"name": "A"\n\t\t}\n\t]\n}\n', path: ALIASES, after: '{\n\t"plugins": [\n\t\t{\n\t\t\t"id": "a",\n\t\t\t"name": "A",\n\t\t\t"aliases": ["new one"]\n\t\t}\n\t]\n}\n' },
  { what: "a JSON list over lines, CRLF", file: "a.json", before: '{"plugins": [{"aliases": [\r\n    "x",\r\n    "y"\r\n  ]}]}', path: ALIASES, after: '{"plugins": [{"aliases": [\r\n    "x",\r\n    "y",\r\n    "new one"\r\n  ]}]}' },
  { what: "an empty JSON list", file: "a.json", before: '{"plugins":[{"aliases":[]}]}', path: ALIASES, after: '{"plugins":[{"aliases":["new one"]}]}' },
  { what: "a JSON entry", file: "a.json", before: '{"plugins":[{"id":"a"}]}', path: ["plugins"], value: { id: "b", aliases: ["c"] }, after: '{"plugins":[{"id":"a"}, {"id": "b", "aliases": ["c"]}]}' },
];

describe("an addition to", () => {
  for (const { what, file = "a.yaml", before, path, value = "new one", after } of CASES) {
    it(what, () => {
      const added = addToList(source(file, before), { path, value });
      assert.deepEqual(added.kind === "edits" ? added.text : added, after);
      assert.deepEqual(addToList(source(file, after), { path, value }), { kind: "there" });
    });
  }

  const REFUSED: readonly (readonly [string, string, string, ListAddition["path"], RegExp, number?])[] = [
    ["YAML that is none", "a.yaml", "plugins: [\n", ALIASES, /not valid YAML/, 11],
    ["a configuration that is no YAML", "a.yaml", "a: [\n", IGNORE, /not valid YAML/, 5],
    ["JSON that is none", "a.json", '{"plugins": [', ALIASES, /not valid JSON/, 13],
    ["a list that is none", "a.yaml", "ignore_names: x\n", IGNORE, /is no list/],
    ["a file that is no mapping", "a.yaml", "- a\n", IGNORE, /is no list/],
    ["an entry that is not there", "a.yaml", "plugins: []\n", ALIASES, /is no list/],
    ["a list that stands elsewhere", "a.yaml", "x: &x [a]\nignore_names: *x\n", IGNORE, /cannot be added to safely/],
    ["a list that is used elsewhere", "a.yaml", "ignore_names: &x [a]\ny: *x\n", IGNORE, /cannot be added to safely/],
    ["a bomb", "a.yaml", `a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefghij".split("").map((key, at) => `${key}: &${key} [${`*${"abcdefghi"[at] ?? ""}, `.repeat(9)}]\n`).join("")}`, IGNORE, /cannot be read/, 0],
  ];
  for (const [what, file, text, path, says, offset] of REFUSED) {
    it(`${what} is refused`, () => {
      const added = addToList(source(file, text), { path, value: "new one" });
      assert.ok(added.kind === "refused", JSON.stringify(added));
      assert.match(added.what, says);
      assert.equal(added.offset, offset);
    });
  }

  const STYLES = ["", "ignore_names: []\n", "ignore_names:\n  - a\n", "ignore_names: [a]\n", "ignore_names: ['a']\n", "{}\n", "ignore_names:\n"];
  it("any file takes any text, whatever is in it, and reads as before with it", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.constantFrom(...STYLES), (name, before) => {
      const added = addToList(source("a.yaml", before), { path: IGNORE, value: name });
      if (added.kind === "there") return;
      assert.ok(added.kind === "edits", JSON.stringify(added));
      const old = (parse(before) as { ignore_names?: string[] } | null)?.ignore_names ?? [];
      assert.deepEqual((parse(added.text) as { ignore_names: string[] }).ignore_names, [...old, name]);
    }));
  });

  it("any data in any layout reads as before with it", () => {
    const entry = fc.dictionary(fc.constantFrom("id", "name", "url", "x y"), fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string())), { noNullPrototype: true });
    const data = fc.record({ plugins: fc.array(entry, { minLength: 1, maxLength: 3 }), last: fc.option(fc.string()) });
    const layout = fc.record({ collectionStyle: fc.constantFrom("any", "block", "flow"), indent: fc.constantFrom(2, 4), indentSeq: fc.boolean(), lineWidth: fc.constantFrom(20, 0) });
    fc.assert(fc.property(data, fc.option(layout), (root, style) => {
      const before = style === null ? JSON.stringify(root, null, "\t") : stringify(root, style as object);
      const added = addToList(source(style === null ? "a.json" : "a.yaml", before), { path: ALIASES, value: "new" });
      // The writer of YAML does not always write what the reader of truth files takes.
      fc.pre(added.kind !== "refused" || added.offset === undefined);
      assert.ok(added.kind === "edits", `${JSON.stringify(added)}\n${before}`);
      const [first, ...rest] = root.plugins;
      assert.deepEqual(parse(added.text), { ...root, plugins: [{ ...first, aliases: ["new"] }, ...rest] });
    }));
  });
});

// Every problem that truth files can have, with its exact place. A line of `expected` is
// FILE:LINE:COLUMN SEVERITY CODE [TEXT AT THAT PLACE], lines and columns from 1.
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createLineIndex } from "../../server/src/text/line-index.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";

interface Case {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly string[];
  /** Ids that are in the index all the same, as family/id. */
  readonly loaded?: readonly string[];
  /** Must stand in the messages. */
  readonly says?: readonly string[];
}

const yaml = (...lines: string[]): Readonly<Record<string, string>> => ({ "a.yaml": ["family: f", ...lines, ""].join("\n") });

const CASES: readonly Case[] = [
  { what: "an empty file", files: { "a.yaml": "" }, expected: ["a.yaml error truth-type"], says: ["family"] },
  { what: "a list", files: { "a.yaml": "- a\n" }, expected: ["a.yaml:1:1 error truth-type [- a]"] },
  { what: "no family", files: { "a.yaml": "plugins: []\n" }, expected: ["a.yaml:1:1 error truth-missing-key [plugins: []"] },
  { what: "a family with a slash", files: { "a.yaml": "family: a/b\n" }, expected: ["a.yaml:1:9 error truth-type [a/b]"] },
  { what: "a family that is a number", files: { "a.yaml": "family: 5\n" }, expected: ["a.yaml:1:9 error truth-type [5]"], says: ['"5"'] },
  {
    what: "a family in capitals", files: { "a.yaml": "family: Foo\nplugins: [{id: a, name: A}]\n" },
    expected: ["a.yaml:1:9 warning truth-type [Foo]"], loaded: ["Foo/a"],
  },
  { what: "plugins that are no list", files: yaml("plugins: {id: a}"), expected: ["a.yaml:2:10 error truth-type [{id: a]"] },
  {
    what: "entries without id or name beside a good one",
    files: yaml("plugins:", "  - id: a", "    name: A", "  - id: b", "  - name: C", "  - id: d", "    name: ''", "  -", "  - foo"),
    expected: [
      "a.yaml:5:5 error truth-missing-key [id: b]", "a.yaml:6:5 error truth-missing-key [name: C]",
      "a.yaml:8:11 error truth-missing-key ['']", "a.yaml:9:3 error truth-type [-]", "a.yaml:10:5 error truth-type [foo]",
    ],
    loaded: ["f/a"], says: ['"b" has no name', '"C" has no id'],
  },
  {
    what: "wrong types",
    files: yaml("plugins:", "  - {id: 5, name: A}", "  - {id: b, name: [x]}", "  - {id: c, name: C, works_alone: yes}", "  - {id: d, name: D, aliases: x}", "  - {id: e, name: E, aliases: [1.0]}", "  - {id: g, name: G}"),
    expected: [
      "a.yaml:3:10 error truth-type [5]", "a.yaml:4:19 error truth-type [[x]", "a.yaml:5:35 error truth-type [yes]",
      "a.yaml:6:31 error truth-type [x]", "a.yaml:7:32 error truth-type [1.0]",
    ],
    loaded: ["f/g"], says: ['put it in quotes: "1.0"', "true or false"],
  },
  { what: "a name on two lines", files: { "a.json": '{"family":"f","plugins":[{"id":"a","name":"A\\nB"}]}' }, expected: ['a.json:1:43 error truth-type ["A\\nB"]'] },
  {
    what: "an id twice, in one file and in two",
    files: { "b.yaml": "family: f\nplugins:\n  - {id: a, name: B}\n", "a.yaml": "family: f\nplugins:\n  - {id: a, name: A}\n  - {id: a, name: C}\n" },
    expected: ["a.yaml:4:10 error truth-duplicate-id [a]", "b.yaml:3:10 error truth-duplicate-id [a]"],
    loaded: ["f/a"], says: ["(above)", "in a.yaml"],
  },
  {
    what: "more spellings for an id that there is not, and an entry that forgot its name",
    files: { "a.yaml": "family: f\nplugins: [{id: a, name: A}]\n", "b.yaml": "family: f\nplugins:\n  - {id: b, aliases: [Bee]}\n  - {id: a, url: x, aliases: [Ay]}\n  - {id: a, family: g}\n  - {id: a, aliases: Ay}\n" },
    expected: [
      "b.yaml:3:5 error truth-unknown-reference [{id: b, aliases: [Bee]", "b.yaml:4:5 error truth-missing-key [{id: a, url: x, aliases: [Ay]",
      "b.yaml:5:5 error truth-missing-key [{id: a, family: g]", "b.yaml:6:22 error truth-type [Ay]",
    ],
    loaded: ["f/a"], says: ["no other entry of family f has that id"],
  },
  {
    what: "a spelling added to a plugin that another one has",
    files: { "a.yaml": "family: f\nplugins: [{id: a, name: A}, {id: c, name: C, aliases: [See]}]\n", "b.json": '{"family":"f","plugins":[{"id":"c","aliases":["Cee","A"]}]}' },
    expected: ['b.json:1:53 warning truth-shared-name ["A"]'], loaded: ["f/a", "f/c"], says: ["the name of"],
  },
  { what: "cut off YAML", files: yaml("plugins:", "  - {id: a, name: A}", "  - {id: b, na"), expected: ["a.yaml:5:1 error truth-syntax []"] },
  { what: "cut off JSON", files: { "a.json": '{"family":"f",\n"plugins":[{"id":"a","name":"A"' }, expected: ["a.json:2:32 error truth-syntax []"], says: ["ends here"] },
  { what: "a trailing comma in JSON", files: { "a.json": '{"family":"f",}' }, expected: ["a.json:1:15 error truth-syntax [}]"] },
  { what: "a comment in JSON", files: { "a.json": '// x\n{"family":"f"}' }, expected: ["a.json:1:1 error truth-syntax [/]"] },
  { what: "a tab as indentation", files: yaml("plugins:", "\t- id: a"), expected: ["a.yaml:3:1 error truth-syntax [\t]"], says: ["tab"] },
  { what: "a key twice", files: yaml("version: 1", "version: 2"), expected: ["a.yaml:3:1 error truth-syntax [v]"], says: ["a key stands there twice"] },
  { what: "a key twice in JSON", files: { "a.json": '{"family":"f","family":"g"}' }, expected: ["a.json:1:16 error truth-syntax [f]"] },
  { what: "two documents", files: { "a.yaml": "family: f\n---\nfamily: g\n" }, expected: ["a.yaml:2:1 error truth-syntax [-]"], says: ["several"] },
  { what: "a bracket that is not closed", files: yaml("plugins: [a"), expected: ["a.yaml:3:1 error truth-syntax []"], says: ["a bracket is not closed"] },
  { what: "deeper nesting behind an error", files: { "a.yaml": `a: @x\nb: ${"[".repeat(100_000)}` }, expected: ["a.yaml:1:4 error truth-syntax [@]"] },
  { what: "deep nesting in YAML", files: { "a.yaml": "[".repeat(5000) }, expected: ["a.yaml:1:100 error truth-syntax [[]"] },
  { what: "deep nesting in JSON", files: { "a.json": "[".repeat(100_000) }, expected: ["a.json:1:101 error truth-syntax [[]"] },
  { what: "an unknown anchor", files: yaml("plugins: *p"), expected: ["a.yaml:2:11 error truth-syntax [p]"] },
  { what: "a tag that is none of ours", files: yaml("plugins: !!js/function x"), expected: ["a.yaml:2:10 error truth-syntax [!]"] },
  {
    what: "unknown keys, with CRLF", files: { "a.yaml": "family: f\r\nmetdata: x\r\nplugins:\r\n  - id: a\r\n    name: A\r\n    aliasses: [x]\r\n" },
    expected: ["a.yaml:2:1 warning truth-unknown-key [metdata]", "a.yaml:6:5 warning truth-unknown-key [aliasses]"],
    loaded: ["f/a"], says: ['did you mean "metadata"?', 'did you mean "aliases"?'],
  },
  {
    what: "keys of JavaScript objects", files: yaml("__proto__: {a: b}", "plugins:", "  - {id: a, name: A, __proto__: x, constructor: y}"),
    expected: ["a.yaml:2:1 warning truth-unknown-key [__proto__]", "a.yaml:4:22 warning truth-unknown-key [__proto__]", "a.yaml:4:36 warning truth-unknown-key [constructor]"],
    loaded: ["f/a"],
  },
  {
    what: "values out of their range",
    files: yaml("plugins:", "  - {id: a, name: A, plugin_type: processer, popularity: -1, match: {case: Exact, min_confidence: 2}}"),
    expected: [
      "a.yaml:3:35 warning truth-type [processer]", "a.yaml:3:58 warning truth-type [-1]",
      "a.yaml:3:76 warning truth-type [Exact]", "a.yaml:3:99 warning truth-type [2]",
    ],
    loaded: ["f/a"], says: ['did you mean "processor"?'],
  },
  {
    what: "an alias of two plugins of two families",
    files: { "a.yaml": "family: f\nplugins: [{id: a, name: A, aliases: [Foo]}]\n", "b.yaml": "family: g\nplugins: [{id: b, name: B, former_names: [Bar, Foo]}]\n" },
    expected: ["b.yaml:2:48 warning truth-shared-name [Foo]"], loaded: ["f/a", "g/b"], says: ["an alias of", "f/a", "a.yaml"],
  },
  { what: "an alias that is another's name", files: yaml("plugins: [{id: a, name: A}, {id: b, name: B, aliases: [A]}]"), expected: ["a.yaml:2:56 warning truth-shared-name [A]"], says: ["the name of"] },
  {
    what: "the former name of a successor, and one thing in two families",
    files: {
      "a.yaml": "family: f\nplugins: [{id: a, name: A, deprecated: {replaced_by: b}}, {id: b, name: B, former_names: [A], aliases: [Bee]}]\n",
      "b.yaml": "family: g\nplugins: [{id: b, name: B, aliases: [Bee]}]\n",
    },
    expected: [], loaded: ["f/a", "f/b", "g/b"],
  },
  {
    what: "references on nothing",
    files: {
      "a.yaml": "family: f\nplugins:\n  - {id: word-processor, name: A, dependencies: [x, word-procesor, g/b, g/c]}\n  - {id: '@x/y', name: Y, dependencies: [word-processor], deprecated: {replaced_by: z}}\n  - {id: q, name: Q, dependencies: ['@x/y']}\ncombinations: [{name: c, plugins: [word-processor, nix]}]\n",
      "b.json": '{"family":"g","items":[{"id":"b","name":"Bb"}]}',
    },
    expected: [
      "a.yaml:3:50 warning truth-unknown-reference [x]", "a.yaml:3:53 warning truth-unknown-reference [word-procesor]",
      "a.yaml:3:73 warning truth-unknown-reference [g/c]", "a.yaml:4:85 warning truth-unknown-reference [z]",
      "a.yaml:6:52 warning truth-unknown-reference [nix]",
    ],
    loaded: ["f/@x/y", "f/q", "f/word-processor", "g/b"], says: ['did you mean "word-processor"?', 'did you mean "g/b"?'],
  },
  {
    what: "a family of which there is no file", files: yaml("plugins: [{id: a, name: A, family: ff}]"),
    expected: ["a.yaml:2:36 warning truth-unknown-reference [ff]"], loaded: ["ff/a"],
  },
  {
    what: "rings of dependencies",
    files: {
      "a.yaml": "family: f\nplugins:\n  - {id: a, name: A, dependencies: [b, g/d]}\n  - {id: b, name: B, dependencies: [c]}\n  - {id: c, name: C, dependencies: [a, c]}\n",
      "b.yaml": "family: g\nplugins: [{id: d, name: D, dependencies: [e]}, {id: e, name: E, dependencies: [f/a]}]\n",
    },
    expected: ["a.yaml:3:22 warning truth-cycle [dependencies]", "a.yaml:5:22 warning truth-cycle [dependencies]"], says: ["a → b → c → a", "c → c"],
  },
  {
    what: "rules that cannot be kept or never speak",
    files: yaml(
      "plugins: [{id: a, name: A}, {id: b, name: B}]", "combination_rules: [{name: k, plugins: [a]}]", "rules:",
      "  - {name: empty, about: x, when: {actions: [load]}}",
      "  - {name: never-asked, about: x, needs: [a]}",
      "  - {name: no-occasion, about: x, when: {plugins: [a]}, never: true}",
      "  - {name: both, about: x, when: {actions: [load]}, needs: [a, b], conflicts_with: [a], one_of: [a, b]}",
      "  - {name: none, about: x, when: {actions: [load]}, any_of: [a, b], conflicts_with: [a, b]}",
      "  - {name: done, about: x, when: {actions: [load]}, never: true, needs: [a]}",
      "  - {name: ring-a, about: x, when: {actions: [load]}, needs: [a], instead_of: [ring-b, k, ring]}",
      "  - {name: ring-b, about: x, when: {actions: [load]}, needs: [a], instead_of: [ring-a]}",
      "  - {name: into-ring, about: x, when: {actions: [load]}, needs: [a], instead_of: [ring-a, empty]}",
    ),
    expected: [
      "a.yaml:5:5 warning truth-rule [{name: empty, about: x, when: {actions: [load]", "a.yaml:6:5 warning truth-rule [{name: never-asked, about: x, needs: [a]",
      "a.yaml:7:35 warning truth-rule [when]", "a.yaml:8:61 warning truth-rule [a]", "a.yaml:8:89 warning truth-rule [one_of]",
      "a.yaml:9:53 warning truth-rule [any_of]", "a.yaml:10:53 warning truth-rule [never]", "a.yaml:11:67 warning truth-rule [instead_of]",
      "a.yaml:11:91 warning truth-rule [ring]", "a.yaml:12:67 warning truth-rule [instead_of]",
    ],
    loaded: ["f/a", "f/b"], says: ["asks for nothing", "has no occasion", "conflicts with it", "only one of them", "under any_of", "cannot be done, and what it takes", "stands instead of itself", 'No rule "ring"'],
  },
  {
    what: "rules that name nothing, or in another way than is read",
    files: yaml(
      "plugins: [{id: alpha, name: A}]", "rules:",
      "  - {name: r, about: x, when: {plugins: [alhpa], text: ['a(b']}, needs: [x], any_of: [y, {plugin_types: [feature]}], one_of: [z], conflicts_with: [{text: ['(?!a)']}, q]}",
      "  - {name: s, about: x, when: {actions: [fly]}, for_formats: all}",
      "  - {name: t, when: {actions: [load]}, needs: alpha}",
    ),
    expected: [
      "a.yaml:4:42 warning truth-unknown-reference [alhpa]", "a.yaml:4:57 warning truth-regex ['a(b']", "a.yaml:4:74 warning truth-unknown-reference [x]",
      "a.yaml:4:87 warning truth-unknown-reference [y]", "a.yaml:4:127 warning truth-unknown-reference [z]", "a.yaml:4:156 warning truth-regex ['(?!a)']",
      "a.yaml:4:167 warning truth-unknown-reference [q]", "a.yaml:5:5 warning truth-rule [{name: s, about: x, when: {actions: [fly]}, for_formats: all]", "a.yaml:5:42 warning truth-type [fly]", "a.yaml:5:62 warning truth-type [all]",
      "a.yaml:6:47 error truth-type [alpha]",
    ],
    loaded: ["f/alpha"], says: ['did you mean "alpha"?', "look-around"],
  },
  {
    what: "regexes that cannot be used",
    files: yaml(
      "combination_rules:", "  - {name: k, plugins: [], trigger_patterns: ['(?=x)', 'a(b', '(a)\\1', 'fine.*']}",
      "forbidden_patterns: [a(b, {pattern: '(', regex: true}, {pattern: '('}]",
      "plugins: [{id: a, name: A, patterns: {classNames: ['C++', 'List[]', Save(], methods: ['\\bfoo(']}}]",
    ),
    expected: [
      "a.yaml:3:47 warning truth-regex ['(?=x)']", "a.yaml:3:56 warning truth-regex ['a(b']", "a.yaml:3:63 warning truth-regex ['(a)\\1']",
      "a.yaml:4:37 warning truth-regex ['(']", "a.yaml:5:87 warning truth-regex ['\\bfoo(']",
    ],
    loaded: ["f/a"], says: ["look-around", "back-reference"],
  },
  {
    what: "rules that cannot be read, beside good ones",
    files: yaml("forbidden_patterns: [5, {message: x}, ok]", "suites: [{plugins: []}, {name: n, plugins: []}]", "complete: maybe", "required_fields: title"),
    expected: [
      "a.yaml:2:22 error truth-type [5]", "a.yaml:2:25 error truth-missing-key [{message: x]", "a.yaml:3:10 error truth-missing-key [{plugins: []",
      "a.yaml:4:11 error truth-type [maybe]", "a.yaml:5:18 error truth-type [title]",
    ],
  },
  {
    what: "merged and repeated parts",
    files: yaml("plugins:", "  - &a {id: a, name: A, bad: 1}", "  - {<<: *a, id: b, name: B}"),
    expected: ["a.yaml:3:25 warning truth-unknown-key [bad]", "a.yaml:3:25 warning truth-unknown-key [bad]"], loaded: ["f/a", "f/b"],
  },
];

function check({ files, expected, loaded, says = [] }: Case): void {
  const { families, problems } = parseTruth(Object.entries(files).map(([file, text]) => ({ file, text })));
  const lines = problems.map(({ file, span, severity, code }) => {
    const text = files[file] ?? "";
    if (span === undefined) return `${file} ${severity} ${code}`;
    const { line, character } = createLineIndex(text).positionAt(span.start);
    return `${file}:${line + 1}:${character + 1} ${severity} ${code} [${text.slice(span.start, span.end)}]`;
  });
  assert.deepEqual(lines, expected, problems.map(({ message }) => message).join("\n"));
  if (loaded !== undefined) assert.deepEqual(families.flatMap(({ family, plugins }) => plugins.map(({ id }) => `${family}/${id}`)), loaded);
  const messages = problems.map(({ message }) => message).join("\n");
  for (const part of says) assert.ok(messages.includes(part), `no "${part}" in:\n${messages}`);
  for (const { message } of problems) assert.match(message, /^[^\n]+[.?]$/);
}

describe("problems of truth files", () => {
  for (const one of CASES) {
    it(one.what, () => {
      check(one);
    });
  }
});

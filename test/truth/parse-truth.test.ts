// What truth files become: forms, defaults, joined families, order.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { FamilyDefinition, PluginDefinition, TruthSource } from "../../server/src/truth/definition.ts";
import { deriveSlug } from "../../server/src/truth/derive-slug.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";

function families(...texts: string[]): readonly FamilyDefinition[] {
  const truth = parseTruth(texts.map((text, place) => ({ file: `${place}.${text.startsWith("{") ? "json" : "yaml"}`, text })));
  assert.deepEqual(truth.problems, []);
  return truth.families;
}

function onlyPlugin(text: string): PluginDefinition {
  const plugin = families(text)[0]?.plugins[0];
  assert.ok(plugin);
  return plugin;
}

describe("truth files", () => {
  it("loads the form of the existing system as it stands", () => {
    const [words] = families(readFileSync(join(import.meta.dirname, "fixtures", "existing-form.json"), "utf8"));
    assert.deepEqual(words, {
      family: "words",
      version: "1.0.0",
      plugins: [
        { id: "aspose-words-cloud", name: "Aspose.Words Cloud", slug: "aspose-words-cloud", plugin_type: "api", version: "21.10" },
        {
          id: "aspose-words-net", name: "Aspose.Words for .NET", slug: "aspose-words-net", description: "A library.",
          patterns: { classNames: ["Document", "DocumentBuilder"], methods: ["Save"], imports: ["Aspose.Words"] },
          version: "21.10.0", dependencies: [], capabilities: ["convert", "edit"], plugin_type: "library",
          load_formats: ["DOC", "DOCX"], save_formats: ["PDF", "DOCX"],
        },
      ],
      combination_rules: [
        { name: "cloud_and_local", plugins: ["aspose-words-cloud", "aspose-words-net"], trigger_patterns: ["hybrid"], confidence_boost: 0.2, required_all: false },
      ],
      required_fields: ["title", "description"],
      forbidden_patterns: [{ pattern: "deprecated_api" }],
    });
  });

  it("keeps the spelling of versions", () => {
    const plugin = onlyPlugin("family: f\nplugins: [{id: a, name: A, version: 1.10, since: 007, deprecated: {since: 1e3}}]\n");
    assert.deepEqual([plugin.version, plugin.since, plugin.deprecated?.since], ["1.10", "007", "1e3"]);
    const json = onlyPlugin('{"family":"f","plugins":[{"id":"a","name":"A","version":1.10,"since":2.0,"deprecated":{"since":12345678901234567890}}]}');
    assert.deepEqual([json.version, json.since, json.deprecated?.since], ["1.10", "2.0", "12345678901234567890"]);
    assert.equal(families("family: f\nversion: 2.0\n")[0]?.version, "2.0");
  });

  it("takes null as absent, and true and false for deprecated", () => {
    assert.deepEqual(onlyPlugin("family: f\nproduct:\nplugins:\n  - id: a\n    name: A\n    slug: ~\n    aliases:\n    deprecated: true\n"), { id: "a", name: "A", slug: "a", deprecated: {} });
    assert.deepEqual(onlyPlugin("family: f\nplugins: [{id: a, name: A, description: '', deprecated: false}]\n"), { id: "a", name: "A", slug: "a" });
  });

  it("adds spellings from entries without a name, whatever the order of files, in the keys' usual order", () => {
    const base = "family: f\nplugins: [{id: a, name: A, aliases: [Ay], url: x}, {id: b, name: B}]\n";
    const more = "family: f\nplugins: [{id: a, aliases: [Ay, Eh], misspellings: [Ai]}]\n";
    const other = "family: g\nplugins: [{id: b, family: f, former_names: [Bee]}]\n";
    const expected = [
      { id: "a", name: "A", slug: "a", aliases: ["Ay", "Eh"], misspellings: ["Ai"], url: "x" },
      { id: "b", name: "B", slug: "b", former_names: ["Bee"] },
    ];
    for (const texts of [[base, more, other], [other, more, base]]) assert.deepEqual(families(...texts)[0]?.plugins, expected);
    const keys = Object.keys(families(more, base, other)[0]?.plugins[0] ?? {});
    assert.deepEqual(keys, ["id", "name", "aliases", "misspellings", "url", "slug"]);
  });

  it("puts the family's match under the plugin's own, key by key", () => {
    const [family] = families(
      "family: f\nmatch: {context: required, case: exact}\nplugins: [{id: a, name: A}, {id: b, name: B, match: {context: none, min_confidence: 0.9}}]\n",
      "family: f\nmatch: {case: any}\nitems: [{id: c, name: C}]\n",
    );
    assert.deepEqual(family?.plugins.map(({ match }) => match), [
      { case: "exact", context: "required" }, { case: "exact", context: "none", min_confidence: 0.9 }, { case: "exact", context: "required" },
    ]);
  });

  it("takes the other keys for plugins and combinations", () => {
    const [family] = families("family: f\ncomponents: [{id: b, name: B}]\nitems: [{id: a, name: A}]\nsuites: [{name: s, plugins: [a]}]\ncombinations: [{name: c, plugins: [b]}]\n");
    assert.deepEqual(family?.plugins.map(({ id }) => id), ["a", "b"]);
    assert.deepEqual(family.combination_rules?.map(({ name }) => name), ["c", "s"]);
  });

  it("leaves out files that are no truth files", () => {
    assert.deepEqual(families('{"$schema":"x","plugins":5}', "$id: y\n"), []);
    assert.equal(families('{"$schema":"x","family":"f"}').length, 1);
  });

  it("puts a plugin into the family that it names", () => {
    const joined = families("family: f\nplugins: [{id: a, name: A, family: g}]\n", "family: g\nmatch: {case: exact}\n");
    assert.deepEqual(joined, [{ family: "f", plugins: [] }, { family: "g", plugins: [{ id: "a", name: "A", slug: "a", match: { case: "exact" } }] }]);
  });

  it("completes front matter keys and reads byte order marks, anchors and merges", () => {
    assert.deepEqual(families("\uFEFFfamily: f\nfront_matter: {plugins: [uses]}\n")[0]?.front_matter, { family: ["family", "families"], plugins: ["uses"] });
    assert.deepEqual(families('\uFEFF{"family":"f","plugins":[{"id":"\\u0041","name":"\\ud83d\\ude00\\/"}]}')[0]?.plugins, [{ id: "A", name: "😀/", slug: "A" }]);
    assert.deepEqual(
      families("family: f\nplugins:\n  - &a {id: a, name: A, load_formats: &l [DOC]}\n  - {<<: *a, id: b, name: B, save_formats: *l}\n")[0]?.plugins[1],
      { id: "b", name: "B", slug: "b", load_formats: ["DOC"], save_formats: ["DOC"] },
    );
  });

  it("derives slugs", () => {
    const cases = { "Aspose.Words for .NET": "aspose-words-for-net", "@babel/core": "babel-core", "Aspose.Words for C++": "aspose-words-for-cpp", "C#": "csharp", "Größe ß": "größe-ß", "++": undefined };
    for (const [name, slug] of Object.entries(cases)) assert.equal(deriveSlug(name), slug, name);
  });

  it("gives frozen data", () => {
    const [family] = families("family: f\nplugins: [{id: a, name: A, aliases: [x]}]\n");
    for (const part of [family, family?.plugins, family?.plugins[0], family?.plugins[0]?.aliases]) assert.ok(part !== undefined && Object.isFrozen(part));
  });

  it("gives the same whatever the order of files and entries", () => {
    const files = ["a", "b", "c"].map((name, place) => ({
      file: `${name}.json`,
      head: { family: place === 2 ? "g" : "f", version: name, match: { context: place === 0 ? "required" : "none" } },
      plugins: Array.from({ length: 5 }, (_, row) => ({ id: `${name}${row}`, name: `Name ${name} ${row}`, aliases: [`z${row}`, `y${row}`], dependencies: ["a1", "g/c2"] })),
      rules: ["x", "y", "z"].map((rule) => ({ name: rule, plugins: [`${name}1`] })),
    }));
    const toSources = (shuffled: typeof files): TruthSource[] =>
      shuffled.map(({ file, head, plugins, rules }) => ({ file, text: JSON.stringify({ ...head, plugins, combination_rules: rules }) }));
    const expected = JSON.stringify(parseTruth(toSources(files)).families);
    const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
    const orders = fc.tuple(...files.map((file) => fc.tuple(shuffled(file.plugins), shuffled(file.rules)).map(([plugins, rules]) => ({ ...file, plugins, rules }))));
    fc.assert(
      fc.property(orders.chain(shuffled), (order) => {
        assert.equal(JSON.stringify(parseTruth(toSources(order)).families), expected);
      }),
      { numRuns: 50 },
    );
  });
});

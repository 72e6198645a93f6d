// Settings from raw values: what each wrong one says and where, what stands instead, which layer wins.
import assert from "node:assert/strict";
import fc from "fast-check";
import { environmentLayers, variableName } from "../../server/src/host/config-environment.ts";
import { parseConfig } from "../../server/src/host/config-file.ts";
import { formatPlace, type SettingsProblem } from "../../server/src/host/config-problem.ts";
import { resolveSettings } from "../../server/src/host/config-resolve.ts";
import { settingsLeaves } from "../../server/src/host/config-schema.ts";
import { defaultSettings } from "../../shared/src/settings.ts";

/** A problem as one line: severity, place, what, mend. */
const line = ({ severity, place, what, mend }: SettingsProblem): string => `${severity} ${formatPlace(place)} ${what}: ${mend}`;

const fromText = (text: string) => {
  const { layer, problems } = parseConfig("tbcv.yaml", text);
  const resolved = resolveSettings([layer]);
  return { settings: resolved.settings, problems: [...problems, ...resolved.problems].map(line) };
};

describe("configuration file", () => {
  const wrong: readonly (readonly [string, string, readonly string[]])[] = [
    ["a number out of range", "min_confidence: 2", ["error tbcv.yaml:1:17 min_confidence is 2: write a number from 0 to 1"]],
    ["a text for a number", "agents:\n  fuzzy_detector:\n    similarity_threshold: high", ['error tbcv.yaml:3:27 agents.fuzzy_detector.similarity_threshold is "high": write a number from 0 to 1']],
    ["a broken whole number", "agents: {fuzzy_detector: {context_window_chars: 1.5}}", ["error tbcv.yaml:1:49 agents.fuzzy_detector.context_window_chars is 1.5: write a whole number from 0 to 10000"]],
    ["a text for a list", "families: words", ['error tbcv.yaml:1:11 families is "words": write a list of texts, such as [a, b]']],
    ["a number in a list of texts", "ignore_names: [a, 7]", ["error tbcv.yaml:1:19 ignore_names[1] is 7: write a text (in quotes if it looks like a number)"]],
    ["a wrong level", "rules:\n  name-case: loud", ['error tbcv.yaml:2:14 rules.name-case is "loud": write one of error, warning, information, hint, off']],
    ["an unknown key", "famlies: [words]", ['error tbcv.yaml:1:1 unknown key "famlies": did you mean "families"?']],
    ["an unknown code", "rules:\n  name-cas: off", ['error tbcv.yaml:2:3 unknown key "rules.name-cas": did you mean "name-case"?']],
    ["an unknown key of an override", "overrides:\n  - files: [a]\n    rulez: {}", ['error tbcv.yaml:3:5 unknown key "overrides[0].rulez": did you mean "rules"?']],
    ["an override for no files", "overrides:\n  - rules: {name-case: off}", ['error tbcv.yaml:2:5 overrides[0] does not say which files it is for: add files, such as files: ["docs/**"]']],
    ["no section", "just text", ['error tbcv.yaml:1:1 the configuration is "just text": write a section of keys']],
    ["a list", "- a", ["error tbcv.yaml:1:1 the configuration is a list: write a section of keys"]],
    ["a key twice", "files: [a]\nfiles: [b]", ["error tbcv.yaml:2:1 the file is not valid YAML: a key stands there twice: mend it there"]],
    ["sections without effect", "caching: {l1: {cleanup: 1}}\nmonitoring:\n  enabled: true", ["notice tbcv.yaml:1:16 caching.l1.cleanup, monitoring have no effect in this version: nothing needs to be done"]],
    ["a section of a later version in an override", "overrides: [{files: [a], monitoring: {enabled: true}}]", ['notice tbcv.yaml:1:26 overrides[0].monitoring has no effect in this version: nothing needs to be done']],
    ["nothing", "", []],
    ["empty sections", "rules:\nfamilies:\ntruth:\n  packs:\n", []],
    ["a byte order mark", "\uFEFFfamilies: [words]", []],
  ];
  for (const [name, text, problems] of wrong) {
    it(name, () => {
      assert.deepEqual(fromText(text).problems, problems);
    });
  }

  it("takes cache for caching, which wins", () => {
    assert.deepEqual(fromText("cache: {l2: {backend: redis, db: 3}}\ncaching: {l2: {db: 4}}").problems, []);
    assert.deepEqual(fromText("x: 1\ncache: {l2: {backend: rdis}}").problems[1], "error tbcv.yaml:2:23 caching.l2.backend is \"rdis\": write one of sqlite, redis");
    const { settings } = resolveSettings([{ name: "editor settings", value: { cache: { l2: { backend: "redis", db: 3 } }, caching: { l2: { db: 4 } } } }]);
    assert.deepEqual([settings.caching.l2.backend, settings.caching.l2.db], ["redis", 4]);
  });

  it("says where YAML breaks", () => {
    assert.match(fromText("files: [a\nrules: {").problems[0] ?? "", /^error tbcv\.yaml:2:1 /);
  });

  it("keeps the right values beside the wrong ones", () => {
    const { settings } = fromText("min_confidence: no\nfamilies: [words]\nrules: {name-case: off, name-separator: no}\noverrides: [{files: []}, {files: [a], min_confidence: 0.5}]");
    assert.equal(settings.min_confidence, 0);
    assert.deepEqual(settings.families, ["words"]);
    assert.deepEqual(settings.rules, { "name-case": "off" });
    assert.deepEqual(settings.overrides, [{ files: ["a"], min_confidence: 0.5 }]);
  });

  it("survives entity bombs", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]", ..."bcdefghi".split("").map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[at] ?? "a"}`).join(",")}]`)].join("\n");
    assert.ok(fromText(bomb).problems.length > 0);
  });

  it("survives nesting deeper than the stack", () => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 10; // the test runner asks for whole traces, which take long at such a depth
    try {
      for (const nest of ["[", "- ", "{a: "]) assert.ok(fromText(nest.repeat(20_000)).problems.length > 0);
    } finally {
      Error.stackTraceLimit = limit;
    }
  });
});

describe("environment", () => {
  const resolve = (env: Readonly<Record<string, string>>) => {
    const { layers, problems } = environmentLayers(env);
    const resolved = resolveSettings(layers);
    return { settings: resolved.settings, problems: [...problems, ...resolved.problems].map(line) };
  };

  it("has a variable for every key, all different", () => {
    const names = settingsLeaves().map((leaf) => variableName(leaf.path));
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.includes("TBCV_AGENTS_FUZZY_DETECTOR_SIMILARITY_THRESHOLD"));
    assert.ok(names.includes("TBCV_RULES_NAME_CASE"));
  });

  it("types its values by the schema", () => {
    const { settings, problems } = resolve({
      TBCV_MIN_CONFIDENCE: "0.5", TBCV_FAMILIES: "words, pdf", TBCV_IGNORE: '["a,b.md"]', TBCV_RULES_NAME_CASE: "off",
      TBCV_TRUTH_PACKS: "npm", TBCV_FOLDERS: '{"docs/**":["words"]}', TBCV_OVERRIDES: '[{"files":["a"]}]', PATH: "x", TBCV_FILES: "",
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      ...defaultSettings(), min_confidence: 0.5, families: ["words", "pdf"], ignore: ["a,b.md"], rules: { "name-case": "off" },
      truth: { ...defaultSettings().truth, packs: ["npm"] }, folders: { "docs/**": ["words"] }, overrides: [{ files: ["a"] }],
    });
  });

  it("takes OLLAMA_BASE_URL, below its own variable", () => {
    const [shared, own] = ["http://127.0.0.1:1", "http://127.0.0.1:2"];
    assert.equal(resolve({ OLLAMA_BASE_URL: shared }).settings.llm_validator.ollama_base_url, shared);
    assert.equal(resolve({ TBCV_LLM_VALIDATOR_OLLAMA_BASE_URL: own, OLLAMA_BASE_URL: shared }).settings.llm_validator.ollama_base_url, own);
  });

  it("says what is wrong in which variable", () => {
    const { problems } = resolve({ TBCV_MIN_CONFIDENCE: "lots", TBCV_FAMILIS: "x", TBCV_MONITORING_PORT: "1", TBCV_CONFIG: "c", TBCV_DEBUG: "1", TBCV_FOLDERS: "{" });
    assert.deepEqual(problems, [
      "notice TBCV_FAMILIS this variable names no setting: did you mean TBCV_FAMILIES?",
      'error TBCV_FOLDERS folders is "{": write a section of keys',
      'error TBCV_MIN_CONFIDENCE min_confidence is "lots": write a number from 0 to 1',
      "notice TBCV_MONITORING_PORT monitoring has no effect in this version: nothing needs to be done",
    ]);
  });
});

describe("layers", () => {
  it("merge sections key by key, replace lists, and a bad value leaves the weaker one", () => {
    const { settings, problems } = resolveSettings([
      { name: "weak", value: { families: ["a"], rules: { "name-case": "off", "former-name": "hint" }, min_confidence: 0.5 } },
      { name: "strong", value: { families: ["b"], rules: { "former-name": "error" }, min_confidence: "x" } },
    ]);
    assert.deepEqual(settings.families, ["b"]);
    assert.deepEqual(settings.rules, { "name-case": "off", "former-name": "error" });
    assert.equal(settings.min_confidence, 0.5);
    assert.deepEqual(problems.map(line), ['error strong min_confidence is "x": write a number from 0 to 1']);
  });

  it("never throw, and always give settings, whatever they hold", () => {
    const keys = fc.constantFrom("rules", "truth", "families", "overrides", "folders", "files", "agents", "fuzzy_detector", "name-case", "packs", "__proto__", "constructor", "toString", "cache");
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof({ depthSize: "small" }, fc.anything(), fc.array(tie("tree"), { maxLength: 3 }), fc.dictionary(fc.oneof(keys, fc.string()), tie("tree"), { maxKeys: 5 })),
    }));
    fc.assert(fc.property(fc.array(tree, { maxLength: 3 }), (values) => {
      const { settings } = resolveSettings(values.map((value, at) => ({ name: `layer ${at}`, value })));
      assert.deepEqual(Object.keys(settings).sort(), Object.keys(defaultSettings()).sort());
      assert.ok(settings.min_confidence >= 0);
    }));
  });

  it("never throw for any text of a file", () => {
    const bits = fc.constantFrom("rules:", "\n", "  ", "- ", "[", "]", "{", "}", "&a ", "*a", "<<: ", "!!int ", "\t", "'", '"', "|", "? ", "families", ": ", "#", "---\n", "\u0000", "name-case: off");
    fc.assert(fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 6 })), { maxLength: 20 }), (parts) => {
      const { settings, problems } = fromText(parts.join(""));
      assert.ok(Array.isArray(settings.families) && problems.every((problem) => !problem.includes("\n")));
    }));
  });
});

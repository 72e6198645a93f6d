// What front matter declares, under the usual keys and under those that a family names.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { declaredPlugins, roleOfKey } from "../../server/src/rules/declared-plugins.ts";
import { createEngine } from "../../server/src/engine/create-engine.ts";
import { createSnapshot } from "../../server/src/text/snapshot.ts";
import { buildTruthIndex } from "../../server/src/truth/build-index.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import { DEFAULTS } from "../support/check-text.ts";

const SOURCES = [
  { file: "usual.yaml", text: "family: usual\nplugins:\n  - {id: lantern-writer, name: Lantern Writer, aliases: [Lanternwright]}\n" },
  { file: "own.yaml", text: "family: own\nfront_matter: {family: [product], plugins: [addons]}\nplugins:\n  - {id: lantern-press, name: Lantern Press}\n" },
];
const truth = buildTruthIndex(parseTruth(SOURCES), { everyday: [], terms: [] }, (bytes) => createHash("sha256").update(bytes).digest("hex"));

function declared(text: string): [string, string[]][] {
  const { blocks } = createEngine(truth).checkText(createSnapshot({ uri: "untitled:a", languageId: "markdown", version: 1, text }), DEFAULTS);
  return declaredPlugins(blocks, text, truth).map(({ text: value, span, plugins }) => {
    assert.equal(text.slice(span.start, span.end), value);
    return [value, plugins.map(({ definition }) => definition.id)];
  });
}

describe("declared plugins", () => {
  it("are read from lists, single values and values below the key, by id, name or alias", () => {
    assert.deepEqual(declared("---\nplugins: [lantern-writer, 'Lantern Writer']\n---\n"), [["lantern-writer", ["lantern-writer"]], ["Lantern Writer", ["lantern-writer"]]]);
    assert.deepEqual(declared("+++\nplugins = \"Lanternwright\"\n+++\n"), [["Lanternwright", ["lantern-writer"]]]);
    assert.deepEqual(declared("---\nplugins:\n  used:\n    - nobody\n---\n"), [["nobody", []]]);
  });

  it("stand under the keys of their own family only", () => {
    assert.deepEqual(declared("---\naddons: [lantern-press, lantern-writer]\nplugins: [lantern-press]\n---\n"), [["lantern-press", ["lantern-press"]], ["lantern-writer", []], ["lantern-press", []]]);
    assert.deepEqual(declared("---\ntitle: lantern-writer\n---\n\nplugins: [lantern-writer]\n"), []);
  });

  it("have keys with a role, and others without", () => {
    const roles = ["family", "families.first", "product", "plugins", "addons", "title", "pluginsx"].map((key) => roleOfKey(key, truth));
    assert.deepEqual(roles, ["family", "family", "family", "plugin", "plugin", undefined, undefined]);
  });
});

// Whatever stands in a truth file: no exception, and every problem has a place inside the file.
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { TruthSet } from "../../server/src/truth/definition.ts";
import { parseJsonEvents } from "../../server/src/truth/json-events.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import { readSourceData } from "../../server/src/truth/source-data.ts";

function parse(file: string, text: string): TruthSet {
  const truth = parseTruth([{ file, text }]);
  for (const { span, message } of truth.problems) {
    assert.ok(message.length > 0);
    if (span !== undefined) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, `${span.start}-${span.end} of ${text.length}`);
  }
  return truth;
}

const PARTS = [
  "family: f\n", "plugins:\n", "  - ", "id: a\n", "    name: A\n", "aliases: [", "]", "{", "}", ", ", ": ", "&a ", "*a", "<<: *a", "- ", "'", '"', "\t", "\r\n", "\n", "|\n", "# c",
  "deprecated: true", "version: 1.10", "dependencies:", "match: ", "null", "~", "\uFEFF", "\u0000", "\uD800", "é", "---\n", "...\n", "%YAML 1.2\n", "!!str ", "? ", "__proto__", "1e999", "[[[[",
];
const JSON_PARTS = ['{"family":"f","plugins":[', '{"id":"a","name":"A"}', "{", "}", "[", "]", ",", ":", '"', '"aliases"', "\\u00", "\\", "1", "-", "true", "null", " ", "\n", "\uFEFF", "\u2028", "\u007f"];

describe("truth files of any text", () => {
  it("never throw as YAML", () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...PARTS), fc.string()), { maxLength: 25 }), (parts) => void parse("a.yaml", parts.join(""))), { numRuns: 1000 });
  });

  it("never throw as JSON", () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...JSON_PARTS), fc.string()), { maxLength: 25 }), (parts) => void parse("a.json", parts.join(""))), { numRuns: 1000 });
  });

  it("never throw on data of any shape", () => {
    const keys = fc.constantFrom("family", "plugins", "items", "suites", "forbidden_patterns", "match", "id", "name", "aliases", "deprecated", "patterns", "version", "front_matter", "x");
    const data = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.string(), fc.double(), fc.boolean(), fc.constant(null), tie("list"), tie("map")),
      list: fc.array(tie("value"), { maxLength: 4 }),
      map: fc.dictionary(keys, tie("value"), { maxKeys: 5 }),
    }));
    fc.assert(
      fc.property(data.map, (map) => {
        const text = JSON.stringify({ ...(map as object), family: "f" });
        assert.equal(parse("a.yaml", text).families.length >= 1, true);
        assert.equal(JSON.stringify(parse("a.json", text).families), JSON.stringify(parse("a.yaml", text).families));
      }),
      { numRuns: 300 },
    );
  });

  it("reads JSON as JSON.parse does, and refuses what it refuses", () => {
    const accepts = (read: () => unknown): boolean => {
      try {
        read();
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), (text) => accepts(() => parseJsonEvents(text))));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...JSON_PARTS, "0", ".5", "e1", "a"), { maxLength: 6 }), (parts) => {
        const text = parts.join("");
        fc.pre(text.trim() !== "" && !text.includes("\uFEFF"));
        assert.equal(accepts(() => parseJsonEvents(text)), accepts(() => JSON.parse(text) as unknown), JSON.stringify(text));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const data = readSourceData({ file: "a.json", text: JSON.stringify(text) });
        assert.ok(data.ok);
        assert.equal(data.value, text);
      }),
    );
  });

  it("stop at files that grow by their aliases", () => {
    const levels = Array.from({ length: 12 }, (_, level) => `k${level}: &k${level} [${Array(9).fill(level === 0 ? "x" : `*k${level - 1}`).join(", ")}]\n`);
    assert.ok(parse("a.yaml", `family: f\n${levels.join("")}plugins: [{id: a, name: A, aliases: *k11}]\n`).problems.length > 0);
    const entries = Array.from({ length: 500 }, (_, row) => `  - {id: p${row}, name: P${row}, capabilities: *x}\n`);
    const { problems } = parse("a.yaml", `family: f\nmetadata: &x [${Array(5000).fill("x").join(",")}]\nplugins:\n${entries.join("")}`);
    assert.deepEqual(problems.map(({ severity, code }) => `${severity} ${code}`), ["error truth-syntax"]);
  });

  it("read 20,000 rules that stand instead of each other in one ring", () => {
    const size = 20_000;
    const rules = Array.from({ length: size }, (_, row) => `  - {name: r${row}, about: x, when: {actions: [load]}, needs: [a], conflicts_with: [a], instead_of: [r${(row + 1) % size}, nix]}\n`);
    const { families, problems } = parse("a.yaml", `family: f\nplugins: [{id: a, name: A}]\nrules:\n${rules.join("")}`);
    assert.equal(families[0]?.rules?.length, size);
    assert.equal(problems.filter(({ code }) => code === "truth-rule").length, 3 * size);
  }).timeout(20_000);

  it("read a file of 20,000 entries in which much is wrong", () => {
    const size = 20_000;
    const entries = Array.from({ length: size }, (_, row) => `  - {id: p${row}, name: P${row}, dependencies: [p${(row + 1) % size}], aliases: [same], bad: 1}\n`);
    const { families, problems } = parse("a.yaml", `family: f\nplugins:\n${entries.join("")}`);
    assert.equal(families[0]?.plugins.length, size);
    const count = (wanted: string): number => problems.filter(({ code }) => code === wanted).length;
    assert.deepEqual([count("truth-cycle"), count("truth-unknown-key"), count("truth-shared-name")], [1, size, size - 1]);
  }).timeout(20_000);
});

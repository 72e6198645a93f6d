// Where the entries and names of truth files stand.
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readPlacedTruth } from "../../server/src/truth/placed-entries.ts";

/** The names of a file: kind, what the text says, and what stands at its place where that is written otherwise. */
function names(file: string, text: string): string[] {
  return (readPlacedTruth({ file, text })?.names ?? []).map(({ kind, text: name, span, id }) => {
    const written = text.slice(span.start, span.end);
    return `${id ?? "-"} ${kind} ${name}${written === name ? "" : ` (${written})`}`;
  });
}

/** Entries with the first and last words of their span. */
function entries(file: string, text: string): string[] {
  return (readPlacedTruth({ file, text })?.entries ?? []).map(({ label, family, isDeprecated, span, labelSpan }) => {
    assert.ok(span.start <= labelSpan.start && labelSpan.end <= span.end);
    return `${family} ${label}${isDeprecated ? " †" : ""}: ${text.slice(span.start, span.end)}`;
  });
}

describe("placed entries", () => {
  it("have every name, reference and rule of YAML at its letters", () => {
    const text = "family: f\nplugins:\n  - id: a\n    name: 'It''s'\n    short_name: I\n    slug: its\n    aliases: [\"B C\", D]\n    former_names:\n      - E\n    misspellings: [F]\n    dependencies: [g/h]\n    deprecated: {replaced_by: i}\n  - {id: j, aliases: [K]}\nsuites: [{name: s, plugins: [a]}]\n";
    assert.deepEqual(names("f.yaml", text), [
      "a id a", "a name It's (It''s)", "a short-name I", "a slug its", "a alias B C", "a alias D", "a former-name E", "a misspelling F", "a reference g/h", "a reference i", "j id j", "j alias K", "- reference a",
    ]);
    assert.deepEqual(entries("f.yaml", text), [`f It's †: ${text.slice(text.indexOf("id: a"), text.indexOf("i}\n  - {id: j") + 1)}`, "f j: {id: j, aliases: [K"]);
  });

  it("are those of JSON, with the family of their own where they say one", () => {
    assert.deepEqual(names("f.json", '{"family": "f", "items": [{"family": "g", "id": "a", "name": "A \\u0042"}]}'), ["a id a", "a name A B (A \\u0042)"]);
    assert.deepEqual(entries("f.json", '{"family": "f", "items": [{"family": "g", "id": "a", "name": "A"}]}'), ['g A: {"family": "g", "id": "a", "name": "A"']);
  });

  it("stand where they are written, also when merged in or repeated", () => {
    const text = "family: f\nplugins:\n  - &a {id: a, name: &n A}\n  - {<<: *a, id: b}\n  - {id: c, name: *n}\n";
    assert.deepEqual(names("f.yaml", text), ["a id a", "a name A", "b id b", "b name A", "c id c", "c name A (*n)"]);
    assert.deepEqual(entries("f.yaml", text).map((entry) => entry.split(":")[0]), ["f A", "f A", "f A"]);
  });

  it("are none where the text is no truth file or cannot be read", () => {
    for (const text of ["a: b\n", "family: [\n", "[]", ""]) assert.equal(readPlacedTruth({ file: "f.yaml", text }), undefined);
  });
});

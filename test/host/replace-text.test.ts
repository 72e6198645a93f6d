// Another text in the place of one in a truth file: exactly that changes, or nothing.
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { replaceText } from "../../server/src/host/replace-text.ts";
import { applyEdit } from "../../server/src/text/edits.ts";
import { readTruthFile } from "../../server/src/truth/read-file.ts";
import type { SourcePath } from "../../server/src/truth/source-places.ts";

const NAME: SourcePath = ["plugins", 0, "name"];

function replaced(file: string, text: string, to: string, path = NAME): string | undefined {
  const edit = replaceText({ file, text }, path, to);
  return edit && applyEdit(text, edit);
}

const yaml = (name: string): string => `# ours\nfamily: f\nplugins:\n  - id: a\n    name: ${name} # right\n    aliases: [${name}]\n`;

describe("replacing a text of a truth file", () => {
  it("keeps quotes, comments and all else", () => {
    const of = (name: string): string => yaml("X").replace("name: X", `name: ${name}`);
    assert.equal(replaced("f.yaml", of("Lamp Pen"), "Lamp Press"), of("Lamp Press"));
    assert.equal(replaced("f.yaml", of("Lamp Pen"), "Lamp: Press"), of('"Lamp: Press"'));
    assert.equal(replaced("f.yaml", of("'Lamp Pen'"), "Lamp's"), of("'Lamp''s'"));
    assert.equal(replaced("f.yaml", of('"Lamp Pen"'), "Lamp"), of('"Lamp"'));
    assert.equal(replaced("f.yaml", yaml("A"), "B", ["plugins", 0, "aliases", 0]), yaml("A").replace("[A]", "[B]"));
    assert.equal(replaced("f.json", '{"family": "f", "plugins": [{"id": "a", "name": "A"}]}', 'B "C"'), '{"family": "f", "plugins": [{"id": "a", "name": "B \\"C\\""}]}');
  });

  it("changes nothing where more would change, or the text is not written there", () => {
    for (const text of [yaml("&n A").replace("[&n A]", "[*n]"), yaml("[A"), "family: f\nplugins:\n  - &a {id: a, name: A}\n  - *a\n"]) assert.equal(replaced("f.yaml", text, "B"), undefined, text);
    assert.equal(replaced("f.yaml", yaml("A"), "B", ["plugins", 1, "name"]), undefined);
  });

  it("is read back as it was meant, whatever the name", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => name.trim() === name && !/[\r\n\u2028\u2029\p{Cs}]/u.test(name)), fc.constantFrom("A", "'A'", '"A"'), (to, before) => {
      const after = replaced("f.yaml", yaml("B").replace("name: B", `name: ${before}`), to);
      if (after !== undefined) assert.equal(readTruthFile({ file: "f.yaml", text: after }).file?.plugins[0]?.value.name, to);
      assert.ok(after !== undefined || !/^[\x20-\x7E]*$/.test(to), to);
    }));
  });
});

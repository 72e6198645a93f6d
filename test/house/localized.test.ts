// What the extension says is said in each of its languages: no sentence without a translation, no translation without a sentence.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_FOLDER } from "../../scripts/generated-files.ts";
import { clientTexts, localized, translations } from "../../scripts/package/localized.ts";
import { extensionManifest } from "../../scripts/package/manifests.ts";

const placeholders = (text: string): string[] => [...text.matchAll(/\{\d+\}|\(command:[^)]*\)/g)].map(([found]) => found).sort();

describe("the languages of the extension", () => {
  const manifest = extensionManifest(true);
  const english = [...new Set([...Object.values(localized(manifest).files["package.nls.json"] ?? {}), ...clientTexts()])];

  it("reads each sentence of the client", () => {
    const folder = join(PROJECT_FOLDER, "client/src");
    const calls = readdirSync(folder).flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/\bl10n\.t\(/g)]);
    const literal = readdirSync(folder).flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/\bl10n\.t\(\s*["']/g)]);
    assert.ok(clientTexts().length > 20);
    assert.equal(literal.length, calls.length, "l10n.t takes a sentence, not a value");
  });

  it("German is one of them", () => {
    assert.ok(translations().has("de"));
  });

  for (const [language, texts] of translations()) {
    it(`${language} says all sentences and no others`, () => {
      assert.deepEqual(english.filter((text) => !Object.hasOwn(texts, text)), [], "not translated");
      assert.deepEqual(Object.keys(texts).filter((text) => !english.includes(text)), [], "no longer said");
    });

    it(`${language} keeps placeholders and links`, () => {
      for (const [text, said] of Object.entries(texts)) assert.deepEqual(placeholders(said), placeholders(text), text);
    });
  }

  it("each key of the packed package.json is in each language's file", () => {
    const { manifest: keyed, files } = localized(manifest);
    const used = [...JSON.stringify(keyed).matchAll(/"%([^"%]+)%"/g)].map(([, key = ""]) => key);
    assert.ok(used.length > 40);
    for (const file of ["package.nls.json", "package.nls.de.json"]) assert.deepEqual(Object.keys(files[file] ?? {}).sort(), [...new Set(used)].sort(), file);
    assert.deepEqual(Object.keys(files["l10n/bundle.l10n.de.json"] ?? {}), Object.keys(files["l10n/bundle.l10n.json"] ?? {}));
  });
});

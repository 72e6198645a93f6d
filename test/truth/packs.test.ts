// The shipped packs: they load whole, and hold what they promise.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import { readTruthSources } from "../../server/src/host/truth-files.ts";
import type { TruthSet, TruthSource } from "../../server/src/truth/definition.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import { truthSchema } from "../../server/src/truth/truth-schema.ts";

const ROOT = join(import.meta.dirname, "..", "..");

describe("shipped truth packs", () => {
  let sources: readonly TruthSource[] = [];
  let truth: TruthSet = { families: [], problems: [] };
  before(async () => {
    const read = await readTruthSources([join(ROOT, "truth")]);
    assert.deepEqual(read.problems, []);
    sources = read.sources;
    truth = parseTruth(sources);
  });
  const namesOf = (family: string): readonly string[] => truth.families.find((known) => known.family === family)?.plugins.map(({ name }) => name) ?? [];

  it("load without any problem", () => {
    assert.deepEqual(truth.problems, []);
  });

  it("hold at least 6,000 plugins", () => {
    assert.ok(truth.families.reduce((sum, { plugins }) => sum + plugins.length, 0) >= 6000);
  });

  it("lose no entry of a file", () => {
    const entries = sources.reduce((sum, { text }) => sum + (text.match(/^ {2}- (?:\{ )?id: /gm)?.length ?? 0), 0);
    assert.equal(truth.families.reduce((sum, { plugins }) => sum + plugins.length, 0), entries);
  });

  it("call npm packages by their names, with page, version and popularity", () => {
    const npm = sources.filter(({ file }) => file.includes(join("truth", "npm"))).map(({ file }) => file.replace(/^.*[\\/]|\.yaml$/g, ""));
    assert.equal(npm.length, 38);
    for (const name of npm) {
      const plugins = truth.families.find(({ family }) => family === name)?.plugins ?? [];
      assert.ok(plugins.length > 0, name);
      for (const { id, name: spelling, url, version, popularity } of plugins) {
        assert.equal(spelling, id);
        assert.equal(url, `https://www.npmjs.com/package/${id}`);
        assert.ok(version !== undefined && popularity !== undefined, id);
      }
    }
  });

  it("hold the Aspose products as they are written", () => {
    const products = namesOf("aspose");
    for (const name of ["Aspose.Words", "Aspose.CAD for JavaScript", "Aspose.CAD for Java", "Aspose.Words for Python via .NET", "Aspose.Words for JasperReports", "Aspose.Cells Cloud", "Aspose.3D"]) {
      assert.ok(products.includes(name), name);
    }
    for (const wrong of ["Aspose.CAD for Javascript", "Aspose.CAD for java"]) assert.ok(!sources.some(({ text }) => text.includes(wrong)), wrong);
    assert.equal(products.filter((name) => /^Aspose\.\w+$/.test(name)).length, 27);
  });

  it("hold the licensed plugins with formats and rules", () => {
    const words = truth.families.find(({ family }) => family === "words");
    assert.equal(words?.plugins.length, 21);
    assert.equal(words.core_rules?.length, 9);
    assert.deepEqual(words.combination_rules?.map(({ name }) => name), ["docx-to-pdf"]);
    assert.deepEqual(words.rules?.map(({ name }) => name), [
      "docx-as-pdf", "feature-needs-processor", "licensed-actions", "new-pdf", "other-format", "pdf-loading-platform", "pictures-are-not-drawn",
      "printing-platform", "svg-is-saved-only", "word-xml",
    ]);
    const svg = words.plugins.find(({ name }) => name === "SVG File Processor");
    assert.deepEqual([svg?.load_formats, svg?.save_formats, svg?.works_alone], [undefined, ["SVG"], true]);
    assert.ok(words.plugins.every(({ match }) => match === undefined));
  });

  it("say where their lists of formats are partial", () => {
    const partial = truth.families.filter(({ complete }) => complete === false).map(({ family }) => family);
    assert.deepEqual(partial, ["aspose", "pdf-api", "slides-api", "words-api"]);
  });

  it("count API classes only where the context says so", () => {
    for (const family of ["words-api", "pdf-api", "slides-api"]) {
      const plugins = truth.families.find((known) => known.family === family)?.plugins ?? [];
      assert.ok(plugins.length > 0 && plugins.every(({ match }) => match?.context === "required"), family);
    }
    assert.equal(truth.families.find(({ family }) => family === "words-api")?.combination_rules?.length, 11);
  });

  it("go by a JSON Schema that is up to date (npm run generate)", () => {
    assert.equal(readFileSync(join(ROOT, "config", "truth.schema.json"), "utf8"), `${JSON.stringify(truthSchema(), null, 2)}\n`);
    for (const { file, text } of sources) assert.ok(text.startsWith("# yaml-language-server: $schema=../../config/truth.schema.json\n"), file);
  });
});

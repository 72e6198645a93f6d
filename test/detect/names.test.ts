// Names of the shipped truth in running text: what is found, what is let be.
import assert from "node:assert/strict";
import type { FormatName } from "../../server/src/document/document.ts";
import { brief, createChecker, firstFixes, type TextChecker } from "../support/check-text.ts";
import { shippedIndex } from "../support/shipped-truth.ts";

const lines = async (text: string, format: FormatName = "markdown"): Promise<string[]> => createChecker(await shippedIndex())(text, format).findings.map(brief);

describe("names that are found", () => {
  const cases: readonly (readonly [text: string, ...found: string[]])[] = [
    ["A `DocumenBuilder` makes another `DocumenBuilder` here.", "misspelled-name: DocumenBuilder → DocumentBuilder", "misspelled-name: DocumenBuilder → DocumentBuilder"],
    ["The DocumenBuilder class and one more DocumenBuilder class.", "misspelled-name: DocumenBuilder → DocumentBuilder", "misspelled-name: DocumenBuilder → DocumentBuilder"],
    ["DocumenBuilder builds, and DocumenBuilder builds again.", "misspelled-name: DocumenBuilder → DocumentBuilder", "misspelled-name: DocumenBuilder → DocumentBuilder"],
    ["Aspose.Word for .NET and Aspose.Cell for Java", "misspelled-name: Aspose.Word for .NET → Aspose.Words for .NET", "misspelled-name: Aspose.Cell for Java → Aspose.Cells for Java"],
    ["Aspose.Word is a library, and `Aspose.Slids` another.", "misspelled-name: Aspose.Word → Aspose.Words", "misspelled-name: Aspose.Slids → Aspose.Slides"],
    ["Use Aspose.CAD for Javascript here.", "name-case: Aspose.CAD for Javascript → Aspose.CAD for JavaScript"],
    ["Use Aspose.CAD for java here.", "name-case: Aspose.CAD for java → Aspose.CAD for Java"],
    ["Use **Aspose.CAD for java** here.", "name-case: Aspose.CAD for java → Aspose.CAD for Java"],
    ["Use _Aspose.Wrods for .NET_ here.", "misspelled-name: Aspose.Wrods for .NET → Aspose.Words for .NET"],
    ["Use *Aspose.Words for Jasper Reports* here.", "name-separator: Aspose.Words for Jasper Reports → Aspose.Words for JasperReports"],
    ["Use [Aspose.Wrods for C++](https://example.com).", "misspelled-name: Aspose.Wrods for C++ → Aspose.Words for C++"],
    ["# Documnet Converter", "misspelled-name: Documnet Converter → Document Converter"],
    ["Run `npm i -D eslint-plugin-improt` first.", "misspelled-name: eslint-plugin-improt → eslint-plugin-import"],
    ["Run `npm i @babel/plugin-transform-clases@7.1.0` first.", "misspelled-name: @babel/plugin-transform-clases → @babel/plugin-transform-classes"],
    ["| Aspose.Wrods | yes |\n|---|---|\n| Aspose.Celsl | no |", "misspelled-name: Aspose.Wrods → Aspose.Words", "misspelled-name: Aspose.Celsl → Aspose.Cells"],
  ];
  for (const [text, ...found] of cases) {
    it(text.split("\n")[0] ?? "", async () => {
      assert.deepEqual(await lines(text), found);
    });
  }
});

describe("names that are let be", () => {
  const cases: readonly string[] = [
    "Run `npm install aspose.wrods` or `pip install Aspose-Words`, then add the namespace Aspose.Pdf to the page. Aspose.PDFs",
    "Any program may use a PDF processor to print, and an XML file processor to read.",
    "Aspose.Words for\n.NET and Aspose.Words for\u00a0Java",
    "please save, insert a table, update the field, sign, replace, old style, new shape",
    "The dcemntbldr is no builder, and `dcemntbldr` is none.",
    "fastify's plugin, Mail Merges, the Document Converter’s options, eslint-plugin-import's rules",
    "Aspose.Words for .NET, Aspose.Words for C++ and Aspose.Words for Java",
    "C++ and C# and .NET and Node.js are not to be mixed up. https://example.com/eslint-plugin-improt",
    "[home](https://www.npmjs.com/package/eslint-plugin-improt)",
    "The plugin hasn't been loaded; it doesn't load, it won't. It's an import.",
    "the mail is merged, a document is compared, documents are converted",
    "user@eslint-plugin-improt.example and eslint-plugin-improt.md",
    "Mail-merge-like pages, word processors and a document converter of another firm",
  ];
  for (const text of cases) {
    it(text, async () => {
      assert.deepEqual(await lines(text), []);
    });
  }
});

describe("mentions", () => {
  const mentionsOf = async (text: string): Promise<string[]> => createChecker(await shippedIndex())(text).mentions.map((mention) => mention.text);

  it("are whole names", async () => {
    assert.deepEqual(await mentionsOf("Mail Merge and Document Converter"), ["Mail Merge", "Document Converter"]);
    assert.deepEqual(await lines("Mail Merge and Document Converter"), []);
    assert.deepEqual(await mentionsOf("Use Aspose.Words for Python via .NET now."), ["Aspose.Words for Python via .NET"]);
    assert.deepEqual(await mentionsOf("Add `@babel/plugin-transform-classes` now."), ["@babel/plugin-transform-classes"]);
  });

  it("end before a possessive and hold no plural ending", async () => {
    assert.deepEqual(await mentionsOf("The Document Converter's options and the Aspose.Words's pages"), ["Document Converter", "Aspose.Words"]);
  });

  it("go over a line end, never over a blank line", async () => {
    assert.deepEqual(await mentionsOf("Use Mail\nMerge now."), ["Mail\nMerge"]);
    assert.deepEqual(await mentionsOf("Use Mail\n\nMerge now."), []);
  });

  it("say how near they are and what speaks for them", async () => {
    const [mention] = createChecker(await shippedIndex())("Run `npm i eslint-plugin-improt`.").mentions;
    assert.equal(mention?.match, "near");
    assert.equal(mention.meant.distance, 1);
    assert.equal(mention.meant.form, "eslint-plugin-import");
    assert.ok(mention.confidence > 0.9 && mention.confidence <= 1 && mention.cues.includes("argument of an install command, or a declared dependency"));
  });
});

describe("fixes in front matter", () => {
  const fixed = (check: TextChecker, text: string): string => firstFixes(text, check(text).findings);

  it("quote a scoped name where YAML would not read it bare", async () => {
    const check = createChecker(await shippedIndex());
    const old = "rollup-plugin-replace";
    const now = "@rollup/plugin-replace";
    const page = (line: string): string => `---\n${line}\n---\n\nText.\n`;
    assert.equal(fixed(check, page(`title: ${old}`)), page(`title: "${now}"`));
    assert.equal(fixed(check, page(`title: '${old}'`)), page(`title: '${now}'`));
    assert.equal(fixed(check, page(`title: "On ${old}"`)), page(`title: "On ${now}"`));
    assert.equal(fixed(check, page(`title: On ${old}`)), page(`title: On ${now}`));
    assert.equal(fixed(check, page(`plugins: [${old}, other]`)), page(`plugins: ["${now}", other]`));
    assert.equal(fixed(check, page(`plugins:\n  - ${old} # old`)), page(`plugins:\n  - "${now}" # old`));
    // What follows cannot be taken into the quotes: no fix rather than a broken page.
    assert.equal(fixed(check, page(`title: ${old} in depth`)), page(`title: ${old} in depth`));
  });
});

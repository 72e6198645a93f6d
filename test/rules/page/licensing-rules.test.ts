// The licensing rules of the shipped pack, each on a page that keeps it and on one that does not.
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import type { Finding } from "../../../server/src/rules/finding.ts";
import { createChecker, type TextChecker } from "../../support/check-text.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { shippedIndex } from "../../support/shipped-truth.ts";

const CODES: readonly string[] = ["missing-dependency", "incomplete-combination", "unsupported-format"];
const ALL = "word-processor, pdf-processor, document-converter";

/** The list of plugins, the body, and what is said. */
type Case = readonly [name: string, plugins: string, body: string, says: readonly string[]];

const CASES: readonly Case[] = [
  ["loading and saving are licensed", "", "Load DOCX files.", ['incomplete-combination: Loading DOCX needs "Word Processor".']],
  ["changing and building are free", "", "Create a document from scratch and add a table to it.", []],
  ["a feature needs a processor", "document-merger", "Document Merger joins documents.", ['missing-dependency: "Document Merger" needs a processor: "Word Processor", "PDF Processor" or another.']],
  ["a processor of the page's formats comes first", "document-merger", "Document Merger joins documents. They are loaded from PDF files: load PDF files.", [
    'missing-dependency: "Document Merger" needs a processor: "PDF Processor", "Word Processor" or another.',
    'incomplete-combination: Loading PDF needs "PDF Processor".',
  ]],
  ["any processor will do", "document-merger, odt-file-processor", "Document Merger joins documents.", []],
  ["another format takes both processors and the converter", "odt-file-processor", "Convert ODT to HTML.", ['incomplete-combination: Saving ODT as HTML also needs "Web File Processor" and "Document Converter".']],
  ["several formats take each its processor", ALL, "Converting DOC, ODT and RTF into PDF.", ['incomplete-combination: Saving DOC, ODT and RTF as PDF also needs "ODT File Processor".']],
  ["a new document as PDF takes PDF Processor alone", "", "Create a document from scratch and save it as PDF.", ['incomplete-combination: Saving a new document as PDF needs "PDF Processor".']],
  ["a new DOCX as PDF takes PDF Processor alone", "pdf-processor", "Build a DOCX document from scratch and save the DOCX as PDF.", []],
  ["DOCX as PDF takes three", "", "Convert DOCX to PDF.", ['incomplete-combination: Saving DOCX as PDF needs "Word Processor", "PDF Processor" and "Document Converter".']],
  ["two of three are not enough", "word-processor, pdf-processor", "Saving DOCX as PDF.", ['incomplete-combination: Saving DOCX as PDF also needs "Document Converter".']],
  ["three are", ALL, "# Convert DOCX to PDF\n\nConvert DOCX files to PDF. Load a DOCX file. Save it as PDF.", []],
  ["printing stays on the framework", "document-printer, word-processor", "Document Printer runs on .NET 8 and prints pages.", ["incomplete-combination: Document Printer runs on the .NET Framework only."]],
  ["printing on the framework is right", "document-printer, word-processor", "Document Printer runs on .NET Framework 4.8. Others run on .NET 8. Document Printer does not run on .NET 8.", []],
  ["PDF is loaded from 4.6.1 on", "pdf-processor", "Load PDF files on .NET 4.5.", ["incomplete-combination: PDF is loaded from .NET 4.6.1 on."]],
  ["PDF is loaded on 4.6.1", "pdf-processor", "Load PDF files on .NET 4.6.1 or on .NET Framework 4.8.", []],
  ["Word's XML is Word Processor's", "xml-file-processor", "Load Word 2003 XML files.", ['incomplete-combination: "Load Word 2003 XML" needs "Word Processor".']],
  ["and not XML File Processor's", "word-processor, xml-file-processor", "Load Word 2007 XML files with XML File Processor.", [
    "incomplete-combination: The XML of Word 2003 and Word 2007 is a matter of Word Processor, not of XML File Processor.",
  ]],
  ["SVG is never loaded", "svg-file-processor", "Load SVG files.", ["unsupported-format: SVG can be saved and not loaded."]],
  ["nor converted", "", "Convert SVG to PDF.", ["unsupported-format: SVG can be saved and not loaded."]],
  ["SVG is saved", "svg-file-processor", "Save pages as SVG.", []],
  ["pictures are not drawn", "image-file-processor", "Image File Processor creates new pictures for you.", ["unsupported-format: Image File Processor saves documents as pictures; it does not draw pictures."]],
  ["documents are saved as pictures", "image-file-processor", "Image File Processor saves pages as PNG.", []],
  ["a format that the plugin cannot load", "word-processor", "Load SVG with Word Processor.", ['unsupported-format: "Word Processor" cannot load SVG.']],
  ["a format that it loads", "word-processor", "Load DOCX with Word Processor.", []],
  ["a format that it only saves", "svg-file-processor", "SVG File Processor loads SVG files.", ['unsupported-format: "SVG File Processor" saves SVG and cannot load it.']],
  ["a format that another plugin loads", "word-processor, pdf-processor", "Load PDF with Word Processor.", ['unsupported-format: "Word Processor" cannot load PDF; "PDF Processor" can.']],
  ["what is supported", "word-processor, pdf-processor", "Word Processor supports loading PDF.", ['unsupported-format: "Word Processor" cannot load PDF; "PDF Processor" can.']],
  ["what stands beside it", "word-processor, pdf-processor", "Use Word Processor and load PDF.", []],
  ["both sides are dealt with", ALL, "Convert DOCX to PDF with Word Processor.", []],
  ["a page without a list is not asked for one", "-", "Convert DOCX to PDF.", []],
];

describe("licensing rules of the shipped pack", () => {
  let check: TextChecker | undefined;
  before(async () => {
    check = createChecker(await shippedIndex());
  });
  const page = (plugins: string, body: string): string => `---\nfamily: words\n${plugins === "-" ? "" : `plugins: [${plugins}]\n`}---\n\n${body}\n`;
  const found = (text: string): readonly Finding[] => (check?.(text).findings ?? []).filter(({ code }) => CODES.includes(code));

  for (const [name, plugins, body, says] of CASES) {
    it(`${name}: ${body.split("\n")[0] ?? ""} [${plugins}]`, () => {
      const text = page(plugins, body);
      assert.deepEqual(found(text).map(({ code, message }) => `${code}: ${message}`), says);
      assert.deepEqual(check?.(text).findings.filter(({ code }) => code === "unused-plugin").map(({ message }) => message).filter(() => plugins === ALL), []);
    });
  }

  it("is kept once a fix is made, whichever it is", () => {
    for (const [name, plugins, body] of CASES) {
      const text = page(plugins, body);
      for (const { code, message, fixes } of found(text)) {
        for (const { edits, safe } of fixes) {
          assert.equal(safe, false);
          const after = found(applyEdits(text, edits));
          assert.ok(!after.some((finding) => finding.code === code && finding.message === message), `${name}: ${message}`);
        }
      }
    }
  });

  it("offers what is missing in the form of the list", () => {
    const titles = (plugins: string, body: string): readonly string[] => found(page(plugins, body)).flatMap(({ fixes }) => fixes.map(({ title }) => title));
    assert.deepEqual(titles("", "Convert DOCX to PDF."), ['Add "word-processor", "pdf-processor", "document-converter" to plugins']);
    assert.deepEqual(titles("Word Processor, PDF Processor", "Convert DOCX to PDF."), ['Add "Document Converter" to plugins']);
    assert.deepEqual(titles("document-merger", "Document Merger joins them."), ['Add "word-processor" to plugins', 'Add "pdf-processor" to plugins', 'Add "image-file-processor" to plugins']);
    assert.deepEqual(titles("word-processor, pdf-processor", "Load PDF with Word Processor."), ['Change to "PDF Processor"']);
  });
});

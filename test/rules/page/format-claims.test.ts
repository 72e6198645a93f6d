// What counts as a statement about formats, and what looks like one.
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import type { FormatClaim } from "../../../server/src/rules/page/page-facts.ts";
import { createChecker, type TextChecker } from "../../support/check-text.ts";
import { shippedIndex } from "../../support/shipped-truth.ts";

const STATED: readonly (readonly [text: string, claims: string])[] = [
  ["Convert DOCX to PDF", "convert DOCX → PDF"],
  ["# Convert DOCX to PDF", "convert DOCX → PDF"],
  ["- Converting DOC, DOCX and RTF into PDF", "convert DOC DOCX RTF → PDF"],
  ["This page is about DOCX to PDF conversion.", "convert DOCX → PDF"],
  ["A DOCX-to-PDF converter.", "convert DOCX → PDF"],
  ["DOCX → PDF", "convert DOCX → PDF"],
  ["## DOCX to PDF", "convert DOCX → PDF"],
  ["Saving DOCX as PDF takes a second.", "convert DOCX → PDF"],
  ["We convert **DOCX** files to [PDF](https://example.com/a.html).", "convert DOCX → PDF"],
  ["Convert `DOCX` files to `.pdf`.", "convert DOCX → PDF"],
  ["You can convert .docx files into pdf.", "convert DOCX → PDF"],
  ["DOCX documents can be converted to PDF.", "convert DOCX → PDF"],
  ["Load DOCX files and save them as PDF.", "convert DOCX → PDF"],
  ["Convert documents to PDF.", "convert  → PDF"],
  ["Convert DOCX to PDF without Microsoft Word.", "convert DOCX → PDF"],
  ["Convert the DOCX\ndocument to PDF.", "convert DOCX → PDF"],
  ["Load a DOCX document.", "load DOCX"],
  ["It opens DOC/DOCX files.", "load DOC DOCX"],
  ["Import documents in RTF format.", "load RTF"],
  ["Export the document to SVG.", "save SVG"],
  ["Save it as DOCX instead of PDF.", "save DOCX"],
  ["Print to PDF.", "save PDF"],
  ["Render pages as PNG.", "save PNG"],
  ["Convert DOCX to PNG images.", "convert DOCX → PNG"],
  ["Save pages as JPEG pictures.", "save JPEG"],
  ["Save as Fixed Page HTML.", "save Fixed Page HTML"],
  ["Create a document from scratch and save it as PDF.", "create PDF"],
  ["Create a PDF file from scratch.", "create PDF"],
  ["Create a document from scratch.", "create"],
  ["Load DOCX. Then save it as PDF.", "load DOCX, save PDF"],
];

const UNSTATED: readonly string[] = [
  "You cannot load SVG.",
  "It does not support loading DOCX.",
  "It doesn't convert DOCX to PDF.",
  "Instead of saving as PDF, print it.",
  "Unlike others, it loads DOCX.",
  "DOCX to PDF conversion is not yet there.",
  "It no longer opens RTF.",
  "Works without loading DOCX.",
  "If you convert DOCX to PDF, wait.",
  "Can I convert DOCX to PDF?",
  "Load PDF options from the registry.",
  "Open doc pages and read on.",
  "Save the settings as XML attributes.",
  "`doc.Save(\"a.pdf\")` and more.",
  "```cs\n// convert DOCX to PDF\n```",
  "Read the [PDF](a.pdf) manual.",
  "See text/html and docs/pdf to open the xml-based part.",
  "Load PNG images and save SVG images.",
  "Load Word 2003 XML files.",
  "Converting is easy. DOCX is old, PDF is older.",
  "| Load | DOCX |\n| --- | --- |\n| Save | PDF |",
];

describe("claims about formats", () => {
  let check: TextChecker | undefined;
  before(async () => {
    check = createChecker(await shippedIndex());
  });
  const claimsOf = (text: string): readonly FormatClaim[] => check?.(`---\nfamily: words\n---\n\n${text}\n`).page.claims ?? [];
  const render = ({ action, load, save }: FormatClaim): string =>
    action === "convert" ? `convert ${load.join(" ")} → ${save.join(" ")}` : [action, ...load, ...save].join(" ");

  for (const [text, claims] of STATED) it(`reads ${text}`, () => { assert.equal(claimsOf(text).map(render).join(", "), claims); });
  for (const text of UNSTATED) it(`does not read ${text}`, () => { assert.deepEqual(claimsOf(text).map(render), []); });
});

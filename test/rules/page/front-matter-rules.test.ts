// What is said of front matter, by what puts families into force.
import assert from "node:assert/strict";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import { createEngine } from "../../../server/src/engine/create-engine.ts";
import { createSnapshot } from "../../../server/src/text/snapshot.ts";
import { DEFAULTS, firstFixes } from "../../support/check-text.ts";
import { smallTruth } from "../../support/small-truth.ts";

const CODES: ReadonlySet<string> = new Set(["front-matter-syntax", "missing-field", "front-matter-type", "unknown-family"]);
const OF_ALMANAC: Partial<DocumentSettings> = { families: ["almanac"] };

interface Page {
  readonly text: string;
  readonly languageId?: string;
  readonly uri?: string;
  readonly settings?: Partial<DocumentSettings>;
}

describe("rules about front matter", () => {
  let findings: (page: Page) => readonly string[];
  let fixed: (page: Page) => string;

  before(async () => {
    const engine = createEngine(await smallTruth());
    const check = ({ text, languageId = "markdown", uri = "file:///page", settings = {} }: Page) =>
      engine.checkText(createSnapshot({ uri, languageId, version: 1, text }), { ...DEFAULTS, ...settings }).findings.filter(({ code }) => CODES.has(code));
    findings = (page) => check(page).map(({ code, message, text }) => `${code}: ${JSON.stringify(text)} ${message}`);
    fixed = (page) => firstFixes(page.text, check(page));
  });

  const FIELDS = ["title", "description", "og.image"];

  it("ask for fields at the opening line, once for each", () => {
    const missing = findings({ text: "---\ntitle: Tides\n---\n", settings: OF_ALMANAC });
    assert.deepEqual(missing, ["description", "og.image"].map((name) => `missing-field: "---" "${name}" is missing in the front matter; documents of family almanac must have it.`));
  });

  it("ask for fields at the first line where there is no front matter", () => {
    for (const languageId of ["markdown", "mdx", "textile"]) {
      const missing = findings({ text: "\nTides of the week\nand more\n", languageId, settings: OF_ALMANAC });
      assert.deepEqual(missing, FIELDS.map((name) => `missing-field: "Tides of the week" "${name}" is missing, and so is the front matter; documents of family almanac must have it.`), languageId);
    }
  });

  it("ask for no fields where there can be none", () => {
    for (const languageId of ["html", "plaintext", "asciidoc", "restructuredtext", "org", "latex"]) assert.deepEqual(findings({ text: "Tides\n", languageId, settings: OF_ALMANAC }), [], languageId);
    assert.deepEqual(findings({ text: "", settings: OF_ALMANAC }), []);
    assert.deepEqual(findings({ text: "Tides\n", uri: "vscode-notebook-cell:/a.ipynb#1", settings: OF_ALMANAC }), []);
    assert.deepEqual(findings({ text: "Tides\n", settings: { families: ["inkwell"] } }), []);
    assert.deepEqual(findings({ text: "The Tide Table.\n" }), []);
  });

  it("stop where a comment on the page says so", () => {
    const text = "---\ntitle: Tides\n---\n\n<!-- tbcv-disable-file missing-field -->\n";
    assert.deepEqual(findings({ text, settings: OF_ALMANAC }), []);
  });

  it("are silent about front matter that nobody has to read", () => {
    const broken = "---\ntitle: a: b\n---\n";
    assert.deepEqual(findings({ text: broken }), []);
    assert.equal(findings({ text: broken, settings: { families: ["inkwell"] } }).length, 1);
    assert.deepEqual(findings({ text: "---\ntitle: {{ a }}: b\n---\n", settings: { families: ["inkwell"] } }), []);
    assert.deepEqual(findings({ text: broken, settings: { families: ["something"] } }), []);
  });

  it("check the body below broken front matter", async () => {
    const text = "---\nfamily: inkwell\ntitle: a: b\n---\n\nUse OCR-Scribe.\n";
    const all = createEngine(await smallTruth()).checkText(createSnapshot({ uri: "file:///a.md", languageId: "markdown", version: 1, text }), DEFAULTS).findings;
    assert.deepEqual(all.map(({ code }) => code), ["front-matter-syntax", "name-separator"]);
  });

  it("take other families for a mistake only where those of TBCV are meant", () => {
    const text = "---\nfamily: roses\n---\n";
    assert.deepEqual(findings({ text }), []);
    assert.deepEqual(findings({ text, settings: { families: ["inkwell"] } }), ['unknown-family: "roses" No family "roses" is loaded.']);
    assert.deepEqual(findings({ text: "---\nfamilies: [inkwell, roses]\n---\n" }), ['unknown-family: "roses" No family "roses" is loaded.']);
    assert.deepEqual(findings({ text: "---\nfamily: Inkwell\n---\n" }), []);
    assert.deepEqual(findings({ text: "---\nfamily: Inkwell\n---\n", settings: { families: ["inkwell"] } }), ['unknown-family: "Inkwell" No family "Inkwell" is loaded. Nearest: "inkwell".']);
    for (const slip of ["inkwel", "inkwelll", "imkwell", "nikwell"]) assert.equal(findings({ text: `---\nfamily: ${slip}\n---\n` }).length, 1, slip);
    for (const other of ["inkwel-x", "INKWEL", "ink", "12"]) assert.deepEqual(findings({ text: `---\nfamily: ${other}\n---\n` }), [], other);
  });

  it("mend a family's name in its own quotes, once", () => {
    for (const [before, after] of [["inkwlel", "inkwell"], ["'inkwlel' # x", "'inkwell' # x"], ['[ "lantren", x ]', '[ "lantern", x ]']] as const) {
      const text = `---\nfamily: ${before}\n---\n`;
      const mended = fixed({ text });
      assert.equal(mended, `---\nfamily: ${after}\n---\n`);
      assert.equal(fixed({ text: mended }), mended);
    }
  });

  it("name the kind that a value has", () => {
    const kinds = { "{a: b}": "a mapping", "12": "a number", "true": "true or false" };
    for (const [value, kind] of Object.entries(kinds)) {
      assert.deepEqual(findings({ text: `---\nplugins: ${value}\n---\n`, settings: { families: ["inkwell"] } }), [`front-matter-type: ${JSON.stringify(value)} "plugins" must be a list of plugins, not ${kind}.`]);
    }
    assert.deepEqual(findings({ text: "+++\nplugins = 2024-01-01\n+++\n", settings: { families: ["inkwell"] } }), ['front-matter-type: "2024-01-01" "plugins" must be a list of plugins, not a date.']);
    assert.deepEqual(findings({ text: "---\nplugins: [[ocr], 3]\n---\n", settings: { families: ["inkwell"] } }), ['front-matter-type: "[ocr]" An entry of "plugins" must be a text, not a list.', 'front-matter-type: "3" An entry of "plugins" must be a text, not a number.']);
  });
});

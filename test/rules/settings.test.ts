// What the settings of a document do to its findings.
import assert from "node:assert/strict";
import { FINDING_CODES } from "../../shared/src/codes.ts";
import type { DocumentSettings } from "../../shared/src/settings.ts";
import { brief, createChecker, DEFAULTS } from "../support/check-text.ts";
import { smallTruth } from "../support/small-truth.ts";
import { RULE_CODE_LIST } from "../support/rule-codes.ts";

const PAGE = [
  "`lantern-plugin-improt`",
  "Use Inkwell.Pages for java.",
  "Use OCR-Scribe.",
  "Use Circular Blend.",
  "Use Ribbon Painter.",
  "`lantern-plugin-spsslint`",
  "<!-- tbcv-disable-next-line -->",
].join("\n\n");

/** Pages whose front matter, lists, tasks, texts and links say what the first one does not. */
const PAGES = [
  PAGE,
  "---\ntitle: Letters\nfamily: [inkwell, lantrn]\nplugins: [letter-merge, wrong-plugin, ocr, {a: b}]\n---\n\nPDF Stitcher binds.\n",
  "---\nfamily: almanac\ntitle: Tides\n---\n\nText.\n",
  "---\nfamily: inkwell\nplugins: [ocr\n---\n\nText.\n",
  "---\ntitle: Books\nfamily: binder\nplugins: []\n---\n\nConvert DOCX to PDF. Load HTML with Binder Word Press.\n",
  "---\ntitle: Pots\nfamily: quillon\n---\n\nInkpot Writer knows deprecated_api. See [Inkpot Writer](https://quillon.example/binder).\n",
];

interface BriefFinding {
  readonly code: string;
  readonly severity: string;
  readonly brief: string;
}

const findingsOf = async (settings: Partial<DocumentSettings>, ...texts: readonly string[]): Promise<readonly BriefFinding[]> => {
  const check = createChecker(await smallTruth());
  return (texts.length === 0 ? PAGES : texts).flatMap((text) => check(text, "markdown", { ...DEFAULTS, ...settings }).findings.map((finding) => ({ code: finding.code, severity: finding.severity, brief: brief(finding) })));
};

describe("settings", () => {
  it("leave each code its own severity, and unsaid what is off by default", async () => {
    const severities = new Map((await findingsOf({})).map(({ code, severity }) => [code, severity]));
    const said = RULE_CODE_LIST.filter((code) => FINDING_CODES[code].severity !== "off");
    assert.deepEqual([...severities.keys()].sort(), [...said].sort());
    // In front matter, where it was found here, it is an error.
    for (const code of said) assert.equal(severities.get(code), code === "unknown-plugin" ? "error" : FINDING_CODES[code].severity);
  });

  for (const code of RULE_CODE_LIST) {
    it(`make ${code} as loud as they say, or silent`, async () => {
      const loud = await findingsOf({ rules: { [code]: "information" } });
      const own = loud.filter((finding) => finding.code === code);
      assert.ok(own.length > 0 && own.every(({ severity }) => severity === "information"));
      assert.ok((await findingsOf({ rules: { [code]: "off" } })).every((finding) => finding.code !== code));
    });
  }

  it("leave names alone that are to be ignored, letter by letter", async () => {
    assert.deepEqual(await findingsOf({ ignoreNames: ["lantern-plugin-improt"] }, "`lantern-plugin-improt`"), []);
    assert.equal((await findingsOf({ ignoreNames: ["Lantern-plugin-improt"] }, "`lantern-plugin-improt`")).length, 1);
  });

  it("ask for confidence of near names only", async () => {
    assert.deepEqual((await findingsOf({ minConfidence: 1 }, "The page has a glowwrum, OCR-Scribe and Circular Blend, or Inkwell.Pagse for Java.")).map((finding) => finding.brief), [
      "name-separator: OCR-Scribe → OCR Scribe",
      "former-name: Circular Blend → Letter Merge",
    ]);
  });

  it("ask for the confidence that a plugin itself asks for", async () => {
    const weak = "A Vellum Binderzier comes along.";
    const strong = "- [Vellum Binderzier](x.md) plugin";
    const weights = { ...DEFAULTS.weights, fuzzy_match: 0.5 };
    assert.deepEqual(await findingsOf({ weights }, weak), []);
    assert.equal((await findingsOf({ weights: { ...weights, fuzzy_match: 1 } }, strong)).length, 1);
  });

  it("bring families into force, as front matter does", async () => {
    const text = "The letter merge and a page convertr.\n";
    assert.deepEqual((await findingsOf({}, text)).length, 0);
    assert.deepEqual((await findingsOf({ families: ["inkwell"] }, text)).map((finding) => finding.brief), ["misspelled-name: page convertr → Page Converter"]);
    assert.deepEqual((await findingsOf({}, `---\nfamily: inkwell\n---\n\n${text}`)).map((finding) => finding.brief), ["misspelled-name: page convertr → Page Converter"]);
  });

  it("hold otherwise for the plugins of a family", async () => {
    const text = "`lantern-plugin-improt`\n\nUse Inkwell.Pages for java.\n";
    const familyOverrides = { lantern: { rules: { "misspelled-name": "error" as const } }, inkwell: { ignore_names: ["Inkwell.Pages for java"] } };
    assert.deepEqual((await findingsOf({ familyOverrides }, text)).map(({ code, severity }) => `${code}: ${severity}`), ["misspelled-name: error"]);
    const near = "Use Inkwell.Pagse for Java.\n";
    assert.deepEqual((await findingsOf({}, near)).map(({ code }) => code), ["misspelled-name"]);
    assert.deepEqual((await findingsOf({ familyOverrides: { inkwell: { min_confidence: 1 } } }, near)).map(({ code }) => code), []);
  });
});

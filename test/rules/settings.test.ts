// What the settings of a document do to its findings.
import assert from "node:assert/strict";
import { FINDING_CODE_LIST, FINDING_CODES } from "../../shared/src/codes.ts";
import type { DocumentSettings } from "../../shared/src/settings.ts";
import { brief, createChecker, DEFAULTS } from "../support/check-text.ts";
import { smallTruth } from "../support/small-truth.ts";

const PAGE = [
  "`lantern-plugin-improt`",
  "Use Inkwell.Pages for java.",
  "Use OCR-Scribe.",
  "Use Circular Blend.",
  "Use Ribbon Painter.",
  "`lantern-plugin-spsslint`",
  "<!-- tbcv-disable-next-line -->",
].join("\n\n");

const findingsOf = async (settings: Partial<DocumentSettings>, text = PAGE): Promise<readonly { code: string; severity: string; brief: string }[]> =>
  createChecker(await smallTruth())(text, "markdown", { ...DEFAULTS, ...settings }).findings.map((finding) => ({ code: finding.code, severity: finding.severity, brief: brief(finding) }));

describe("settings", () => {
  it("leave each code its own severity", async () => {
    const findings = await findingsOf({});
    assert.deepEqual(findings.map(({ code }) => code).sort(), [...FINDING_CODE_LIST].sort());
    for (const { code, severity } of findings) assert.equal(severity, FINDING_CODES[code as keyof typeof FINDING_CODES].severity);
  });

  for (const code of FINDING_CODE_LIST) {
    it(`make ${code} as loud as they say, or silent`, async () => {
      const loud = await findingsOf({ rules: { [code]: "error" } });
      assert.deepEqual(loud.filter(({ severity }) => severity === "error").map((finding) => finding.code), [code]);
      const silent = await findingsOf({ rules: { [code]: "off" } });
      assert.deepEqual(silent.map((finding) => finding.code), loud.map((finding) => finding.code).filter((other) => other !== code));
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

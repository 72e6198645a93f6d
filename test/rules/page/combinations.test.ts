// What combinations add to the plugins of a page, and what bad rules do to it: nothing.
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createHash } from "node:crypto";
import { combinationBoosts } from "../../../server/src/rules/page/combination-boosts.ts";
import { buildTruthIndex } from "../../../server/src/truth/build-index.ts";
import { parseTruth } from "../../../server/src/truth/parse-truth.ts";
import type { TruthIndex } from "../../../server/src/truth/truth-index.ts";
import { createChecker } from "../../support/check-text.ts";
import { smallTruth } from "../../support/small-truth.ts";

const page = (plugins: string, body: string): string => `---\nfamily: binder\nplugins: [${plugins}]\n---\n\n${body}\n`;

function boosts(truth: TruthIndex, text: string): Record<string, number> {
  const found = combinationBoosts(createChecker(truth)(text).page);
  return Object.fromEntries([...found].map(([row, boost]) => [truth.plugin(row).definition.id, Number(boost.toFixed(3))]));
}

function truthOf(rules: string): TruthIndex {
  const text = `family: f\nplugins: [{id: a, name: Alpha Press, load_formats: [DOCX], save_formats: [PDF]}, {id: b, name: Beta Press}]\n${rules}`;
  const truth = parseTruth([{ file: "a.yaml", text }]);
  return buildTruthIndex(truth, { everyday: [], terms: [] }, (bytes) => createHash("sha256").update(bytes).digest("hex"));
}

const said = (truth: TruthIndex, body: string): readonly string[] =>
  createChecker(truth)(`---\nfamily: f\nplugins: []\n---\n\n${body}\n`).findings.map(({ code, message }) => `${code}: ${message}`);

describe("boosts of combinations", () => {
  it("come where all stand that are needed", async () => {
    const truth = await smallTruth();
    assert.deepEqual(boosts(truth, page("gluer, pdf-press", "We glue files together.")), { gluer: 0.2, "pdf-press": 0.2 });
    assert.deepEqual(boosts(truth, page("gluer", "We glue files together.")), {});
    assert.deepEqual(boosts(truth, page("gluer, pdf-press", "We never glue files together. Gluing is hard.")), {});
  });

  it("come to those that stand, where any is enough", async () => {
    const truth = await smallTruth();
    assert.deepEqual(boosts(truth, page("word-press", "Convert DOCX to HTML.")), { "word-press": 0.5 });
    assert.deepEqual(boosts(truth, page("", "Binder Web Press helps. Convert DOCX to HTML.")), { "web-press": 0.5 });
    assert.deepEqual(boosts(truth, page("word-press", "Convert RTF to HTML.")), {});
  });
});

describe("rules that are wrong", () => {
  it("ask for nothing where they name nothing", () => {
    assert.deepEqual(said(truthOf("rules: [{name: r, about: x, when: {actions: [load]}, needs: [nix, b], any_of: [nix], for_formats: both}]"), "Load DOCX."), [
      'incomplete-combination: Loading DOCX needs "Alpha Press" and "Beta Press".',
    ]);
  });

  it("say nothing where they stand instead of each other", () => {
    const rules = "rules: [{name: r, about: x, when: {actions: [load]}, needs: [a], instead_of: [s]}, {name: s, about: x, when: {actions: [load]}, needs: [b], instead_of: [r]}]";
    assert.deepEqual(said(truthOf(rules), "Load DOCX."), []);
  });

  it("leave out regexes that are refused, and match others in linear time", () => {
    const rules = "rules: [{name: r, about: x, when: {text: ['(?=a)', '(a*)*b|(x+x+)+y', 'pressed']}, needs: [a]}]";
    assert.deepEqual(said(truthOf(rules), `\`\`\`\n${"a".repeat(40_000)} ${"x".repeat(40_000)}\n\`\`\`\n\nIt is pressed.`), ['incomplete-combination: "pressed" needs "Alpha Press".']);
  });

  it("never speak without an occasion", () => {
    assert.deepEqual(said(truthOf("rules: [{name: r, about: x, needs: [a]}, {name: s, about: x, when: {actions: [fly]}, never: true}]"), "Load DOCX. Alpha Press loads DOCX."), [
      'undeclared-plugin: This page uses "Alpha Press", and its "plugins" does not list it.',
    ]);
  });
});

describe("a page with two families", () => {
  it("asks only the family whose plugin is said to do it", async () => {
    const truth = await smallTruth();
    const text = (body: string): string => `---\nfamily: [binder, inkwell]\nplugins: []\n---\n\n${body}\n`;
    const asked = (body: string): readonly string[] => createChecker(truth)(text(body)).findings.flatMap(({ code, message }) => (code === "incomplete-combination" ? [message] : []));
    assert.deepEqual(asked("Convert DOCX to PDF with Page Converter."), []);
    assert.deepEqual(asked("Convert DOCX to PDF."), ['Saving DOCX as PDF needs "Binder Word Press", "Binder PDF Press" and "Binder Turner".']);
  });
});

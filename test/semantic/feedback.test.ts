// What people said of findings: what it keeps from being asked and from being said, and what makes it void.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createEngine } from "../../server/src/engine/create-engine.ts";
import type { Page } from "../../server/src/rules/page/page.ts";
import { createCancellation } from "../../server/src/semantic/cancel.ts";
import { checkMeaning, type MeaningResult } from "../../server/src/semantic/check-meaning.ts";
import { type FeedbackStore, giveVerdict, type Verdict, type VerdictKind } from "../../server/src/semantic/feedback.ts";
import { createSnapshot } from "../../server/src/text/snapshot.ts";
import { buildTruthIndex } from "../../server/src/truth/build-index.ts";
import { parseTruth } from "../../server/src/truth/parse-truth.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";
import { DEFAULTS } from "../support/check-text.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

function truthWith(formats: string): TruthIndex {
  const text = `family: words
plugins:
  - {id: word-processor, name: Word Processor, load_formats: [${formats}]}
  - {id: gridline-import, name: Gridline Import, load_formats: [XLS]}
`;
  return buildTruthIndex(parseTruth([{ file: "words.yaml", text }]), { everyday: [], terms: [] }, (bytes) => createHash("sha256").update(bytes).digest("hex"));
}

const TRUTH = truthWith("DOC, DOCX");
const TEXT = "# Drawings\n\nUse Word Processor: it loads SVG drawings, and it reads XYZ sheets as well.\n";
const remark = (quote: string, over: object = {}): object => ({ kind: "format", plugin: "words/word-processor", quote, record: "DOC, DOCX", problem: "it does not", confidence: 0.9, ...over });
const SVG = remark("loads SVG drawings");
const XYZ = remark("reads XYZ sheets");

class Ground {
  readonly verdicts = new Map<string, Verdict>();
  readonly prompts: string[] = [];
  kept = new Map<string, string>();
  findings: readonly object[] = [];

  readonly feedback: FeedbackStore = {
    of: (passage) => Promise.resolve([...this.verdicts.values()].filter((verdict) => verdict.passage === passage)),
    put: (verdict) => {
      this.verdicts.delete(verdict.id);
      this.verdicts.set(verdict.id, verdict);
      return Promise.resolve(undefined);
    },
  };

  page(text: string, truth = TRUTH): Page {
    return createEngine(truth).checkText(createSnapshot({ uri: "untitled:a", languageId: "markdown", version: 1, text }), DEFAULTS).page;
  }

  /** The texts that are found, and how many questions were asked for it. */
  async said(page: Page): Promise<readonly [readonly string[], number]> {
    const { findings, asked } = await this.check(page);
    return [findings.map(({ text }) => text), asked];
  }

  async check(page: Page): Promise<MeaningResult> {
    const result = await checkMeaning(page, {
      model: { identity: "test m", ask: ({ prompt }) => { this.prompts.push(prompt); return Promise.resolve({ kind: "answered", text: JSON.stringify({ findings: this.findings }), provider: "test", model: "m", tokens: 1 }); } },
      cache: { get: (key) => Promise.resolve(this.kept.get(key)), put: (key, value) => Promise.resolve(void this.kept.set(key, value)) },
      feedback: this.feedback, hash, thresholds: { missing: 0.7, incorrect: 0.8 }, moreRecords: 0, maxTokens: 100, tokensPerDocument: 1000,
    }, createCancellation());
    assert.ok(result);
    return result;
  }

  async judge(page: Page, text: string, kind: VerdictKind): Promise<void> {
    const { findings } = await this.check(page);
    const finding = findings.find((one) => one.text === text);
    assert.ok(finding, text);
    assert.equal(await giveVerdict(page, { finding, kind, findings }, { feedback: this.feedback, hash }), undefined);
  }
}

describe("what people say of a language model's findings", () => {
  it("dismisses the words that it is about, and no others", async () => {
    const ground = new Ground();
    const page = ground.page(TEXT);
    ground.findings = [SVG, XYZ];
    assert.deepEqual(await ground.said(page), [["loads SVG drawings", "reads XYZ sheets"], 1]);
    await ground.judge(page, "loads SVG drawings", "dismissed");
    assert.deepEqual(await ground.said(page), [["reads XYZ sheets"], 0]);
    // Where the model quotes more or says it in another way, it is the same.
    ground.kept = new Map([...ground.kept.keys()].map((key) => [key, JSON.stringify({ findings: [remark("it loads SVG drawings", { kind: "capability" })] })]));
    assert.deepEqual(await ground.said(page), [["reads XYZ sheets"], 0]);
  });

  it("asks nothing where all records of the plugins in a passage are settled", async () => {
    const ground = new Ground();
    const page = ground.page(TEXT);
    ground.findings = [SVG];
    await ground.judge(page, "loads SVG drawings", "dismissed");
    ground.kept.clear();
    assert.deepEqual(await ground.said(page), [[], 0]);
  });

  it("keeps what else was found beside the record, without a question", async () => {
    const ground = new Ground();
    const page = ground.page(TEXT);
    ground.findings = [SVG, XYZ];
    await ground.judge(page, "loads SVG drawings", "dismissed");
    ground.kept.clear();
    assert.deepEqual(await ground.said(page), [["reads XYZ sheets"], 0]);
    // A verdict on that one counts from then on.
    await ground.judge(page, "reads XYZ sheets", "dismissed");
    ground.kept.clear();
    assert.deepEqual(await ground.said(page), [[], 0]);
    assert.deepEqual([...ground.verdicts.values()].map(({ kind }) => kind), ["dismissed", "dismissed"]);
  });

  it("leaves the settled record out of what is asked of the others", async () => {
    const ground = new Ground();
    const page = ground.page("# Page\n\nWord Processor loads SVG drawings, Gridline Import too.\n");
    ground.findings = [SVG];
    await ground.judge(page, "loads SVG drawings", "dismissed");
    ground.kept.clear();
    const before = ground.prompts.length;
    assert.deepEqual(await ground.said(page), [[], 1]);
    assert.deepEqual(ground.prompts.slice(before).map((prompt) => [prompt.includes("[words/gridline-import]"), prompt.includes("[words/word-processor]")]), [[true, false]]);
    assert.deepEqual(await ground.said(page), [[], 0], "and keeps that answer");
  });

  it("shows an accepted finding from memory, as it was", async () => {
    const ground = new Ground();
    const page = ground.page(TEXT);
    ground.findings = [SVG];
    const [before] = (await ground.check(page)).findings;
    await ground.judge(page, "loads SVG drawings", "accepted");
    assert.deepEqual((await ground.check(page)).findings, [before], "once, beside the answer that is kept");
    ground.kept.clear();
    const { findings, asked } = await ground.check(page);
    assert.deepEqual([findings, asked], [[before], 0]);
  });

  it("goes by the last verdict on the same words", async () => {
    const ground = new Ground();
    const page = ground.page(TEXT);
    ground.findings = [SVG];
    await ground.judge(page, "loads SVG drawings", "accepted");
    await ground.judge(page, "loads SVG drawings", "dismissed");
    assert.equal(ground.verdicts.size, 1);
    assert.deepEqual(await ground.said(page), [[], 0]);
    // Another verdict on some of the same words.
    const [dismissed] = [...ground.verdicts.values()];
    assert.ok(dismissed);
    await ground.feedback.put({ ...dismissed, id: "other", kind: "accepted", remark: JSON.stringify(remark("SVG drawings")) });
    assert.deepEqual(await ground.said(page), [["SVG drawings", "loads SVG drawings"], 0]);
  });

  const changes: readonly (readonly [string, Page, number])[] = [
    ["stays where lines are broken otherwise", new Ground().page(TEXT.replace("it loads", "it\nloads")), 0],
    ["stays where another paragraph changes", new Ground().page(`${TEXT}\nMore of it.\n`), 0],
    ["is void where the passage changes", new Ground().page(TEXT.replace("Use", "Take")), 1],
    ["is void below another heading", new Ground().page(TEXT.replace("Drawings", "What it lacks")), 1],
    ["is void where the record changes", new Ground().page(TEXT, truthWith("DOC, DOCX, RTF")), 1],
  ];
  for (const [name, page, asked] of changes) {
    it(name, async () => {
      for (const kind of ["dismissed", "accepted"] as const) {
        const ground = new Ground();
        ground.findings = [SVG];
        await ground.judge(ground.page(TEXT), "loads SVG drawings", kind);
        ground.kept.clear();
        ground.findings = [];
        assert.deepEqual([(await ground.check(page)).findings.length, (await ground.check(page)).asked + ground.prompts.length - 1], [asked === 0 && kind === "accepted" ? 1 : 0, asked]);
      }
    });
  }

  it("takes no verdict on a finding of rules, or where the plugin is gone", async () => {
    const ground = new Ground();
    const page = ground.page(TEXT);
    ground.findings = [SVG];
    const [finding] = (await ground.check(page)).findings;
    assert.ok(finding?.plugin);
    const memory = { feedback: ground.feedback, hash };
    const { remark: said, ...ofRules } = finding;
    assert.ok(said);
    for (const other of [ofRules, { ...finding, plugin: { ...finding.plugin, id: "none" } }, { ...finding, remark: "no JSON" }, { ...finding, span: { start: 0, end: 3 } }]) {
      assert.match((await giveVerdict(page, { finding: other, kind: "dismissed", findings: [finding] }, memory)) ?? "", /says nothing of the kind/);
    }
    assert.equal(ground.verdicts.size, 0);
  });
});

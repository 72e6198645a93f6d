// Any sequence of edits, settings and truths leaves what a fresh check of the final text gives.
import assert from "node:assert/strict";
import { join } from "node:path";
import fc from "fast-check";
import type { FormatName } from "../../server/src/document/document.ts";
import { createEngine } from "../../server/src/engine/create-engine.ts";
import type { CheckedDocument, Engine } from "../../server/src/engine/engine.ts";
import { applyEdit, type Edit } from "../../server/src/text/edits.ts";
import { createSnapshot } from "../../server/src/text/snapshot.ts";
import type { TruthIndex } from "../../server/src/truth/truth-index.ts";
import type { DocumentSettings } from "../../shared/src/settings.ts";
import { DEFAULTS, FORMATS } from "../support/check-text.ts";
import { SMALL_TRUTH, smallTruth, truthOf } from "../support/small-truth.ts";
import { documentText, edit } from "./law-texts.ts";

const SETTINGS: readonly DocumentSettings[] = [
  DEFAULTS,
  { ...DEFAULTS, rules: { "misspelled-name": "error", "name-case": "off", "unused-ignore": "off" } },
  { ...DEFAULTS, families: ["inkwell-api", "lantern"], ignoreNames: ["Leter Merge"] },
  { ...DEFAULTS, minConfidence: 0.97, similarityThreshold: 0.9, contextWindow: 20 },
];

const URIS = ["untitled:a", "untitled:b", "untitled:c"] as const;

const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant("edit" as const), which: fc.nat(URIS.length - 1), edits: fc.array(edit, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("settings" as const), which: fc.nat(URIS.length - 1), to: fc.nat(SETTINGS.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("truth" as const), to: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reopen" as const), which: fc.nat(URIS.length - 1), text: documentText }) },
);

/** Engines that have never seen an open document, by truth. */
function createOracle(truths: readonly TruthIndex[]): (checked: CheckedDocument, truth: TruthIndex, settings: DocumentSettings) => CheckedDocument {
  const engines = new Map(truths.map((truth) => [truth, createEngine(truth)]));
  return ({ snapshot }, truth, settings) => {
    const engine = engines.get(truth);
    assert.ok(engine);
    return engine.checkText(createSnapshot({ ...snapshot, text: snapshot.text }), settings);
  };
}

describe("engine", () => {
  for (const format of FORMATS) {
    it(`finds in ${format} after any edits what a fresh check finds`, async () => {
      const truths = [await smallTruth(), await truthOf(join(SMALL_TRUTH, "lantern.yaml"))];
      const fresh = createOracle(truths);
      fc.assert(
        fc.property(fc.tuple(documentText, documentText, documentText), fc.array(step, { minLength: 1, maxLength: 12 }), (texts, steps) => {
          const run = new Run(createEngine(truths[0] as TruthIndex), format);
          texts.forEach((text, which) => {
            run.open(which, text);
          });
          for (const one of steps) {
            if (one.kind === "edit") run.change(one.which, one.edits);
            else if (one.kind === "settings") run.configure(one.which, SETTINGS[one.to] ?? DEFAULTS);
            else if (one.kind === "truth") run.engine.setTruth(truths[one.to] as TruthIndex);
            else run.open(one.which, one.text);
          }
          URIS.forEach((uri, which) => {
            const checked = run.engine.get(uri);
            assert.ok(checked);
            const expected = fresh(checked, run.engine.truth, run.settings[which] ?? DEFAULTS);
            assert.deepEqual(checked.findings, expected.findings);
            assert.deepEqual(checked.mentions, expected.mentions);
            assert.equal(run.last.get(uri), checked);
          });
        }),
        { numRuns: 60 },
      );
    });
  }

  it("keeps nothing of work that is dropped for newer edits", async () => {
    const truths = [await smallTruth(), await truthOf(join(SMALL_TRUTH, "lantern.yaml"))];
    const fresh = createOracle(truths);
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), gone: fc.oneof(fc.nat(3), fc.nat(9_000)), come: fc.constantFrom("x", "", "\n```\n", "Leter Merge", "family: lantern\n", "---\n"), steps: fc.nat(12), truth: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(documentText, { minLength: 20, maxLength: 60 }), fc.array(change, { minLength: 1, maxLength: 10 }), (texts, changes) => {
        const engine = createEngine(truths[0] as TruthIndex);
        let snapshot = createSnapshot({ uri: "untitled:a", languageId: "markdown", version: 0, text: `${texts.join("\n\n")}\n\n${"Words of Letter Merge. ".repeat(800)}` });
        engine.open(snapshot, DEFAULTS);
        let waiting: Edit[] = [];
        for (const { at, gone, come, steps, truth } of changes) {
          const start = Math.round(at * snapshot.text.length);
          const one = { span: { start, end: Math.min(snapshot.text.length, start + gone) }, text: come };
          waiting.push(one);
          snapshot = createSnapshot({ ...snapshot, version: snapshot.version + 1, text: applyEdit(snapshot.text, one) });
          const before = engine.get("untitled:a");
          const work = engine.changeInSteps(snapshot, [...waiting]);
          let done = false;
          for (let step = 0; step <= steps && !done; step++) done = work.next().done === true;
          if (done) waiting = [];
          else assert.equal(engine.get("untitled:a"), before);
          if (truth < truths.length) engine.setTruth(truths[truth] as TruthIndex);
        }
        const checked = engine.change(snapshot, waiting);
        assert.deepEqual(checked.findings, fresh(checked, engine.truth, DEFAULTS).findings);
      }),
      { numRuns: 40 },
    );
  });

  it("takes families out of force whose front matter was rewritten before", async () => {
    const engine = createEngine(await smallTruth());
    const fresh = createEngine(await smallTruth());
    const page = (family: string): string => `---\n${family}\n---\n\nThe glowwum and Leter Merge, \`gridlne\`.\n`;
    let version = 0;
    let checked = engine.open(createSnapshot({ uri: "untitled:a", languageId: "markdown", version, text: page("family: lantern") }), DEFAULTS);
    for (const family of ["family:  lantern", "family: lantern # x", "family: none", "family:  none", "title: x"]) {
      const text = page(family);
      const edit = { span: { start: 0, end: checked.snapshot.text.length }, text };
      checked = engine.change(createSnapshot({ uri: "untitled:a", languageId: "markdown", version: ++version, text }), [edit]);
      assert.deepEqual(checked.findings, fresh.checkText(checked.snapshot, DEFAULTS).findings, family);
    }
  });

  it("forgets what is closed and says so of what was never open", async () => {
    const engine = createEngine(await smallTruth());
    const snapshot = createSnapshot({ uri: "untitled:a", languageId: "markdown", version: 1, text: "Leter Merge" });
    engine.open(snapshot, DEFAULTS);
    engine.close("untitled:a");
    assert.equal(engine.get("untitled:a"), undefined);
    assert.equal(engine.configure("untitled:a", DEFAULTS), undefined);
    assert.throws(() => engine.change(snapshot, []), RangeError);
  });
});

/** One engine with a few documents that are edited. */
class Run {
  readonly engine: Engine;
  readonly settings: DocumentSettings[] = URIS.map(() => DEFAULTS);
  /** What was announced last, by document. */
  readonly last = new Map<string, CheckedDocument>();
  readonly #format: FormatName;
  #version = 1;

  constructor(engine: Engine, format: FormatName) {
    this.engine = engine;
    this.#format = format;
    engine.onChanged((checked) => this.last.set(checked.snapshot.uri, checked));
  }

  open(which: number, text: string): void {
    this.engine.open(this.#snapshot(which, text), this.settings[which] ?? DEFAULTS);
  }

  configure(which: number, settings: DocumentSettings): void {
    this.settings[which] = settings;
    this.engine.configure(URIS[which] ?? "", settings);
  }

  change(which: number, edits: readonly { readonly at: number; readonly gone: number; readonly come: string }[]): void {
    let text = this.engine.get(URIS[which] ?? "")?.snapshot.text ?? "";
    const made: Edit[] = edits.map(({ at, gone, come }) => {
      const start = Math.round(at * text.length);
      const one = { span: { start, end: Math.min(text.length, start + gone) }, text: come };
      text = applyEdit(text, one);
      return one;
    });
    this.engine.change(this.#snapshot(which, text), made);
  }

  #snapshot(which: number, text: string): ReturnType<typeof createSnapshot> {
    return createSnapshot({ uri: URIS[which] ?? "", languageId: this.#format, version: this.#version++, text });
  }
}

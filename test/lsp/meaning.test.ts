// What a language model says, in the editor: behind the typing path, for the version it was asked about, and never where nobody asked.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { SessionWorld } from "../../server/src/lsp/session-parts.ts";
import type { ModelAnswer, ModelRequest } from "../../server/src/semantic/model-port.ts";
import { change, FULL_CLIENT, startSession, type TestSession } from "../support/lsp-session.ts";

const TEXT = "Use Word Processor here: it loads SVG drawings.\n\nSheetline Writer is fine.\n";
const ON = { tbcv: { llm_validator: { enabled: true, debounce_seconds: 0 } } };
const REMARK = { kind: "format", plugin: "words/word-processor", quote: "loads SVG drawings", record: "DOC, DOCX", problem: "it loads no SVG", confidence: 0.95 };

interface Question {
  readonly request: ModelRequest;
  readonly answer: (findings: readonly object[]) => void;
  readonly fail: (reason: string) => void;
  readonly cancelled: Promise<void>;
}

/** A model whose questions the test answers. */
class Asked {
  readonly #questions: Question[] = [];
  #waiting: (() => void)[] = [];
  loaded = 0;

  readonly load: SessionWorld["loadMeaning"] = () => {
    this.loaded++;
    const kept = new Map<string, string>();
    return Promise.resolve(({ settings: { llm_validator: { confidence_thresholds } } }) => ({
      close: () => Promise.resolve(),
      partsFor: () => Promise.resolve({
      cache: { get: (key) => Promise.resolve(kept.get(key)), put: (key, value) => Promise.resolve(void kept.set(key, value)) },
      thresholds: confidence_thresholds, hash: (text) => createHash("sha256").update(text).digest("hex"),
      moreRecords: 0, maxTokens: 100, tokensPerDocument: 10_000,
      model: {
        identity: "test m",
        ask: (request, cancel) => new Promise<ModelAnswer>((resolve) => {
          const cancelled = new Promise<void>((done) => cancel.onCancel(() => { resolve({ kind: "cancelled" }); done(); }));
          this.#questions.push({
            request, cancelled,
            answer: (findings) => { resolve({ kind: "answered", text: JSON.stringify({ findings }), provider: "test", model: "m", tokens: 1 }); },
            fail: (reason) => { resolve({ kind: "failed", reason }); },
          });
          for (const wake of this.#waiting.splice(0)) wake();
        }),
      },
      }),
    }));
  };

  /** The next question. */
  async next(): Promise<Question> {
    for (;;) {
      const question = this.#questions.shift();
      if (question !== undefined) return question;
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  /** Questions that nobody has looked at. */
  get left(): number {
    return this.#questions.length;
  }
}

const codes = (diagnostics: readonly { readonly code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);

async function open(session: TestSession): Promise<string> {
  const uri = session.folder.uri("docs/a.md");
  session.open(uri, TEXT);
  assert.deepEqual(codes(await session.client.diagnostics(uri)), ["former-name"]);
  return uri;
}

describe("the meaning, in an editor", () => {
  it("comes as hints beside what rules found, and follows the text", async () => {
    const asked = new Asked();
    const session = await startSession({ capabilities: FULL_CLIENT, initializationOptions: ON, loadMeaning: asked.load });
    const uri = await open(session);
    (await asked.next()).answer([REMARK]);
    (await asked.next()).answer([]);
    const said = await session.client.diagnostics(uri);
    assert.deepEqual(said.map(({ code, severity, range }) => [code, severity, range.start.character]), [["semantic-incorrect", 4, 28], ["former-name", 2, 0]]);
    session.client.notify("textDocument/didChange", change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "Now. " }));
    const moved = await session.client.diagnostics(uri);
    assert.deepEqual(moved.map(({ code, range }) => [code, range.start.character]), [["semantic-incorrect", 33], ["former-name", 0]]);
    // Only the paragraph that changed is asked about again, and the new answer counts.
    const again = await asked.next();
    assert.match(again.request.prompt, /Now\. Use Word Processor/);
    again.answer([]);
    assert.deepEqual(codes(await session.client.diagnostics(uri)), ["former-name"]);
    assert.equal(asked.left, 0);
    await session.end();
  });

  it("drops a question when its document changes or is closed", async () => {
    const asked = new Asked();
    const session = await startSession({ capabilities: FULL_CLIENT, initializationOptions: ON, loadMeaning: asked.load });
    const uri = await open(session);
    const first = await asked.next();
    session.client.notify("textDocument/didChange", change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, text: "Take" }));
    await first.cancelled;
    first.answer([REMARK]);
    assert.deepEqual(codes(await session.client.diagnostics(uri)), ["former-name"]);
    const second = await asked.next();
    assert.match(second.request.prompt, /Take Word Processor/);
    session.client.notify("textDocument/didClose", { textDocument: { uri } });
    await second.cancelled;
    assert.deepEqual(await session.client.diagnostics(uri), []);
    await session.end();
  });

  it("that cannot be asked is said once in the log and in the status, and no finding is lost", async () => {
    const asked = new Asked();
    const session = await startSession({ capabilities: { ...FULL_CLIENT, experimental: { tbcv: { status: true } } }, initializationOptions: ON, loadMeaning: asked.load });
    const uri = await open(session);
    (await asked.next()).fail("nobody answers");
    (await asked.next()).fail("nobody answers");
    const status = await session.client.next<{ message?: string }>("tbcv/status", ({ message }) => message !== undefined && message.includes("meaning"));
    assert.equal(status.message, "The meaning is not checked: nobody answers.");
    const log = await session.client.next<{ message: string }>("window/logMessage");
    assert.match(log.message, /the meaning is not checked: nobody answers/);
    assert.deepEqual(codes(await session.client.diagnostics(uri)), ["former-name"]);
    while (session.client.unclaimed.some((text) => text.startsWith("tbcv/status"))) await session.client.next("tbcv/status");
    await session.end();
  });

  const silent: readonly (readonly [string, unknown, boolean])[] = [
    ["where it is not switched on", {}, true],
    ["where the profile wants rules alone", { tbcv: { ...ON.tbcv, profile: "rule_based_only" } }, true],
    ["in a folder that is not trusted", ON, false],
  ];
  for (const [name, initializationOptions, trusted] of silent) {
    it(`is asked of nobody ${name}`, async () => {
      const asked = new Asked();
      const session = await startSession({ capabilities: { ...FULL_CLIENT, experimental: { tbcv: { trusted } } }, initializationOptions, loadMeaning: asked.load });
      const uri = await open(session);
      session.client.notify("textDocument/didChange", change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "Now. " }));
      await session.client.diagnostics(uri);
      await session.end();
      assert.deepEqual([asked.loaded, asked.left], [0, 0]);
    });
  }
});

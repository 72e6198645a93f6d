// What a language model says, in the editor: behind the typing path, for the version it was asked about, and never where nobody asked.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { createHash } from "node:crypto";
import type { SessionWorld } from "../../server/src/lsp/session-parts.ts";
import type { FeedbackStore, Verdict } from "../../server/src/semantic/feedback.ts";
import type { ModelAnswer, ModelRequest } from "../../server/src/semantic/model-port.ts";
import { systemTimer, type Timer } from "../../server/src/lsp/timer.ts";
import type { CodeAction, PublishDiagnosticsParams } from "vscode-languageserver/node";
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

/** What people said, for as long as the test runs. */
class Said implements FeedbackStore {
  readonly verdicts = new Map<string, Verdict>();
  trouble: string | undefined;

  of(passage: string): Promise<readonly Verdict[]> {
    return Promise.resolve([...this.verdicts.values()].filter((verdict) => verdict.passage === passage));
  }

  put(verdict: Verdict): Promise<string | undefined> {
    if (this.trouble === undefined) this.verdicts.set(verdict.id, verdict);
    return Promise.resolve(this.trouble);
  }
}

/** A model whose questions the test answers. */
class Asked {
  readonly #feedback: FeedbackStore;
  readonly #questions: Question[] = [];
  #waiting: (() => void)[] = [];
  loaded = 0;
  closed = 0;

  constructor(feedback: FeedbackStore = new Said()) {
    this.#feedback = feedback;
  }

  readonly load: SessionWorld["loadMeaning"] = () => {
    this.loaded++;
    const kept = new Map<string, string>();
    const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
    const feedback = this.#feedback;
    return Promise.resolve(({ settings: { llm_validator: { confidence_thresholds } } }) => ({
      memory: { feedback, hash }, close: () => { this.closed++; return Promise.resolve(); },
      partsFor: () => Promise.resolve({
      cache: { get: (key) => Promise.resolve(kept.get(key)), put: (key, value) => Promise.resolve(void kept.set(key, value)) },
      thresholds: confidence_thresholds, hash, feedback,
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

  describe("of several documents", () => {
    /** Milliseconds that nobody else waits for, so that the queue's timers are known by them. */
    const DEBOUNCE = 7;
    const LIMITED = { tbcv: { llm_validator: { enabled: true, debounce_seconds: DEBOUNCE / 1000 }, performance: { max_concurrent_workflows: 1 } } };
    const textOf = (name: string): string => `Use Word Processor in ${name}.\n`;
    /** Opens documents while the model is busy with the first; answers in which order the others are asked about. */
    const order = async (tell: (session: TestSession, uriOf: (name: string) => string) => void): Promise<{ readonly order: readonly string[]; readonly log: readonly string[] }> => {
      const asked = new Asked();
      let rested = (): void => undefined;
      const timer: Timer = {
        now: systemTimer.now,
        after: (milliseconds, run) => systemTimer.after(milliseconds, () => {
          run();
          if (milliseconds === DEBOUNCE) rested();
        }),
      };
      const session = await startSession({ capabilities: FULL_CLIENT, initializationOptions: LIMITED, loadMeaning: asked.load, timer });
      const uriOf = (name: string): string => session.folder.uri(`docs/${name}.md`);
      const opened = async (name: string): Promise<void> => {
        const ready = new Promise<void>((resolve) => { rested = resolve; });
        session.open(uriOf(name), textOf(name));
        await session.client.diagnostics(uriOf(name));
        await ready;
      };
      await opened("first");
      const busy = await asked.next();
      for (const name of ["second", "third", "fourth"]) await opened(name);
      tell(session, uriOf);
      await assert.rejects(session.client.wrongRequest("tbcv/none", {})); // what was told has been heard
      const seen: string[] = [];
      for (let question = busy; ; question = await asked.next()) {
        const name = /in (\w+)\./.exec(question.request.prompt)?.[1] ?? assert.fail(question.request.prompt);
        seen.push(name);
        question.answer([]);
        await session.client.diagnostics(uriOf(name));
        if (seen.length === 4) break;
      }
      const log: string[] = [];
      while (session.client.unclaimed.some((text) => text.startsWith("window/logMessage"))) log.push((await session.client.next<{ message: string }>("window/logMessage")).message);
      await session.end();
      return { order: seen, log };
    };

    it("is asked first about the one that the user looks at, where the editor tells", async () => {
      const told = await order(({ client }, uriOf) => { client.notify("tbcv/activeDocument", { uri: uriOf("third") }); });
      assert.deepEqual(told, { order: ["first", "third", "second", "fourth"], log: [] });
    });

    it("is asked first about the one that was opened or typed in last, where it does not, or tells nothing of the kind", async () => {
      const last = ["first", "fourth", "second", "third"];
      assert.deepEqual(await order(() => undefined), { order: last, log: [] });
      const odd = await order(({ client }) => {
        for (const params of [{ uri: 7 }, {}, { uri: "" }, undefined, { uri: ["file:///a"] }]) client.wrongNotify("tbcv/activeDocument", params);
      });
      assert.deepEqual(odd.order, last);
      assert.equal(odd.log.length, 1, odd.log.join("\n"));
      assert.match(odd.log[0] ?? "", /sent tbcv\/activeDocument without the address of a document/);
      const away = await order(({ client }, uriOf) => {
        client.notify("tbcv/activeDocument", { uri: uriOf("elsewhere") });
        client.notify("tbcv/activeDocument", { uri: null });
      });
      assert.deepEqual(away.order, last);
    });
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

  it("is opened anew where its settings change, and what was open is closed", async () => {
    const asked = new Asked();
    const session = await startSession({ capabilities: FULL_CLIENT, initializationOptions: ON, loadMeaning: asked.load });
    const uri = await open(session);
    const first = await asked.next();
    session.client.notify("workspace/didChangeConfiguration", { settings: { tbcv: { llm_validator: { ...ON.tbcv.llm_validator, model: "another" } } } });
    await first.cancelled;
    (await asked.next()).answer([]);
    (await asked.next()).answer([]);
    assert.deepEqual([asked.loaded, asked.closed], [2, 1]);
    // What was said goes when nobody is asked any more.
    const shown = (wanted: readonly string[]): Promise<unknown> =>
      session.client.next<PublishDiagnosticsParams>("textDocument/publishDiagnostics", ({ diagnostics }) => isDeepStrictEqual(codes(diagnostics), wanted));
    session.client.notify("textDocument/didChange", change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, text: "Take" }));
    (await asked.next()).answer([REMARK]);
    await shown(["semantic-incorrect", "former-name"]);
    session.client.notify("workspace/didChangeConfiguration", { settings: { tbcv: {} } });
    while (session.client.unclaimed.length > 0) await session.client.next("textDocument/publishDiagnostics");
    await shown(["former-name"]);
    session.client.notify("textDocument/didClose", { textDocument: { uri } });
    assert.deepEqual(await session.client.diagnostics(uri), []);
    await session.end();
    assert.equal(asked.closed, 2);
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

const DISMISS = "Dismiss: this is right as it stands";
const CONFIRM = "Confirm this finding";

describe("what people say of the meaning, in an editor", () => {
  /** A session over what was said before; the page is open and the model is on. */
  async function begin(said: Said, trusted = true): Promise<{ readonly session: TestSession; readonly asked: Asked; readonly uri: string }> {
    const asked = new Asked(said);
    const session = await startSession({ capabilities: { ...FULL_CLIENT, experimental: { tbcv: { trusted } } }, initializationOptions: ON, loadMeaning: asked.load });
    return { session, asked, uri: await open(session) };
  }

  /** The same with the finding in it. */
  async function found(said: Said): Promise<Awaited<ReturnType<typeof begin>>> {
    const begun = await begin(said);
    (await begun.asked.next()).answer([REMARK]);
    (await begun.asked.next()).answer([]);
    assert.deepEqual(codes(await begun.session.client.diagnostics(begun.uri)), ["semantic-incorrect", "former-name"]);
    return begun;
  }

  function actions({ client }: TestSession, uri: string): Promise<readonly CodeAction[]> {
    const place = { line: 0, character: 30 };
    return client.request("textDocument/codeAction", { textDocument: { uri }, range: { start: place, end: place }, context: { diagnostics: [] } });
  }

  async function choose(session: TestSession, uri: string, title: string): Promise<unknown> {
    const action = (await actions(session, uri)).find((one) => one.title === title);
    assert.ok(action?.command, title);
    assert.deepEqual([action.kind, action.diagnostics?.map(({ code }) => code)], ["quickfix", ["semantic-incorrect"]]);
    return session.client.request("workspace/executeCommand", { command: action.command.command, arguments: action.command.arguments });
  }

  it("takes a dismissed finding off at once and for good, until its paragraph changes", async () => {
    const said = new Said();
    const { session, asked, uri } = await found(said);
    assert.equal(await choose(session, uri, DISMISS), true);
    assert.deepEqual(codes(await session.client.diagnostics(uri)), ["former-name"]);
    assert.deepEqual((await actions(session, uri)).map(({ title }) => title), []);
    assert.equal(asked.left, 0);
    await session.end();

    // Another server knows it and has no answer kept: the other paragraph alone is asked about.
    const later = await begin(said);
    const other = await later.asked.next();
    assert.match(other.request.prompt, /Sheetline Writer is fine/);
    other.answer([]);
    assert.deepEqual(codes(await later.session.client.diagnostics(later.uri)), ["former-name"]);
    const edit = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "Now. " };
    later.session.client.notify("textDocument/didChange", change(later.uri, 2, edit));
    assert.deepEqual(codes(await later.session.client.diagnostics(later.uri)), ["former-name"]);
    const again = await later.asked.next();
    assert.match(again.request.prompt, /Now\. Use Word Processor/);
    again.answer([REMARK]);
    assert.deepEqual(codes(await later.session.client.diagnostics(later.uri)), ["semantic-incorrect", "former-name"]);
    assert.equal(later.asked.left, 0);
    await later.session.end();
  });

  it("takes a finding off wherever its paragraph stands", async () => {
    const asked = new Asked(new Said());
    const session = await startSession({ capabilities: FULL_CLIENT, initializationOptions: ON, loadMeaning: asked.load });
    const uri = session.folder.uri("docs/twice.md");
    session.open(uri, "Use Word Processor here: it loads SVG drawings.\n\nUse Word Processor here: it loads SVG drawings.\n");
    assert.deepEqual(codes(await session.client.diagnostics(uri)), []);
    (await asked.next()).answer([REMARK]);
    assert.deepEqual(codes(await session.client.diagnostics(uri)), ["semantic-incorrect", "semantic-incorrect"]);
    assert.equal(await choose(session, uri, DISMISS), true);
    assert.deepEqual(codes(await session.client.diagnostics(uri)), []);
    await session.end();
  });

  it("does not bring a dismissed finding back by a check that began before", async () => {
    const { session, asked, uri } = await found(new Said());
    const end = { line: 3, character: 0 };
    session.client.notify("textDocument/didChange", change(uri, 2, { range: { start: end, end }, text: "\nWord Processor is fine as it is, too.\n" }));
    assert.deepEqual(codes(await session.client.diagnostics(uri)), ["semantic-incorrect", "former-name"]);
    const third = await asked.next();
    assert.equal(await choose(session, uri, DISMISS), true);
    assert.deepEqual(codes(await session.client.diagnostics(uri)), ["former-name"]);
    third.answer([]);
    assert.deepEqual(codes(await session.client.diagnostics(uri)), ["former-name"]);
    assert.equal(asked.left, 0);
    await session.end();
  });

  it("shows a confirmed finding again without a question", async () => {
    const said = new Said();
    const { session, uri } = await found(said);
    assert.equal(await choose(session, uri, CONFIRM), true);
    await session.end();

    const later = await begin(said);
    const other = await later.asked.next();
    assert.match(other.request.prompt, /Sheetline Writer is fine/);
    other.answer([]);
    assert.deepEqual(codes(await later.session.client.diagnostics(later.uri)), ["semantic-incorrect", "former-name"]);
    // Who thinks better of it is heard.
    assert.equal(await choose(later.session, later.uri, DISMISS), true);
    assert.deepEqual(codes(await later.session.client.diagnostics(later.uri)), ["former-name"]);
    assert.deepEqual([...said.verdicts.values()].map(({ kind, record }) => `${kind} ${record}`), ["dismissed words/word-processor"]);
    await later.session.end();
  });

  it("leaves a finding where it is when its verdict cannot be kept, and says why", async () => {
    const said = new Said();
    said.trouble = "the disk is full";
    const { session, uri } = await found(said);
    await assert.rejects(choose(session, uri, DISMISS), /What you said of the finding is not kept: the disk is full\./);
    assert.equal((await actions(session, uri)).filter(({ title }) => title === DISMISS).length, 1);
    await session.end();
  });

  it("takes no verdict on what is not there, and no other arguments", async () => {
    const { session, uri } = await found(new Said());
    const give = (...given: unknown[]): Promise<unknown> => session.client.request("workspace/executeCommand", { command: "tbcv.semanticVerdict", arguments: given });
    assert.equal(await give(uri, "dismissed", "{}"), false);
    assert.equal(await give(`${uri}.not`, "dismissed", JSON.stringify(REMARK)), false);
    for (const given of [[], [uri], [uri, "perhaps", "{}"], [uri, "dismissed", { remark: 1 }], [7, "accepted", "{}"]]) await assert.rejects(give(...given), /needs the address of a document/);
    await session.end();
  });

  it("is not asked for in a folder that is not trusted", async () => {
    const { session, uri } = await begin(new Said(), false);
    assert.deepEqual((await actions(session, uri)).map(({ title }) => title), []);
    await assert.rejects(session.client.request("workspace/executeCommand", { command: "tbcv.semanticVerdict", arguments: [uri, "dismissed", "{}"] }), /There is no command "tbcv\.semanticVerdict"/);
    await session.end();
  });
});

// Whatever a language model does, what rules find in a document stays as it is without one.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { PublishDiagnosticsParams } from "vscode-languageserver/node";
import type { SessionWorld } from "../../server/src/lsp/session-parts.ts";
import type { CancelSignal } from "../../server/src/semantic/cancel.ts";
import type { ModelAnswer } from "../../server/src/semantic/model-port.ts";
import { isSemanticCode } from "../../shared/src/codes.ts";
import { change, FULL_CLIENT, startSession } from "../support/lsp-session.ts";

const TEXT = "Use Word Procesor here: it loads SVG drawings.\n\nSheetline Writer is fine, and word processor too.\n";
const ON = { tbcv: { llm_validator: { enabled: true, debounce_seconds: 0 } } };

const answered = (text: string): Promise<ModelAnswer> => Promise.resolve({ kind: "answered", text, provider: "test", model: "m", tokens: 1 });
const remark = (more: object): Promise<ModelAnswer> =>
  answered(JSON.stringify({ findings: [{ kind: "format", plugin: "words/word-processor", quote: "it loads SVG drawings", record: "DOC, DOCX", problem: "it loads no SVG", confidence: 0.95, ...more }] }));
const untilCancelled = (cancel: CancelSignal): Promise<ModelAnswer> => new Promise((resolve) => cancel.onCancel(() => { resolve({ kind: "cancelled" }); }));

/** What models do. */
const MODELS: Readonly<Record<string, (cancel: CancelSignal) => Promise<ModelAnswer>>> = {
  "answers well": () => remark({}),
  "is slow": untilCancelled,
  "lies about the text": () => remark({ quote: "it never was here" }),
  "lies about the truth": () => remark({ record: "SVG is for certain denied" }),
  "names every word wrong": () => remark({ quote: "Word Procesor" }),
  "writes no JSON": () => answered("Sure. Here is what I found:"),
  "is dead": () => Promise.resolve({ kind: "failed", reason: "nobody answers" }),
};

/** A model behind the session; `begun` resolves when it is first asked. */
function modelOf(answer: (cancel: CancelSignal) => Promise<ModelAnswer>): { readonly load: NonNullable<SessionWorld["loadMeaning"]>; readonly begun: Promise<void> } {
  let resolve = (): void => undefined;
  const begun = new Promise<void>((done) => { resolve = done; });
  const load: NonNullable<SessionWorld["loadMeaning"]> = () => Promise.resolve(({ settings: { llm_validator: { confidence_thresholds } } }) => ({
    close: () => Promise.resolve(),
    partsFor: () => Promise.resolve({
      cache: { get: () => Promise.resolve(undefined), put: () => Promise.resolve() },
      thresholds: confidence_thresholds, hash: (text) => createHash("sha256").update(text).digest("hex"), moreRecords: 0, maxTokens: 100, tokensPerDocument: 10_000,
      model: { identity: "test m", ask: (_, cancel) => { resolve(); return answer(cancel); } },
    }),
  }));
  return { load, begun };
}

/** What rules find in the text, and after a change of it. */
async function found(initializationOptions: object, model?: ReturnType<typeof modelOf>): Promise<readonly (readonly { readonly code: unknown }[])[]> {
  const session = await startSession({ capabilities: FULL_CLIENT, initializationOptions, ...(model && { loadMeaning: model.load }) });
  const uri = session.folder.uri("docs/a.md");
  const ruled = async (version: number): Promise<readonly { readonly code: unknown }[]> => {
    const published = await session.client.next<PublishDiagnosticsParams>("textDocument/publishDiagnostics", (params) => params.version === version);
    return published.diagnostics.filter(({ code }) => !isSemanticCode(String(code))).map(({ code, range, message, severity }) => ({ code, range, message, severity }));
  };
  session.open(uri, TEXT);
  const before = await ruled(1);
  await model?.begun;
  session.client.notify("textDocument/didChange", change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, text: "Take" }));
  const after = await ruled(2);
  // What the model says comes as further diagnostics, and nobody waits for them: the last are those of the closing.
  session.client.notify("textDocument/didClose", { textDocument: { uri } });
  await session.client.next<PublishDiagnosticsParams>("textDocument/publishDiagnostics", ({ diagnostics }) => diagnostics.length === 0);
  while (session.client.unclaimed.length > 0) await session.client.next(session.client.unclaimed[0]?.split(" ")[0] ?? "");
  await session.end();
  return [before, after];
}

describe("what rules find, beside a language model", () => {
  it("is a slip and a former name", async () => {
    const codes = (await found({})).map((version) => version.map(({ code }) => code));
    assert.deepEqual(codes, [["misspelled-name", "former-name"], ["misspelled-name", "former-name"]]);
  });

  for (const [name, answer] of Object.entries(MODELS)) {
    it(`is the same where the model ${name}`, async () => {
      assert.deepEqual(await found(ON, modelOf(answer)), await found({}));
    });
  }
});

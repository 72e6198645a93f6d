// Every provider's real client against a server that speaks its protocol: the answer, and every fault as a reason that holds no key, no text
// of the question and nothing of what the server wrote.
import assert from "node:assert/strict";
import type { LlmSettings } from "../../../shared/src/llm-settings.ts";
import { createCancellation } from "../../../server/src/semantic/cancel.ts";
import { GEMINI } from "../../support/models/gemini-stand-in.ts";
import { type ModelStandIn, type Play, type Protocol, STANDARD_TEXT, startStandIn } from "../../support/models/model-stand-in.ts";
import { OLLAMA } from "../../support/models/ollama-stand-in.ts";
import { MARKED_KEYS, openTestModel, QUESTION, reasonOf } from "../../support/models/open-test-model.ts";
import { OPENAI } from "../../support/models/openai-stand-in.ts";

/** A page that repeats all it was told, as some servers do. */
const PAGE = `<html>${QUESTION.prompt} ${Object.values(MARKED_KEYS).join(" ")}</html>`;
const ECHO = JSON.stringify({ error: { message: PAGE, code: "some_code", status: "SOME_STATUS" } });

const FAULTS: readonly (readonly [name: string, play: Play, reason: RegExp])[] = [
  ["no such model", { do: "status", status: 404, body: ECHO }, /answered 404.*(ollama pull|check the model)/],
  ["wrong key", { do: "status", status: 401, body: ECHO }, /answered 401.*: check /],
  ["500", { do: "status", status: 500, body: ECHO }, /answered 500/],
  ["busy", { do: "status", status: 503, body: ECHO }, /answered 503.*busy/],
  ["too many", { do: "status", status: 429, body: ECHO }, /answered 429.*busy/],
  ["HTML 502", { do: "status", status: 502, body: PAGE, headers: { "content-type": "text/html" } }, /answered 502/],
  ["a redirection", { do: "status", status: 307, headers: { location: "http://127.0.0.1:9/" } }, /redirections are not followed/],
  ["a reset", { do: "reset" }, /the connection to .* broke \(ECONNRESET\)/],
  ["a body that is cut", { do: "truncate" }, /broke off in the middle of its answer/],
  ["a hang before the first byte", { do: "silence" }, /did not begin to answer within 0\.2 seconds/],
  ["a hang in mid-stream", { do: "stall" }, /did not finish its answer within 0\.5 seconds/],
  ["an error in mid-stream", { do: "error in stream" }, /broke off its answer|no answer that can be read|did not finish/],
  ["garbage in mid-stream", { do: "garbage" }, /no JSON|no answer that can be read|did not finish/],
  ["an end that never comes", { do: "no end" }, /did not finish its answer|no answer that can be read/],
  ["an answer at its limit", { do: "cut" }, /cut at 100 tokens: raise llm_validator\.max_tokens/],
];

const TIMES = { connect_timeout_seconds: 5, first_byte_timeout_seconds: 0.2, timeout_seconds: 0.5 };

const PROVIDERS: readonly (readonly [LlmSettings["provider"], Protocol, (url: string) => Partial<LlmSettings>])[] = [
  ["ollama", OLLAMA, (url) => ({ ollama_base_url: url })],
  ["openai", OPENAI, (url) => ({ openai_base_url: `${url}/v1` })],
  ["gemini", GEMINI, (url) => ({ gemini_base_url: url })],
];

for (const [provider, protocol, at] of PROVIDERS) {
  describe(`the provider ${provider}`, () => {
    let server: ModelStandIn;
    const open = (more: Partial<LlmSettings> = {}): ReturnType<typeof openTestModel> => openTestModel({ provider, ...at(server.url), ...more });

    beforeEach(async () => {
      server = await startStandIn(protocol);
    });

    afterEach(() => server.kill());

    it("answers in pieces that cut lines and letters, and counts tokens", async () => {
      const answer = await open().ask();
      assert.deepEqual({ ...answer, model: "" }, { kind: "answered", text: STANDARD_TEXT, provider, model: "", tokens: 42 });
    });

    it("is told the question, the form, the temperature and the limit", async () => {
      await open().ask();
      const [asked] = server.asked;
      const sent = JSON.stringify(asked?.body);
      for (const part of [QUESTION.system, QUESTION.prompt, JSON.stringify(QUESTION.schema), '"temperature":0.1', ":100"]) assert.ok(sent.includes(part), part);
      assert.ok(!sent.includes("marked-key"));
      assert.equal(JSON.stringify(asked?.headers).includes(MARKED_KEYS.OPENAI_API_KEY), provider === "openai");
      assert.equal(JSON.stringify(asked?.headers).includes(MARKED_KEYS.GOOGLE_API_KEY), provider === "gemini");
    });

    it("hands on a text that is no JSON as it is", async () => {
      server.play({ do: "answer", text: "I think" });
      const answer = await open().ask();
      assert.equal(answer.kind === "answered" && answer.text, "I think");
    });

    for (const [name, play, expected] of FAULTS) {
      it(`says what is wrong: ${name}`, async () => {
        server.play(play);
        const { ask, lines } = open(TIMES);
        const reason = reasonOf(await ask());
        assert.match(reason, expected);
        assert.ok(reason.includes(server.url), reason);
        for (const told of [reason, ...lines]) assert.doesNotMatch(told, /marked-key|Secret|html/);
      });
    }

    it("says that nobody is there", async () => {
      await server.kill();
      assert.match(reasonOf(await open().ask()), /nobody answers for .*ECONNREFUSED/);
    });

    it("ends the connection when called off", async () => {
      server.play({ do: "stall" });
      const cancel = createCancellation();
      const answer = open().model.ask(QUESTION, cancel);
      await server.arrived(1);
      cancel.cancel();
      assert.deepEqual(await answer, { kind: "cancelled" });
      await server.asked[0]?.closed;
    });

    it("writes nothing to the console", async () => {
      const told: unknown[] = [];
      const own = { ...console };
      const take = (...parts: unknown[]): void => void told.push(...parts);
      Object.assign(console, { log: take, warn: take, error: take, info: take, debug: take });
      try {
        for (const [, play] of FAULTS) {
          server.play(play);
          await open(TIMES).ask();
        }
      } finally {
        Object.assign(console, own);
      }
      assert.deepEqual(told, []);
    });
  });
}

// A real Ollama, where one answers: `npm run test:ollama` with OLLAMA_BASE_URL or OLLAMA_HOST set. The model is that of
// TBCV_LLM_VALIDATOR_MODEL, else the default. What is tested is the protocol, not how good the model is.
import assert from "node:assert/strict";
import { defaultSettings } from "../../shared/src/settings.ts";
import { openTestModel, QUESTION } from "../support/models/open-test-model.ts";
import { createCancellation } from "../../server/src/semantic/cancel.ts";

describe("a real Ollama", () => {
  const named = process.env["OLLAMA_BASE_URL"] ?? process.env["OLLAMA_HOST"] ?? "";
  const address = named === "" || named.includes("://") ? named : `http://${named}`;
  const model = process.env["TBCV_LLM_VALIDATOR_MODEL"] ?? defaultSettings().llm_validator.model;
  const open = (): ReturnType<typeof openTestModel> => openTestModel({ ollama_base_url: address, model, timeout_seconds: 600, first_byte_timeout_seconds: 600 });

  before(() => {
    assert.notEqual(address, "", 'set OLLAMA_BASE_URL or OLLAMA_HOST to the address of an Ollama, as in "http://127.0.0.1:11434"');
  });

  it("answers in the form that is asked for", async () => {
    const answer = await open().ask();
    if (answer.kind !== "answered") assert.fail(answer.kind === "failed" ? answer.reason : "called off");
    assert.ok(Array.isArray((JSON.parse(answer.text) as { readonly findings?: unknown }).findings), answer.text);
    assert.ok(answer.tokens > 0);
  });

  it("can be called off", async () => {
    const cancel = createCancellation();
    const answer = open().model.ask(QUESTION, cancel);
    cancel.cancel();
    assert.deepEqual(await answer, { kind: "cancelled" });
  });
});

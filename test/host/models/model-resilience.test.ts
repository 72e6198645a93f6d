// What stands around a provider: tries, circuit, order, budget, and that nobody is contacted who is not named.
import assert from "node:assert/strict";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { openModels } from "../../../server/src/host/models/open-models.ts";
import { createTokenCounter, dayOf } from "../../../server/src/host/models/token-budget.ts";
import { createCancellation } from "../../../server/src/semantic/cancel.ts";
import { defaultSettings } from "../../../shared/src/settings.ts";
import { type ModelStandIn, startStandIn } from "../../support/models/model-stand-in.ts";
import { OLLAMA } from "../../support/models/ollama-stand-in.ts";
import { openTestModel, QUESTION, reasonOf } from "../../support/models/open-test-model.ts";
import { OPENAI } from "../../support/models/openai-stand-in.ts";

describe("what stands around a provider", () => {
  let first: ModelStandIn;
  let second: ModelStandIn;

  beforeEach(async () => {
    [first, second] = await Promise.all([startStandIn(OLLAMA), startStandIn(OPENAI)]);
  });

  afterEach(() => Promise.all([first.kill(), second.kill()]));

  const both = (): Parameters<typeof openTestModel>[0] => ({ ollama_base_url: first.url, openai_base_url: second.url, fallback_providers: ["openai"] });

  it("tries again after a fault that passes", async () => {
    first.play({ do: "status", status: 503 }, { do: "reset" }, { do: "answer" });
    const { kind } = await openTestModel({ ollama_base_url: first.url }, { patience: { tries: 2 } }).ask();
    assert.deepEqual([kind, first.asked.length], ["answered", 3]);
  });

  it("does not try again after a fault that lasts, or when asked to wait too long", async () => {
    const { ask } = openTestModel({ ollama_base_url: first.url }, { patience: { tries: 2 } });
    first.play({ do: "status", status: 404 });
    await ask();
    first.play({ do: "status", status: 429, headers: { "retry-after": "60" } });
    await ask();
    assert.equal(first.asked.length, 2);
  });

  it("outlives a server that is killed in mid-request and started again", async () => {
    first.play({ do: "stall" });
    const { ask } = openTestModel({ ollama_base_url: first.url });
    const lost = ask();
    await first.arrived(1);
    await first.kill();
    assert.match(reasonOf(await lost), /broke/);
    await first.restart();
    first.play({ do: "answer" });
    assert.equal((await ask()).kind, "answered");
  });

  it("leaves a provider alone that fails in a row, and asks it again when it has rested", async () => {
    first.play({ do: "status", status: 500 });
    const patience = { faults: 2, rest: 200 };
    const { ask, lines } = openTestModel({ ollama_base_url: first.url }, { patience });
    await ask();
    await ask();
    assert.match(reasonOf(await ask()), /left alone/);
    assert.equal(first.asked.length, 2);
    first.play({ do: "answer" });
    let kind = "failed";
    while (kind === "failed") {
      ({ kind } = await ask());
      await new Promise(setImmediate);
    }
    assert.equal(first.asked.length, 3);
    assert.deepEqual(lines.map((line) => /left alone|asked again/.exec(line)?.[0]), ["left alone", "asked again"]);
  });

  it("asks the next where one fails, each behind its own circuit", async () => {
    first.play({ do: "status", status: 500 });
    const { ask, model } = openTestModel(both(), { patience: { faults: 1, rest: 60_000 } });
    const answers = [await ask(), await ask()];
    assert.deepEqual(answers.map((answer) => answer.kind === "answered" && answer.provider), ["openai", "openai"]);
    assert.deepEqual([first.asked.length, second.asked.length], [1, 2]);
    assert.equal(model.identity, "ollama llama3.2, else openai gpt-4o-mini");
  });

  it("names each provider that failed", async () => {
    first.play({ do: "status", status: 500 });
    second.play({ do: "status", status: 401 });
    const reason = reasonOf(await openTestModel(both()).ask());
    assert.match(reason, /^ollama at .* answered 500; openai at .* answered 401: check OPENAI_API_KEY$/);
  });

  it("contacts nobody who is not named", async () => {
    first.play({ do: "status", status: 500 });
    await openTestModel({ ...both(), fallback_providers: [] }).ask();
    assert.equal(second.asked.length, 0);
  });

  it("contacts nobody for a question that was called off before", async () => {
    const cancel = createCancellation();
    cancel.cancel();
    assert.deepEqual(await openTestModel(both()).model.ask(QUESTION, cancel), { kind: "cancelled" });
    assert.deepEqual([first.asked.length, second.asked.length], [0, 0]);
  });

  it("counts the tokens of answers, also of those that were cut, and stops at the day's budget", async () => {
    const counter = createTokenCounter();
    first.play({ do: "cut" }, { do: "answer" });
    const { ask } = openTestModel({ ollama_base_url: first.url, tokens_per_day: 80 }, { counter });
    await ask();
    await ask();
    assert.equal(await counter.read(dayOf(Date.now())), 84);
    assert.match(reasonOf(await ask()), /the 80 tokens of today are used up/);
    assert.equal(first.asked.length, 2);
  });

  it("does not wait longer for a connection than it is told", async () => {
    // Takes connections and never greets: to a client of https the connection is not made.
    const mute = createServer();
    await new Promise<void>((resolve) => void mute.listen(0, "127.0.0.1", resolve));
    const sockets = new Set<Socket>();
    mute.on("connection", (socket) => void sockets.add(socket.on("error", () => undefined)));
    const { port } = mute.address() as AddressInfo;
    const { ask } = openTestModel({ ollama_base_url: `https://127.0.0.1:${port}`, connect_timeout_seconds: 0.1 });
    assert.match(reasonOf(await ask()), /could not be reached within 0\.1 seconds$/);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => mute.close(resolve));
  });

  it("says which key is missing, and goes on with those that can be asked", () => {
    const settings = { ...defaultSettings().llm_validator, provider: "gemini" as const };
    assert.deepEqual(openModels(settings, {}, { log: (line) => assert.fail(line) }), { unavailable: "gemini cannot be asked: set GOOGLE_API_KEY" });
    const lines: string[] = [];
    const opened = openModels({ ...settings, fallback_providers: ["openai", "ollama"] }, {}, { log: (line) => lines.push(line) });
    assert.equal("model" in opened && opened.model.identity, "ollama llama3.2");
    assert.deepEqual(lines, ["gemini cannot be asked: set GOOGLE_API_KEY", "openai cannot be asked: set OPENAI_API_KEY, or llm_validator.openai_base_url"]);
  });
});

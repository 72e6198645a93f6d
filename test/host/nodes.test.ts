// The queue of questions where there is no Redis: models are asked in process, which is said once, and nothing waits or rejects.
import assert from "node:assert/strict";
import { openMeaning } from "../../server/src/host/open-meaning.ts";
import { queuePlace } from "../../server/src/host/nodes/queue-connection.ts";
import { questionId, queueName, toAnswer, toRequest } from "../../server/src/host/nodes/question-job.ts";
import { createQueuedModel, type QueuedModelParts } from "../../server/src/host/nodes/queued-model.ts";
import { modelsIdentity } from "../../server/src/host/models/open-models.ts";
import { createCancellation } from "../../server/src/semantic/cancel.ts";
import type { ModelPort, ModelRequest } from "../../server/src/semantic/model-port.ts";
import { defaultSettings, type Settings, settingsSchema } from "../../shared/src/settings.ts";
import { run } from "../cli/run-fixture.ts";
import { withFolder } from "../config/temp-folder.ts";

const REQUEST: ModelRequest = { system: "s", prompt: "p", schema: { type: "object" }, maxTokens: 5 };
const NEVER = createCancellation();
const ABSENT = "redis://me:secret@127.0.0.1:1";
const settingsOf = (value: object): Settings => settingsSchema.parse(value);
const here: ModelPort = { identity: "ollama m", ask: () => Promise.resolve({ kind: "answered", text: "here", provider: "ollama", model: "m", tokens: 1 }) };

describe("a queue whose Redis is not there", () => {
  const open = (inProcess: QueuedModelParts["inProcess"], lines: string[]) =>
    createQueuedModel({ place: queuePlace(settingsOf({ queue: { redis_url: ABSENT } })), identity: "ollama m", workerWait: 1000, inProcess, log: (line) => void lines.push(line) });

  it("is said once, without its password, and models are asked in process", async () => {
    const lines: string[] = [];
    const port = open({ model: here }, lines);
    for (let round = 0; round < 3; round++) assert.equal((await port.ask(REQUEST, NEVER)).kind, "answered");
    await port.close();
    assert.deepEqual(lines, ["Redis at redis://me:***@127.0.0.1:1 does not answer, so language models are asked without its queue until it does"]);
  });

  it("is the reason where nobody can be asked in process", async () => {
    const port = open({ unavailable: "openai cannot be asked: OPENAI_API_KEY is not set" }, []);
    assert.deepEqual(await port.ask(REQUEST, NEVER), { kind: "failed", reason: "Redis at redis://me:***@127.0.0.1:1 does not answer, and openai cannot be asked: OPENAI_API_KEY is not set" });
    await port.close();
  });

  it("is called off", async () => {
    const port = open({ model: here }, []);
    const cancel = createCancellation();
    const answer = port.ask(REQUEST, cancel);
    cancel.cancel();
    assert.deepEqual(await answer, { kind: "cancelled" });
    await port.close();
    assert.deepEqual(await port.ask(REQUEST, NEVER), { kind: "cancelled" }, "after its end nobody is asked");
  });

  it("is named by tbcv worker, with status 3", () => withFolder({ "tbcv.yaml": `queue: {backend: redis, redis_url: "${ABSENT}"}\n` }, async (folder) => {
    for (const args of [[], ["--status"]]) {
      const { status, out, err } = await run(folder, ["worker", ...args]);
      assert.deepEqual([status, out], [3, ""]);
      assert.match(err, /^tbcv: Redis at redis:\/\/me:\*\*\*@127\.0\.0\.1:1 does not answer: start it, or correct its address \(.+\)\n$/);
    }
  }));
});

describe("the settings of the queue", () => {
  it("take the Redis of the cache, or one of their own", () => {
    const own = queuePlace(settingsOf({ caching: { l2: { redis_url: "redis://cache:1", db: 3, ssl: true } }, queue: { redis_url: "redis://queue:2" } }));
    assert.deepEqual([own.url, own.options], ["redis://queue:2", {}]);
    const shared = queuePlace(settingsOf({ caching: { l2: { redis_url: "redis://cache:1", db: 3, ssl: true } } }));
    assert.deepEqual([shared.url, shared.options, shared.prefix], ["redis://cache:1", { db: 3, tls: {} }, "queue:tbcv"]);
  });

  it("that name no Redis leave the models in process, which is said", () => {
    const lines: string[] = [];
    const opened = openMeaning({ settings: { ...defaultSettings(), queue: { ...defaultSettings().queue, backend: "redis", redis_url: "nowhere" } }, env: {}, folder: ".", cache: { get: () => Promise.resolve(undefined), put: () => Promise.resolve() }, log: (line) => void lines.push(line) });
    assert.ok(!("unavailable" in opened));
    assert.deepEqual(lines, ["the queue of questions is not used, and language models are asked without it: queue.redis_url is no address: write redis://HOST:PORT"]);
  });

  it("of one machine start no worker; wrong options neither", () => withFolder({ "tbcv.yaml": "profile: default\n", "queue.yaml": "queue: {backend: redis, redis_url: nowhere}\n" }, async (folder) => {
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [[], 2, /^tbcv: queue\.backend is "in_process", so no question is put into a queue: set it to redis\n$/],
      [["--concurrency", "0"], 2, /^tbcv: --concurrency cannot be "0": write a whole number from 1 to 9999\n$/],
      [["--config", "queue.yaml"], 2, /^tbcv: queue\.redis_url is "nowhere" \(queue\.yaml:1:36\): write an address, redis:\/\/HOST:PORT\n$/],
    ];
    for (const [args, expected, said] of cases) {
      const { status, err } = await run(folder, ["worker", ...args]);
      assert.equal(status, expected);
      assert.match(err, said);
    }
  }));
});

describe("a question as a job", () => {
  it("is the same for the same question to the same models alone", () => {
    assert.equal(questionId(REQUEST), questionId({ ...REQUEST }));
    const others = [{ system: "t" }, { prompt: "q" }, { schema: {} }, { maxTokens: 6 }].map((change) => questionId({ ...REQUEST, ...change }));
    assert.equal(new Set([questionId(REQUEST), ...others]).size, 5);
    const { llm_validator: validator } = defaultSettings();
    const identities = [{}, { model: "other" }, { provider: "openai" as const }, { fallback_providers: ["gemini" as const] }].map((change) => modelsIdentity({ ...validator, ...change }));
    assert.deepEqual(identities, ["ollama llama3.2", "ollama other", "openai gpt-4o-mini", "ollama llama3.2, else gemini gemini-2.5-flash-lite"]);
    assert.equal(new Set(identities.map(queueName)).size, 4);
  });

  it("is refused where it holds something else", () => {
    assert.deepEqual(toRequest({ ...REQUEST, more: 1 }), REQUEST);
    for (const data of [undefined, null, "p", { ...REQUEST, prompt: 1 }]) assert.equal(toRequest(data), undefined);
    for (const value of [undefined, "x", { kind: "failed", reason: "r" }]) assert.equal(toAnswer(value), undefined);
  });
});

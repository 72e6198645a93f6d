// Questions to language models over a real Redis: workers are processes of their own, and one of them is killed in mid-work.
import assert from "node:assert/strict";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { createRedisCache } from "../../server/src/host/cache/redis-cache.ts";
import { queueName } from "../../server/src/host/nodes/question-job.ts";
import { queuePlace } from "../../server/src/host/nodes/queue-connection.ts";
import { createQueuedModel, type QueuedModel, type QueuedModelParts } from "../../server/src/host/nodes/queued-model.ts";
import { startQuestionWorker } from "../../server/src/host/nodes/question-worker.ts";
import { openStorage } from "../../server/src/host/storage/open-storage.ts";
import { createCancellation } from "../../server/src/semantic/cancel.ts";
import type { ModelPort, ModelRequest } from "../../server/src/semantic/model-port.ts";
import { defaultSettings } from "../../shared/src/settings.ts";
import { run } from "../cli/run-fixture.ts";
import { withFolder } from "../config/temp-folder.ts";
import { OLLAMA } from "../support/models/ollama-stand-in.ts";
import { type ModelStandIn, startStandIn } from "../support/models/model-stand-in.ts";
import { startRedis } from "../support/services/redis.ts";
import { startWorker } from "../support/worker-process.ts";

const IDENTITY = "ollama llama3.2";
const NEVER = createCancellation();
const request = (prompt: string): ModelRequest => ({ system: "Answer.", prompt, schema: { type: "object" }, maxTokens: 10 });
const nothingIsSaid = (line: string): void => { throw new Error(line); };
const until = async (met: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await met())) await pause(10);
};

/** A model that says who it is. */
function modelOf(name: string): ModelPort {
  return { identity: IDENTITY, ask: ({ prompt }) => Promise.resolve({ kind: "answered", text: `${name}: ${prompt}`, provider: "ollama", model: "llama3.2", tokens: 1 }) };
}

describe("questions over a queue in Redis", () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let standIn: ModelStandIn;
  let queue: Queue;
  let client: Redis;
  const opened: { close(): Promise<void> }[] = [];
  const placeOf = () => queuePlace({ ...defaultSettings(), queue: { ...defaultSettings().queue, redis_url: redis.url } });
  const asker = (over: Partial<QueuedModelParts> = {}): QueuedModel => {
    const model = createQueuedModel({ place: placeOf(), identity: IDENTITY, workerWait: 60_000, inProcess: { model: modelOf("here") }, log: nothingIsSaid, ...over });
    opened.push(model);
    return model;
  };
  const worker = (): void => void opened.push(startQuestionWorker({ place: placeOf(), model: modelOf("worker"), identity: IDENTITY, concurrency: 2, log: nothingIsSaid }));

  beforeEach(async () => {
    [redis, standIn] = await Promise.all([startRedis(), startStandIn(OLLAMA)]);
    client = new Redis(redis.url, { maxRetriesPerRequest: null });
    client.on("error", () => undefined);
    queue = new Queue(queueName(IDENTITY), { connection: client, prefix: placeOf().prefix, skipVersionCheck: true });
    queue.on("error", () => undefined);
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    await queue.close();
    client.disconnect();
    await Promise.all([redis.stop(), standIn.kill()]);
  });

  const configOf = (): Readonly<Record<string, string>> => ({
    "tbcv.yaml": `truth: {packs: [], truth_directories: [truth]}\nllm_validator: {ollama_base_url: "${standIn.url}"}\nqueue: {backend: redis, redis_url: "${redis.url}"}\ndatabase: {url: history.sqlite}\n`,
  });

  it("answers 1,000 questions once each on two workers, one of them killed in mid-work", () => withFolder(configOf(), async (folder) => {
    standIn.play({ do: "answer", text: ({ messages }) => `of ${(messages as { content: string }[]).at(-1)?.content ?? ""}` });
    const [doomed, other] = await Promise.all([startWorker(folder, ["--concurrency", "8"]), startWorker(folder, ["--concurrency", "8"])]);
    const cache = createRedisCache({ url: redis.url, db: 1, prefix: "answers:", ttl: 600_000, timeout: 5000, retries: 1, ssl: false, compressAbove: 2048, log: nothingIsSaid, fallback: () => undefined });
    opened.push(cache);
    let answers = 0;
    const ask = async (port: QueuedModel, number: number): Promise<void> => {
      const answer = await port.ask(request(`${number}`), NEVER);
      assert.deepEqual(answer.kind === "answered" ? answer.text : answer, `of ${number}`);
      await cache.put(`${number}`, `of ${number}`);
      answers++;
    };
    const numbers = Array.from({ length: 1000 }, (_, number) => number);
    const [first, second] = [asker(), asker()];
    // Two machines ask; every tenth question is asked by both.
    const asked = [...numbers.map((number) => ask(number % 2 === 0 ? first : second, number)), ...numbers.filter((number) => number % 10 === 0).map((number) => ask(second, number))];
    await until(() => answers >= 300);
    assert.equal(await doomed.end("SIGKILL"), null);
    assert.ok(answers < 1000, "it was killed in mid-work");
    await Promise.all(asked);
    assert.equal(answers, 1100);
    assert.equal((await cache.statistics()).entries, 1000);
    const jobs = await queue.getJobs(["completed"]);
    assert.deepEqual([jobs.length, new Set(jobs.map(({ id }) => id)).size], [1000, 1000]);
    assert.equal((await queue.getMetrics("completed")).meta.count, 1000, "each result was stored once");
    assert.deepEqual(await queue.getJobCounts("waiting", "active", "failed", "delayed"), { waiting: 0, active: 0, failed: 0, delayed: 0 });
    const status = await run(folder, ["worker", "--status", "--format", "json"]);
    const { waiting, active, completed, failed, workers } = JSON.parse(status.out) as Readonly<Record<string, number>>;
    assert.deepEqual([waiting, active, completed, failed, workers, status.status], [0, 0, 1000, 0, 1, 0]);
    assert.equal(await other.end("SIGTERM"), 0);
    assert.match(other.said(), /^answers questions for "ollama llama3\.2" of Redis at \S+, 8 at a time\nended, with 0 questions left in the queue\n$/);
    const storage = await openStorage({ kind: "sqlite", file: join(folder, "history.sqlite") });
    const rows = await storage.database.selectFrom("metrics").select(["name", "value"]).orderBy("timestamp").execute();
    await storage.close();
    assert.deepEqual(rows.filter(({ name }) => name === "queue.completed").map(({ value }) => value).at(-1), 1000);
    assert.deepEqual([...new Set(rows.map(({ name }) => name))].sort(), ["queue.active", "queue.completed", "queue.failed", "queue.waiting"]);
  }));

  it("gives check --semantic what a worker's model said, and a failure as its reason", () => withFolder({
    ...configOf(),
    "truth/words.yaml": "family: words\nplugins:\n  - {id: word-processor, name: Word Processor, load_formats: [DOC, DOCX]}\n",
    "docs/a.md": "Use Word Processor here: it loads SVG drawings.\n",
  }, async (folder) => {
    const remark = { kind: "format", plugin: "words/word-processor", quote: "loads SVG drawings", record: "DOC, DOCX", problem: "it loads no SVG", confidence: 0.95 };
    const child = await startWorker(folder, []);
    const args = ["check", "docs", "--semantic", "--no-cache", "--no-history", "--severity", "hint"];
    standIn.play({ do: "status", status: 404, body: '{"error":"model not found"}' });
    const failed = await run(folder, args);
    assert.match(failed.err, /the meaning of 1 passage in 1 file was not checked: .*llama3\.2/);
    standIn.play({ do: "answer", text: JSON.stringify({ findings: [remark] }) });
    const checked = await run(folder, args);
    assert.match(checked.out, /hint .*it loads no SVG  semantic-incorrect/);
    const before = standIn.asked.length;
    assert.equal((await run(folder, args)).out, checked.out);
    assert.equal(standIn.asked.length, before, "the answer is kept for who asks later");
    assert.equal((await queue.getMetrics("failed")).meta.count, 1);
    assert.equal(await child.end("SIGINT"), 130);
  }));

  it("asks in process while Redis is away, says so once, and goes back", async () => {
    const lines: string[] = [];
    const port = asker({ log: (line) => void lines.push(line) });
    const textOf = async (prompt: string): Promise<string | undefined> => {
      const answer = await port.ask(request(prompt), NEVER);
      return answer.kind === "answered" ? answer.text : undefined;
    };
    const waits = textOf("a");
    await until(async () => (await queue.getWaitingCount()) === 1);
    await redis.end("SIGKILL");
    assert.equal(await waits, "here: a", "what waits is not lost");
    assert.equal(await textOf("b"), "here: b");
    assert.equal(lines.length, 1, lines.join("\n"));
    await redis.restart();
    worker();
    for (let number = 0; (await textOf(`c${number}`)) !== `worker: c${number}`; number++) await pause(10);
    assert.match(lines.join("\n"), /^Redis at \S+ does not answer, so language models are asked without its queue until it does\nRedis at \S+ answers again, and its queue is used again$/);
  });

  it("workers wait for a Redis that went away, and end without it", () => withFolder(configOf(), async (folder) => {
    standIn.play({ do: "answer", text: "again" });
    const child = await startWorker(folder, []);
    await redis.end("SIGKILL");
    await until(() => child.said().includes("went away, and is waited for"));
    await redis.restart();
    await until(() => child.said().includes("answers again"));
    const answer = await asker().ask(request("a"), NEVER);
    assert.equal(answer.kind === "answered" && answer.text, "again");
    await redis.end("SIGKILL");
    await until(() => child.said().split("went away").length === 3);
    assert.equal(await child.end("SIGTERM"), 0);
    assert.match(child.said(), /\ntbcv: the figures of the queue cannot be recorded: .+\n/);
    assert.match(child.said(), /\nended\n$/);
  }));

  it("ends, and asks no failing question for ever, where no events can be heard", async () => {
    let asked = 0;
    const failing: ModelPort = { identity: IDENTITY, ask: () => Promise.resolve({ kind: "failed", reason: `no (${++asked})` }) };
    const port = asker();
    const last = createCancellation();
    last.cancel();
    await port.ask(request("warm"), last);
    opened.push(startQuestionWorker({ place: placeOf(), model: failing, identity: IDENTITY, concurrency: 1, log: nothingIsSaid }));
    await until(async () => (await queue.getWorkersCount()) === 1);
    const connected = /^connected_clients:(\d+)/mu.exec(await client.info("clients"))?.[1] ?? "";
    await client.config("SET", "maxclients", connected);
    const answer = await port.ask(request("a"), NEVER);
    assert.deepEqual(answer, { kind: "failed", reason: `the queue of Redis at ${redis.url} lost the question again and again` });
    assert.ok(asked >= 1 && asked <= 5, `${asked}`);
    await port.close();
    await client.config("SET", "maxclients", "1000");
  });

  it("is called off at once; the job goes unless somebody else waits for it", async () => {
    const [port, other] = [asker(), asker()];
    const cancel = createCancellation();
    const answer = port.ask(request("a"), cancel);
    await until(async () => (await queue.getWaitingCount()) === 1);
    cancel.cancel();
    assert.deepEqual(await answer, { kind: "cancelled" });
    await until(async () => (await queue.getWaitingCount()) === 0);
    assert.deepEqual(await port.ask(request("a"), cancel), { kind: "cancelled" });
    const ending = asker();
    const left = ending.ask(request("c"), NEVER);
    await until(async () => (await queue.getWaitingCount()) === 1);
    await ending.close();
    assert.deepEqual([await left, await queue.getWaitingCount()], [{ kind: "cancelled" }, 0], "an end takes its jobs out");
    const again = createCancellation();
    const [gone, stays] = [port.ask(request("b"), again), other.ask(request("b"), NEVER)];
    await until(async () => (await queue.getWaitingCount()) === 1);
    again.cancel();
    assert.deepEqual(await gone, { kind: "cancelled" });
    worker();
    const last = await stays;
    assert.equal(last.kind === "answered" && last.text, "worker: b");
  });

  it("says what to start where no worker runs, at once after the first time", async () => {
    const port = asker({ workerWait: 10 });
    for (const prompt of ["a", "b"]) {
      const answer = await port.ask(request(prompt), NEVER);
      assert.equal(answer.kind, "failed");
      assert.match(answer.reason, /^no worker for "ollama llama3\.2" runs at the queue of Redis at \S+: start tbcv worker with the same settings of llm_validator$/);
    }
    await until(async () => (await queue.getWaitingCount()) === 0);
    worker();
    await until(async () => (await queue.getWorkersCount()) > 0);
    const answer = await port.ask(request("c"), NEVER);
    assert.equal(answer.kind === "answered" && answer.text, "worker: c");
  });

  it("keeps the questions of other models apart, and names a Redis that may lose some", async () => {
    await client.config("SET", "maxmemory-policy", "allkeys-lru");
    const lines: string[] = [];
    const port = asker({ identity: "ollama other", workerWait: 10, log: (line) => void lines.push(line) });
    worker();
    await until(async () => (await queue.getWorkersCount()) > 0);
    assert.equal((await port.ask(request("a"), NEVER)).kind, "failed");
    assert.match(lines.join("\n"), /^Redis at \S+ may throw questions away when its memory is full \(maxmemory-policy allkeys-lru\): set maxmemory-policy to noeviction$/);
  });
});

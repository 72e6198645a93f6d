// A model port over a queue in Redis: workers on any machine ask the models, and here is waited. Events tell of an answer at once, and a look
// from time to time finds what no event told: an answer given before, a job that Redis lost, that no worker runs. While Redis does not
// answer, models are asked in process. Never rejects.
import type { Queue, QueueEvents } from "bullmq";
import type { Redis } from "ioredis";
import type { CancelSignal } from "../../semantic/cancel.ts";
import type { ModelAnswer, ModelPort, ModelRequest } from "../../semantic/model-port.ts";
import { loadOptional } from "../optional-package.ts";
import { createSaidOnce } from "../said-once.ts";
import { questionId, queueName, toAnswer } from "./question-job.ts";
import { evictionFault, queueClient, type QueuePlace } from "./queue-connection.ts";

/** Between two looks at what is waited for. Milliseconds. */
const LOOK = 1000;
/** A job that is gone without an answer, as one whose failure no event told, is put back so often. */
const MOST_LOST = 3;
/** A Redis that answered too late is left alone for so many milliseconds. */
const REST = 5000;

/** What the port is made from. */
export interface QueuedModelParts {
  readonly place: QueuePlace;
  /** Which models are meant; workers of other models have another queue. */
  readonly identity: string;
  /** How long questions wait where no worker runs, in milliseconds. */
  readonly workerWait: number;
  /** Who is asked while Redis does not answer, or why nobody can be. */
  readonly inProcess: { readonly model: ModelPort } | { readonly unavailable: string };
  readonly log: (line: string) => void;
}

/** The port with its connections. */
export interface QueuedModel extends ModelPort {
  /** Ends the connections; who still waits is told that it is called off. */
  close(): Promise<void>;
}

/** Makes the port and connects in the background. Throws a `MissingPackageError`, and for what is no address. */
export function createQueuedModel(parts: QueuedModelParts): QueuedModel {
  loadOptional("bullmq"); // what is missing is said now
  return new QueuedQuestions(parts, queueClient(parts.place, false));
}

/** Undefined: Redis does not serve, and somebody else has to be asked. */
type Outcome = ModelAnswer | undefined;

interface Waiting {
  readonly request: ModelRequest;
  /** How often its job was not there any more, without an answer. */
  lost: number;
  readonly listeners: Set<(outcome: Outcome) => void>;
}

interface OpenQueue {
  readonly queue: Queue;
  readonly events: QueueEvents;
  /** The listener, which comes back on its own else, is not wanted any more. */
  isOver: boolean;
}

const CANCELLED: ModelAnswer = { kind: "cancelled" };

class QueuedQuestions implements QueuedModel {
  readonly identity: string;
  readonly #parts: QueuedModelParts;
  readonly #client: Redis;
  readonly #first: Promise<unknown>;
  readonly #waiting = new Map<string, Waiting>();
  readonly #sayOnce: (line: string) => void;
  /** Jobs that are being taken out. */
  readonly #leaving = new Set<Promise<void>>();
  #open: OpenQueue | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #looking = false;
  #restUntil = 0;
  #down = false;
  #closed = false;
  /** Since when no worker was seen. */
  #alone: number | undefined;

  constructor(parts: QueuedModelParts, client: Redis) {
    this.identity = parts.identity;
    this.#parts = parts;
    this.#sayOnce = createSaidOnce(parts.log);
    this.#client = client;
    client.on("close", () => { this.#lose(); });
    client.on("ready", () => { this.#restUntil = 0; });
    this.#first = client.connect().then(() => this.#sayEviction()).catch(() => undefined);
  }

  async ask(request: ModelRequest, cancel: CancelSignal): Promise<ModelAnswer> {
    if (cancel.cancelled) return CANCELLED;
    let forget = (): void => undefined;
    const off = new Promise<ModelAnswer>((resolve) => { forget = cancel.onCancel(() => { resolve(CANCELLED); }); });
    try {
      return await Promise.race([off, this.#answer(request, cancel)]);
    } finally {
      forget();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const id of [...this.#waiting.keys()]) {
      this.#settle(id, CANCELLED);
      this.#withdraw(id);
    }
    await Promise.all([this.#first, ...this.#leaving]);
    await this.#closeQueue();
    this.#client.disconnect();
  }

  async #answer(request: ModelRequest, cancel: CancelSignal): Promise<ModelAnswer> {
    await this.#first;
    const { place: { shown }, inProcess } = this.#parts;
    const serves = this.#client.status === "ready" && Date.now() >= this.#restUntil;
    const queued = serves && !cancel.cancelled ? await this.#queued(request, cancel) : undefined;
    if (cancel.cancelled || this.#closed) return CANCELLED;
    if (queued !== undefined) {
      if (this.#down) this.#sayOnce(`Redis at ${shown} answers again, and its queue is used again`);
      this.#down = false;
      return queued;
    }
    this.#down = true;
    if ("unavailable" in inProcess) return { kind: "failed", reason: `Redis at ${shown} does not answer, and ${inProcess.unavailable}` };
    this.#sayOnce(`Redis at ${shown} does not answer, so language models are asked without its queue until it does`);
    return inProcess.model.ask(request, cancel);
  }

  /** Waits for the answer of a worker. A job that is called off and not begun is taken out; whoever else waits for it puts it back. */
  #queued(request: ModelRequest, cancel: CancelSignal): Promise<Outcome> {
    const id = questionId(request);
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(id) ?? { request, lost: 0, listeners: new Set() };
      const forget = cancel.onCancel(() => {
        waiting.listeners.delete(end);
        resolve(CANCELLED);
        if (waiting.listeners.size > 0 || this.#waiting.get(id) !== waiting) return;
        this.#forget(id);
        this.#withdraw(id);
      });
      const end = (outcome: Outcome): void => {
        forget();
        resolve(outcome);
      };
      waiting.listeners.add(end);
      this.#waiting.set(id, waiting);
      this.#timer ??= setInterval(() => void this.#look(), LOOK);
      this.#put(id, request).then(() => this.#look(), () => { this.#fail(); });
    });
  }

  async #put(id: string, request: ModelRequest): Promise<void> {
    const { queue } = (this.#open ??= this.#openQueue());
    await queue.add("question", request, { jobId: id });
    await this.#lookAt(queue, id, request);
  }

  /** An answer that is there already is told by no event. */
  async #lookAt(queue: Queue, id: string, request: ModelRequest): Promise<void> {
    const job = await queue.getJob(id);
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    if (job === undefined && ++waiting.lost > MOST_LOST) this.#settle(id, { kind: "failed", reason: `the queue of Redis at ${this.#parts.place.shown} lost the question again and again` });
    else if (job === undefined) await queue.add("question", request, { jobId: id });
    else if (job.finishedOn !== undefined) this.#take(id, job.returnvalue);
  }

  /** Looks at all that is waited for, unless a look is going on. */
  async #look(): Promise<void> {
    const queue = this.#open?.queue;
    if (queue === undefined || this.#looking || this.#waiting.size === 0) return;
    this.#looking = true;
    try {
      await this.#lookForWorker(queue);
      for (const [id, { request }] of [...this.#waiting]) await this.#lookAt(queue, id, request);
    } catch {
      this.#fail();
    } finally {
      this.#looking = false;
    }
  }

  async #lookForWorker(queue: Queue): Promise<void> {
    const { workerWait, identity, place: { shown } } = this.#parts;
    const workers = await queue.getWorkersCount();
    this.#alone = workers > 0 ? undefined : (this.#alone ?? Date.now());
    if (this.#alone === undefined || Date.now() - this.#alone < workerWait) return;
    const reason = `no worker for "${identity}" runs at the queue of Redis at ${shown}: start tbcv worker with the same settings of llm_validator`;
    for (const id of [...this.#waiting.keys()]) {
      this.#settle(id, { kind: "failed", reason });
      this.#withdraw(id);
    }
  }

  /** Takes a job out that no worker has begun; whatever hinders that leaves it to a worker, whose answer is kept for the next who asks. */
  #withdraw(id: string): void {
    const queue = this.#open?.queue;
    if (queue === undefined) return;
    const leaving = removeWaiting(queue, id).catch(() => undefined).finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  #openQueue(): OpenQueue {
    const { place, identity } = this.#parts;
    const bullmq = loadOptional("bullmq");
    const name = queueName(identity);
    const queue = new bullmq.Queue(name, { connection: this.#client, prefix: place.prefix, skipVersionCheck: true });
    const open = { isOver: false };
    const listener = queueClient(place, true, () => open.isOver);
    const events = new bullmq.QueueEvents(name, { connection: listener, prefix: place.prefix, skipVersionCheck: true });
    listener.disconnect(); // the listener has a copy of its own
    events.on("completed", ({ jobId, returnvalue }) => { this.#take(jobId, returnvalue); });
    events.on("failed", ({ jobId, failedReason }) => { this.#settle(jobId, { kind: "failed", reason: failedReason }); });
    queue.on("error", () => undefined); // what is waited for is looked at anyway
    events.on("error", () => undefined);
    return Object.assign(open, { queue, events });
  }

  #take(id: string, value: unknown): void {
    this.#settle(id, toAnswer(value) ?? { kind: "failed", reason: "what a worker stored is no answer: see that all machines have the same version" });
  }

  #settle(id: string, outcome: Outcome): void {
    const waiting = this.#waiting.get(id);
    this.#forget(id);
    for (const listener of waiting?.listeners ?? []) listener(outcome);
  }

  #forget(id: string): void {
    this.#waiting.delete(id);
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** A command failed: Redis is left alone for a while. */
  #fail(): void {
    this.#restUntil = Date.now() + REST;
    this.#lose();
  }

  /** Nobody waits for a Redis that is away. */
  #lose(): void {
    this.#closeQueue().catch(() => undefined);
    for (const id of [...this.#waiting.keys()]) this.#settle(id, undefined);
  }

  async #closeQueue(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    if (open !== undefined) open.isOver = true;
    await Promise.allSettled([open?.events.close(), open?.queue.close()]);
  }

  async #sayEviction(): Promise<void> {
    const fault = await evictionFault(this.#client, this.#parts.place);
    if (fault !== undefined) this.#sayOnce(fault);
  }
}

async function removeWaiting(queue: Queue, id: string): Promise<void> {
  const job = await queue.getJob(id);
  if (job !== undefined && (await job.isWaiting())) await job.remove();
}

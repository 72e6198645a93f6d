// A worker: takes questions of the queue, asks the models of its own settings and stores the answers. A job is stored by the worker that holds
// its lock alone; the jobs of a worker that died lose theirs and are done by another.
import type { Queue } from "bullmq";
import { createCancellation } from "../../semantic/cancel.ts";
import type { ModelPort } from "../../semantic/model-port.ts";
import { loadOptional } from "../optional-package.ts";
import { KEPT, queueName, toRequest, type JobAnswer } from "./question-job.ts";
import { evictionFault, queueClient, type QueuePlace } from "./queue-connection.ts";

/** How long a lock holds that its worker does not renew, and how often is looked for jobs without one. Milliseconds: a dead worker's jobs wait 15 s at most. */
const LOCK = { lockDuration: 10_000, stalledInterval: 5000 } as const;
/** So often a job is begun again whose worker died; then it is a question that workers die of. */
const MOST_DEATHS = 10;
/** Answers and failures are counted by the minute, for a week. */
const MINUTES = 7 * 24 * 60;

/** What a worker is made from. */
export interface QuestionWorkerParts {
  readonly place: QueuePlace;
  readonly model: ModelPort;
  readonly identity: string;
  /** Questions that are asked at a time. */
  readonly concurrency: number;
  /** Told that Redis went away and came back, a line each. */
  readonly log: (line: string) => void;
}

/** A running worker. */
export interface QuestionWorker {
  /** Takes no more questions, waits for the answers to those it holds, and ends. */
  close(): Promise<void>;
}

/** Starts a worker. Throws a `MissingPackageError`, and for what is no address. */
export function startQuestionWorker({ place, model, identity, concurrency, log }: QuestionWorkerParts): QuestionWorker {
  const { Worker } = loadOptional("bullmq");
  let [isAway, isEnding, isOver] = [false, false, false];
  let lose = (): void => undefined;
  const lost = new Promise<void>((resolve) => { lose = resolve; });
  const client = queueClient(place, true, () => isOver);
  client.on("close", () => {
    if (isEnding) lose();
    if (!isAway && !isEnding) log(`Redis at ${place.shown} went away, and is waited for`);
    isAway = true;
  });
  client.on("ready", () => {
    if (isAway) log(`Redis at ${place.shown} answers again`);
    isAway = false;
  });
  const never = createCancellation();
  const worker = new Worker<unknown, JobAnswer>(queueName(identity), async ({ data }) => {
    const request = toRequest(data);
    if (request === undefined) throw new Error("the job holds no question: see that all machines have the same version");
    const answer = await model.ask(request, never);
    if (answer.kind === "answered") return answer;
    // A failed job is not kept: who asks again is answered anew.
    throw new Error(answer.kind === "failed" ? answer.reason : "the question was called off");
  }, {
    connection: client, prefix: place.prefix, skipVersionCheck: true, concurrency, ...LOCK, maxStalledCount: MOST_DEATHS,
    removeOnComplete: KEPT, removeOnFail: { count: 0 }, metrics: { maxDataPoints: MINUTES },
  });
  worker.on("error", () => undefined); // the connection comes back on its own
  return {
    async close() {
      isEnding = true;
      if (isAway) lose();
      // Without Redis nothing can be stored: what is held is done by another worker.
      await Promise.race([worker.close(isAway), lost]);
      isOver = true;
      client.disconnect();
    },
  };
}

/** What a queue holds and did. */
export interface QueueFigures {
  /** Questions that no worker has begun. */
  readonly waiting: number;
  readonly active: number;
  /** Questions that were answered, and that were not, since the queue came to be. */
  readonly completed: number;
  readonly failed: number;
  readonly workers: number;
}

/** A look at the queue from outside. */
export interface QueueView {
  /** What may lose questions there, in a sentence. */
  fault(): Promise<string | undefined>;
  figures(): Promise<QueueFigures>;
  /** Removes answers that are kept too long; a queue without new answers does not do it itself. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** Looks at the queue of some models; rejects where Redis does not answer. */
export async function viewQueue(place: QueuePlace, identity: string): Promise<QueueView> {
  const { Queue } = loadOptional("bullmq");
  const client = queueClient(place, false);
  try {
    await client.connect();
  } catch {
    client.disconnect(); // the client's own words would be that the connection is closed
    throw new Error(`Redis at ${place.shown} does not answer: start it, or correct its address (queue.redis_url, caching.l2.redis_url)`);
  }
  const queue = new Queue(queueName(identity), { connection: client, prefix: place.prefix, skipVersionCheck: true });
  queue.on("error", () => undefined); // each command that fails says so itself
  return {
    fault: () => evictionFault(client, place),
    figures: () => figuresOf(queue),
    async tidy() {
      await queue.clean(KEPT.age * 1000, KEPT.count, "completed");
    },
    async close() {
      await Promise.allSettled([queue.close()]);
      client.disconnect();
    },
  };
}

async function figuresOf(queue: Queue): Promise<QueueFigures> {
  const [counts, completed, failed, workers] = await Promise.all([queue.getJobCounts("waiting", "active"), queue.getMetrics("completed"), queue.getMetrics("failed"), queue.getWorkersCount()]);
  return { waiting: counts["waiting"] ?? 0, active: counts["active"] ?? 0, completed: completed.meta.count, failed: failed.meta.count, workers };
}

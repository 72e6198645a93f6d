// `tbcv worker`: asks language models for all machines of a queue until it is told to end, and keeps the queue's figures in the storage.
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Config } from "../host/config.ts";
import { modelsIdentity, openModels } from "../host/models/open-models.ts";
import { openTokenCounter } from "../host/models/open-token-counter.ts";
import { queuePlace, type QueuePlace } from "../host/nodes/queue-connection.ts";
import { type QueueFigures, type QueueView, startQuestionWorker, viewQueue } from "../host/nodes/question-worker.ts";
import { openStorage, type Storage } from "../host/storage/open-storage.ts";
import { recordMetrics } from "../host/storage/record-metrics.ts";
import { withoutPassword } from "../host/without-password.ts";
import { count } from "../report/closing-line.ts";
import { oneOf } from "./check-options.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { configuredTarget, storageConfig, type StorageOption, storageUsage } from "./history-storage.ts";
import { noticeWriter, type Notices } from "./notices.ts";
import { streamSink } from "./output-sink.ts";

/** The options of the command. */
export interface WorkerOptions extends StorageOption {
  readonly concurrency?: string;
  readonly status?: boolean;
  readonly format: string;
}

/** Between two records of the figures. Milliseconds. */
const RECORD = 60_000;

/** Runs a worker, or prints the status of its queue. Status 3 where Redis does not answer. */
export async function workerCommand(options: WorkerOptions, io: CliIo): Promise<number> {
  const format = oneOf("--format", options.format, ["text", "json"]);
  const most = concurrencyOf(options);
  const config = await storageConfig(options, io);
  if (config.settings.queue.backend !== "redis") throw new UsageError([errorLine('queue.backend is "in_process", so no question is put into a queue', "set it to redis")]);
  const notices = noticeWriter(io, false);
  const identity = modelsIdentity(config.settings.llm_validator);
  const place = queuePlace(config.settings);
  const view = await openView(place, identity, notices);
  if (view === undefined) return EXIT.internal;
  try {
    if (options.status === true) return await printStatus({ view, place, identity, format }, io);
    return await work({ config, view, place, identity, most }, io);
  } finally {
    await view.close();
  }
}

function concurrencyOf({ concurrency }: WorkerOptions): number | undefined {
  if (concurrency === undefined) return undefined;
  if (!/^\d{1,4}$/u.test(concurrency) || Number(concurrency) === 0) throw new UsageError([errorLine(`--concurrency cannot be "${concurrency}"`, "write a whole number from 1 to 9999")]);
  return Number(concurrency);
}

/** Undefined, with the reason said, where Redis does not answer. */
async function openView(place: QueuePlace, identity: string, notices: Notices): Promise<QueueView | undefined> {
  try {
    const view = await viewQueue(place, identity);
    const fault = await view.fault();
    if (fault !== undefined) notices.say(`tbcv: ${fault}`);
    return view;
  } catch (error) {
    notices.say(`tbcv: ${withoutPassword(error instanceof Error ? error.message : String(error))}`);
    return undefined;
  }
}

interface StatusParts {
  readonly view: QueueView;
  readonly place: QueuePlace;
  readonly identity: string;
  readonly format: "text" | "json";
}

async function printStatus({ view, place, identity, format }: StatusParts, io: CliIo): Promise<number> {
  const figures = await view.figures();
  const { waiting, active, completed, failed, workers } = figures;
  const lines = [`queue: "${identity}" of Redis at ${place.shown}`, `workers: ${workers}`, `waiting: ${waiting}`, `active: ${active}`, `answered: ${completed}`, `failed: ${failed}`];
  const text = format === "json" ? JSON.stringify({ version: 1, models: identity, place: place.shown, ...figures }) : lines.join("\n");
  await streamSink(io.stdout).write(`${text}\n`);
  return EXIT.clean;
}

interface WorkParts {
  readonly config: Config;
  readonly view: QueueView;
  readonly place: QueuePlace;
  readonly identity: string;
  readonly most: number | undefined;
}

/** Works until it is told to end. */
async function work({ config, view, place, identity, most }: WorkParts, io: CliIo): Promise<number> {
  const { llm_validator: validator, performance } = config.settings;
  const log = logOf(io);
  const storage = await storageUsage(() => openStorage(configuredTarget(config)));
  const counter = openTokenCounter(config.settings.caching, log);
  const out = streamSink(io.stdout);
  const concurrency = most ?? performance.max_concurrent_workflows;
  const end = endSignal(io);
  try {
    const opened = openModels(validator, io.env, { log, counter });
    if ("unavailable" in opened) throw new UsageError([`tbcv: ${opened.unavailable}`]);
    const worker = startQuestionWorker({ place, model: opened.model, identity, concurrency, log });
    await out.write(`answers questions for "${identity}" of Redis at ${place.shown}, ${concurrency} at a time\n`);
    const record = recorder({ view, storage, log });
    const recorded = recordUntil(end.signal, record);
    if (!end.signal.aborted) await once(end.signal, "abort");
    await worker.close();
    await recorded;
    const figures = await record();
    await out.write(figures === undefined ? "ended\n" : `ended, with ${count(figures.waiting, "question")} left in the queue\n`);
    return EXIT.clean;
  } finally {
    end.forget();
    await Promise.all([storage.close(), counter.close()]);
  }
}

/** Given by an interrupt, and by what ends a service. */
function endSignal(io: CliIo): { readonly signal: AbortSignal; readonly forget: () => void } {
  const terminated = new AbortController();
  const terminate = (): void => { terminated.abort(); };
  process.once("SIGTERM", terminate);
  return {
    signal: AbortSignal.any([terminated.signal, ...(io.signal === undefined ? [] : [io.signal])]),
    forget: () => { process.off("SIGTERM", terminate); },
  };
}

/** A worker runs for long: what comes again is said again. */
function logOf(io: CliIo): (line: string) => void {
  return (line) => { noticeWriter(io, false).say(`tbcv: ${line}`); };
}

interface RecordParts {
  readonly view: QueueView;
  readonly storage: Storage;
  readonly log: (line: string) => void;
}

/** Records the figures; undefined where that cannot be done, which is said when it begins. */
function recorder({ view, storage, log }: RecordParts): () => Promise<QueueFigures | undefined> {
  let fails = false;
  return async () => {
    try {
      const figures = await view.figures();
      const { waiting, active, completed, failed } = figures;
      await recordMetrics(storage, { "queue.waiting": waiting, "queue.active": active, "queue.completed": completed, "queue.failed": failed });
      await view.tidy();
      fails = false;
      return figures;
    } catch (error) {
      if (!fails) log(`the figures of the queue cannot be recorded: ${withoutPassword(error instanceof Error ? error.message : String(error))}`);
      fails = true;
      return undefined;
    }
  };
}

/** Records at the start and every so often. */
async function recordUntil(signal: AbortSignal, record: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await record();
    await pause(RECORD, undefined, { signal }).catch(() => undefined);
  }
}

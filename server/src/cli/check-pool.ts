// Threads that check files. All of them view one index in shared memory; nothing of it is copied. Each thread has one file in hand; one
// that dies costs that file only, and another takes its place.
import { Worker } from "node:worker_threads";
import { crc32 } from "node:zlib";
import { workerFile } from "../host/worker-file.ts";
import { encodeTruthIndex } from "../truth/build-index.ts";
import { type CheckOutcome, faultOutcome, type FileTask } from "./check-file.ts";
import type { LoadedTruth } from "./cli-io.ts";

/** What the threads work with. */
interface CheckPoolParts {
  readonly truth: Pick<LoadedTruth, "index" | "bytes">;
  readonly threads: number;
  /** Checks a file in this thread: where no thread could be started. Must not reject. */
  readonly checkHere: (task: FileTask) => Promise<CheckOutcome>;
  /** Told once where the threads could not be started. */
  readonly onUnavailable: (error: unknown) => void;
  /** An interrupt ends the threads at once. */
  readonly signal?: AbortSignal | undefined;
  /** The program of a thread: see check-worker.ts. */
  readonly file?: string;
}

/** A file on its way. */
interface Job {
  readonly task: FileTask;
  readonly done: (outcome: CheckOutcome | Promise<CheckOutcome>) => void;
}

/** Threads that check files; they run until `end`. */
export class CheckPool {
  readonly #parts: CheckPoolParts;
  readonly #file: string;
  readonly #index: SharedArrayBuffer;
  readonly #live = new Set<Worker>();
  readonly #waiting: Job[] = [];
  /** Threads without a file call for one here. */
  readonly #idle: (() => void)[] = [];
  #state: "open" | "unavailable" | "ended" = "open";

  constructor(parts: CheckPoolParts) {
    this.#parts = parts;
    this.#file = parts.file ?? workerFile("check");
    this.#index = sharedBytes(parts.truth);
    for (let thread = 0; thread < parts.threads; thread++) this.#start();
    parts.signal?.addEventListener("abort", this.#interrupt, { once: true });
  }

  /** Checks a file as soon as a thread is free. Never rejects. */
  check(task: FileTask): Promise<CheckOutcome> {
    return new Promise((done) => {
      const job = { task, done };
      if (this.#state !== "open") this.#settle(job);
      else {
        this.#waiting.push(job);
        this.#idle.shift()?.();
      }
    });
  }

  /** Ends the threads; what they have in hand becomes a fault. */
  async end(): Promise<void> {
    this.#parts.signal?.removeEventListener("abort", this.#interrupt);
    await this.#close("ended");
  }

  readonly #interrupt = (): void => void this.#close("ended");

  #start(): void {
    const worker = new Worker(this.#file, { workerData: this.#index });
    let started = false;
    let job: Job | undefined;
    let failure: unknown = new Error("the thread ended");
    const next = (): void => {
      job = this.#waiting.shift();
      if (job) worker.postMessage(job.task);
      else this.#idle.push(next);
    };
    this.#live.add(worker);
    // The first message says that the thread has started; each one after it is an outcome.
    worker.on("message", (outcome: CheckOutcome) => {
      job?.done(outcome);
      started = true;
      next();
    });
    worker.once("error", (error: unknown) => {
      failure = error;
    });
    worker.once("exit", () => {
      this.#live.delete(worker);
      if (this.#idle.includes(next)) this.#idle.splice(this.#idle.indexOf(next), 1);
      if (this.#state !== "open") {
        if (job) this.#settle(job);
        return;
      }
      job?.done(faultOutcome(failure, causeOfDeath(failure)));
      if (started) this.#start();
      else this.#giveUp(failure);
    });
  }

  /** A thread that does not even start is followed by none that does. */
  #giveUp(error: unknown): void {
    this.#parts.onUnavailable(error);
    void this.#close("unavailable");
  }

  async #close(state: "unavailable" | "ended"): Promise<void> {
    this.#state = state;
    for (const job of this.#waiting.splice(0)) this.#settle(job);
    await Promise.all([...this.#live].map((worker) => worker.terminate()));
  }

  #settle({ task, done }: Job): void {
    done(this.#state === "unavailable" ? this.#parts.checkHere(task) : faultOutcome(new Error("the threads have ended")));
  }
}

/** The index in shared memory: as it was read, or copied there once. */
function sharedBytes({ index, bytes = encodeTruthIndex(index, crc32) }: CheckPoolParts["truth"]): SharedArrayBuffer {
  if (bytes.buffer instanceof SharedArrayBuffer && bytes.byteLength === bytes.buffer.byteLength) return bytes.buffer;
  const shared = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(shared).set(bytes);
  return shared;
}

function causeOfDeath(error: unknown): string {
  const outOfMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  return outOfMemory ? "it takes more memory than a thread has" : "its thread died";
}

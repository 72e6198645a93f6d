// The queue behind the typing path, with a clock of the test's own.
import assert from "node:assert/strict";
import { type BackgroundQueue, createBackgroundQueue } from "../../server/src/semantic/background-queue.ts";
import type { CancelSignal } from "../../server/src/semantic/cancel.ts";

interface Work {
  readonly uri: string;
  readonly cancel: CancelSignal;
  readonly end: (error?: Error) => void;
}

class Bench {
  readonly works: Work[] = [];
  readonly faults: unknown[] = [];
  readonly queue: BackgroundQueue;
  #timers: { readonly at: number; readonly run: () => void }[] = [];
  #now = 0;

  constructor(limit: number) {
    this.queue = createBackgroundQueue({
      debounce: 100, limit,
      timer: {
        after: (milliseconds, run) => {
          const timer = { at: this.#now + milliseconds, run };
          this.#timers.push(timer);
          return () => { this.#timers = this.#timers.filter((other) => other !== timer); };
        },
      },
      run: (uri, cancel) => new Promise((resolve, reject) => {
        this.works.push({ uri, cancel, end: (error) => { if (error) reject(error); else resolve(); } });
      }),
      onFault: (error) => this.faults.push(error),
    });
  }

  /** Lets time pass, and what became due happen. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    const due = this.#timers.filter(({ at }) => at <= this.#now);
    this.#timers = this.#timers.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }

  /** The piece of work that was begun first, second and so on, from 0. */
  work(row: number): Work {
    const work = this.works[row];
    assert.ok(work);
    return work;
  }

  get started(): string[] {
    return this.works.map(({ uri }) => uri);
  }
}

describe("the background queue", () => {
  it("waits until a document rests, and works on it once", async () => {
    const bench = new Bench(2);
    for (let letter = 0; letter < 3; letter++) {
      bench.queue.changed("a");
      await bench.pass(99);
    }
    assert.deepEqual(bench.started, []);
    await bench.pass(1);
    assert.deepEqual(bench.started, ["a"]);
  });

  it("calls work off for a newer version, and begins it only when the old one has ended", async () => {
    const bench = new Bench(2);
    bench.queue.changed("a");
    await bench.pass(100);
    bench.queue.changed("a");
    assert.equal(bench.work(0).cancel.cancelled, true);
    await bench.pass(100);
    assert.deepEqual(bench.started, ["a"]);
    bench.work(0).end();
    await bench.pass(0);
    assert.deepEqual(bench.started, ["a", "a"]);
    assert.equal(bench.work(1).cancel.cancelled, false);
  });

  it("works on so many documents at a time, the visible one first", async () => {
    const bench = new Bench(1);
    bench.queue.visible("c");
    for (const uri of ["a", "b", "c"]) bench.queue.changed(uri);
    await bench.pass(100);
    bench.work(0).end();
    await bench.pass(0);
    bench.work(1).end();
    await bench.pass(0);
    assert.deepEqual(bench.started, ["a", "c", "b"]);
    assert.equal(bench.queue.pending(), 1);
  });

  it("forgets closed documents and everything when it stops", async () => {
    const bench = new Bench(1);
    for (const uri of ["a", "b", "c"]) bench.queue.changed(uri);
    await bench.pass(100);
    bench.queue.closed("b");
    bench.queue.stop();
    assert.equal(bench.work(0).cancel.cancelled, true);
    const idle = bench.queue.idle();
    bench.work(0).end();
    await idle;
    bench.queue.changed("d");
    await bench.pass(1000);
    assert.deepEqual([bench.started, bench.queue.pending()], [["a"], 0]);
  });

  it("goes on after work that failed, and tells the error", async () => {
    const bench = new Bench(1);
    bench.queue.changed("a");
    bench.queue.changed("b");
    await bench.pass(100);
    bench.work(0).end(new Error("broken"));
    await bench.pass(0);
    assert.deepEqual([bench.started, bench.faults.map(String)], [["a", "b"], ["Error: broken"]]);
  });
});

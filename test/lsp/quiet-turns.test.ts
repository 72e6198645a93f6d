// Turns of work that can wait: in order, one a moment, none while something more urgent waits.
import assert from "node:assert/strict";
import { createQuietTurns } from "../../server/src/lsp/quiet-turns.ts";
import type { Timer } from "../../server/src/lsp/timer.ts";

/** A timer whose time passes when the test says so. */
function handTimer(): Timer & { readonly planned: () => number; readonly gaps: readonly number[]; readonly pass: () => Promise<void> } {
  let runs: (() => void)[] = [];
  const gaps: number[] = [];
  return {
    now: () => 0,
    gaps,
    after(milliseconds, run) {
      gaps.push(milliseconds);
      runs.push(run);
      return () => undefined;
    },
    planned: () => runs.length,
    async pass() {
      const due = runs;
      runs = [];
      for (const run of due) run();
      await Promise.resolve();
    },
  };
}

describe("turns of work that can wait", () => {
  it("come one at a time, in order, and never at once", async () => {
    const timer = handTimer();
    const whenQuiet = createQuietTurns({ timer, isBusy: () => false, isTyping: () => false });
    const done: string[] = [];
    for (const name of ["a", "b"]) void whenQuiet().then(() => done.push(name));
    await Promise.resolve();
    assert.deepEqual([done, timer.planned()], [[], 1]);
    await timer.pass();
    assert.deepEqual(done, ["a"]);
    void whenQuiet().then(() => done.push("c"));
    await timer.pass();
    await timer.pass();
    assert.deepEqual([done, timer.planned()], [["a", "b", "c"], 0]);
  });

  it("lie further apart while somebody types", async () => {
    const timer = handTimer();
    const whenQuiet = createQuietTurns({ timer, isBusy: () => false, isTyping: () => timer.gaps.length > 1 });
    const turns = ["a", "b", "c"].map(() => whenQuiet());
    for (let time = 0; time < 3; time++) await timer.pass();
    await Promise.all(turns);
    assert.equal(timer.gaps[0], 0);
    assert.equal(timer.gaps[1], 0);
    assert.ok((timer.gaps[2] ?? 0) > 0, String(timer.gaps));
  });

  it("wait while something more urgent does", async () => {
    const timer = handTimer();
    const busy = new Set(["a document"]);
    const whenQuiet = createQuietTurns({ timer, isBusy: () => busy.size > 0, isTyping: () => false });
    const done: string[] = [];
    void whenQuiet().then(() => done.push("a"));
    for (let time = 0; time < 3; time++) await timer.pass();
    assert.deepEqual(done, []);
    busy.clear();
    await timer.pass();
    assert.deepEqual(done, ["a"]);
  });
});

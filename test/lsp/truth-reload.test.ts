// A truth that changes while it is being loaded: the load under way ends, and the newest files count.
import assert from "node:assert/strict";
import type { LoadedTruth, TruthRequest } from "../../server/src/host/load-truth.ts";
import { TruthSlot } from "../../server/src/lsp/truth-slot.ts";
import { loadTruth } from "../support/lsp-session.ts";
import { withFolder } from "../config/temp-folder.ts";
import { systemTimer } from "../../server/src/lsp/timer.ts";

/** A load that has begun and is answered by the test. */
interface Begun {
  readonly request: TruthRequest;
  readonly answer: (truth: LoadedTruth) => void;
  readonly fail: (error: unknown) => void;
}

/** A slot whose loads wait for an answer. `next` resolves to the next load that begins. */
function waitingSlot(faults: unknown[]): { slot: TruthSlot; next: () => Promise<Begun> } {
  const begun: Begun[] = [];
  const waiting: ((load: Begun) => void)[] = [];
  const slot = new TruthSlot({ shipped: [], own: [], found: [] }, {
    loadTruth: (request) => new Promise((answer, fail) => {
      const load = { request, answer, fail };
      const taker = waiting.shift();
      if (taker) taker(load);
      else begun.push(load);
      request.signal?.addEventListener("abort", () => { fail(new Error("overtaken")); });
    }),
    onChecked: () => undefined,
    onProblems: () => undefined,
    onBroken: () => undefined, onOthers: () => undefined, onRenewed: () => undefined, onState: () => undefined,
    onFault: (error) => faults.push(error),
    timer: systemTimer,
  });
  const next = (): Promise<Begun> => {
    const load = begun.shift();
    return load ? Promise.resolve(load) : new Promise((resolve) => waiting.push(resolve));
  };
  return { slot, next };
}

describe("truth that changes while it is loaded", () => {
  it("ends the load under way and takes the newest state, without a word", () =>
    withFolder({ "a.yaml": "family: a\nplugins: []\n", "b.yaml": "family: b\nplugins: []\n" }, async (folder) => {
      const faults: unknown[] = [];
      const [first, newest] = [await loadTruth({ paths: [`${folder}/a.yaml`] }), await loadTruth({ paths: [`${folder}/b.yaml`] })];
      const { slot, next } = waitingSlot(faults);
      (await next()).answer(first);
      const engine = await slot.engine;
      const reloaded = slot.reload();
      const overtaken = await next();
      void slot.reload();
      assert.equal(overtaken.request.signal?.aborted, true);
      (await next()).answer(newest);
      await reloaded;
      assert.equal(engine.truth, newest.index);
      assert.deepEqual(faults, []);
    }));

  it("tells an error of the load itself, and loads again with the next change", () =>
    withFolder({ "a.yaml": "family: a\nplugins: []\n" }, async (folder) => {
      const faults: unknown[] = [];
      const truth = await loadTruth({ paths: [`${folder}/a.yaml`] });
      const { slot, next } = waitingSlot(faults);
      (await next()).answer(truth);
      await slot.engine;
      const failing = slot.reload();
      (await next()).fail(new Error("no memory"));
      await failing;
      assert.equal(faults.length, 1);
      const again = slot.reload();
      (await next()).answer(truth);
      await again;
    }));

  it("is no longer loaded when nobody uses it", async () => {
    const faults: unknown[] = [];
    const truth = await loadTruth({ paths: [] });
    const { slot, next } = waitingSlot(faults);
    (await next()).answer(truth);
    await slot.engine;
    const reloaded = slot.reload();
    const load = await next();
    slot.release();
    await reloaded;
    assert.deepEqual([load.request.signal?.aborted, faults.length], [true, 0]);
  });
});

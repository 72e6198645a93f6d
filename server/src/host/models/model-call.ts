// One try of one question: its time-outs for connecting, for the first byte and for the whole answer, and its end when it is called off.
// Whatever a client library makes of an error, `fault` is what happened first.
import type { CancelSignal } from "../../semantic/cancel.ts";
import type { WhenQuiet } from "../../semantic/quiet.ts";
import { httpFetch } from "./http-fetch.ts";
import type { Fetch, ModelAdapter } from "./model-adapter.ts";
import { ModelFault } from "./model-fault.ts";

/** How long each part may take, in milliseconds. */
export interface CallTimes {
  readonly connect: number;
  readonly firstByte: number;
  readonly whole: number;
}

/** How a try goes on. */
export interface CallParts {
  readonly times: CallTimes;
  readonly cancel: CancelSignal;
  /** Awaited before parts of an answer are read; where not given, nobody else waits. */
  readonly whenQuiet?: WhenQuiet | undefined;
}

/** A try under way. */
export interface ModelCall {
  readonly fetch: Fetch;
  /** Rejects with the fault that ended the call; never resolves. */
  readonly ended: Promise<never>;
  fault(): ModelFault | undefined;
  /** Ends the connection and all waiting. */
  close(): void;
}

/** Starts the clock of a try. */
export function openCall(to: Pick<ModelAdapter, "where" | "absent" | "keyVariable">, { times, cancel, whenQuiet = () => Promise.resolve() }: CallParts): ModelCall {
  const controller = new AbortController();
  let fault: ModelFault | undefined;
  let fail: (fault: ModelFault) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    fail = reject;
  });
  ended.catch(() => undefined);
  const stop = (found: ModelFault): ModelFault => {
    fault ??= found;
    fail(fault);
    controller.abort(fault);
    return fault;
  };
  const late = (ms: number, what: string): NodeJS.Timeout =>
    setTimeout(() => stop(new ModelFault("lasting", `${to.where} ${what} within ${ms / 1000} seconds`)), ms);
  const timers = { whole: late(times.whole, "did not finish its answer"), phase: undefined as NodeJS.Timeout | undefined };
  const phase = (next?: NodeJS.Timeout): void => {
    clearTimeout(timers.phase);
    timers.phase = next;
  };
  const forget = cancel.onCancel(() => void stop(new ModelFault("cancelled", "called off")));
  return {
    fetch: httpFetch(to, {
      signal: controller.signal,
      whenQuiet,
      connecting: () => { phase(late(times.connect, "could not be reached")); },
      connected: () => { phase(late(times.firstByte, "did not begin to answer")); },
      began: () => { phase(); },
      failed: stop,
    }),
    ended,
    fault: () => fault,
    close() {
      forget();
      phase();
      clearTimeout(timers.whole);
      controller.abort();
    },
  };
}

// An adapter as a port: tries again after faults that pass, leaves a provider alone that fails in a row, ends at once when called off, and
// turns every fault into a reason. One of these stands around each adapter, so that a dead provider does not silence the next.
import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, DelegateBackoff, handleWhen, type IRetryBackoffContext, retry, wrap } from "cockatiel";
import type { CancelSignal } from "../../semantic/cancel.ts";
import type { ModelAnswer, ModelPort, ModelRequest } from "../../semantic/model-port.ts";
import type { WhenQuiet } from "../../semantic/quiet.ts";
import type { AdapterAnswer, ModelAdapter } from "./model-adapter.ts";
import { type CallTimes, openCall } from "./model-call.ts";
import { ModelFault } from "./model-fault.ts";

/** How patient a port is; times in milliseconds. */
export interface Patience {
  /** How often a fault that passes is tried again. */
  readonly tries: number;
  /** The wait before the first of them; each further wait is twice as long. */
  readonly firstWait: number;
  /** The longest wait; who asks for a longer one is not tried again. */
  readonly longestWait: number;
  /** Faults in a row after which a provider is left alone. */
  readonly faults: number;
  /** How long it is left alone; then one question tries it. */
  readonly rest: number;
}

/** The patience of a program in use. */
export const PATIENCE: Patience = { tries: 2, firstWait: 250, longestWait: 2000, faults: 5, rest: 30_000 };

/** What a port is told beside its adapter. */
export interface PortParts {
  readonly times: CallTimes;
  readonly patience: Patience;
  /** Takes a sentence for the log. */
  readonly log: (line: string) => void;
  /** Is told of each answer's tokens, also of an answer that was of no use. */
  readonly spend: (tokens: number) => Promise<void>;
  /** Awaited before parts of an answer are read. */
  readonly whenQuiet?: WhenQuiet | undefined;
}

/** Makes the port. */
export function resilientModel(adapter: ModelAdapter, parts: PortParts): ModelPort {
  const { patience } = parts;
  const breaker = circuitBreaker(handleWhen((error) => kindOf(error) === "passing" || kindOf(error) === "lasting"), {
    halfOpenAfter: patience.rest,
    breaker: new ConsecutiveBreaker(patience.faults),
  });
  breaker.onBreak(() => { parts.log(`${adapter.where} failed ${patience.faults} times in a row and is left alone for ${patience.rest / 1000} seconds`); });
  breaker.onReset(() => { parts.log(`${adapter.where} is asked again`); });
  const again = retry(handleWhen((error) => error instanceof ModelFault && error.kind === "passing" && (error.waitMs ?? 0) <= patience.longestWait), {
    maxAttempts: patience.tries,
    backoff: new DelegateBackoff((context) => waitBefore(context, patience)),
  });
  const policy = wrap(again, breaker);
  return {
    identity: `${adapter.provider} ${adapter.model}`,
    async ask(request, cancel): Promise<ModelAnswer> {
      try {
        const { text, tokens } = await untilCancelled(policy.execute(() => tryOnce(adapter, parts, request, cancel)), cancel);
        return { kind: "answered", text, provider: adapter.provider, model: adapter.model, tokens };
      } catch (error) {
        if (cancel.cancelled) return { kind: "cancelled" };
        return { kind: "failed", reason: reasonOf(error, adapter) };
      }
    },
  };
}

function kindOf(error: unknown): ModelFault["kind"] | undefined {
  return error instanceof ModelFault ? error.kind : undefined;
}

function reasonOf(error: unknown, adapter: ModelAdapter): string {
  if (error instanceof BrokenCircuitError) return `${adapter.where} failed again and again and is left alone for a while`;
  return error instanceof ModelFault ? error.message : `${adapter.where} could not be asked`;
}

/** As long as the provider asks for, else twice as long each time and spread a little, so that several programs do not come at once. */
function waitBefore({ attempt, result }: IRetryBackoffContext<unknown>, patience: Patience): number {
  const asked = "error" in result && result.error instanceof ModelFault ? (result.error.waitMs ?? 0) : 0;
  const own = patience.firstWait * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
  return Math.max(asked, Math.min(own, patience.longestWait));
}

async function tryOnce(adapter: ModelAdapter, parts: PortParts, request: ModelRequest, cancel: CancelSignal): Promise<AdapterAnswer> {
  if (cancel.cancelled) throw new ModelFault("cancelled", "called off");
  const call = openCall(adapter, { times: parts.times, cancel, whenQuiet: parts.whenQuiet });
  try {
    const answer = await Promise.race([adapter.ask(request, call.fetch), call.ended]);
    await parts.spend(answer.tokens);
    return answer;
  } catch (error) {
    const fault = call.fault() ?? faultOf(error, adapter);
    if (fault.tokens > 0) await parts.spend(fault.tokens);
    throw fault;
  } finally {
    call.close();
  }
}

/** What a client threw of its own accord is about the form of the answer; its sentence may hold text of the question. */
function faultOf(error: unknown, adapter: ModelAdapter): ModelFault {
  return error instanceof ModelFault ? error : new ModelFault("lasting", `what ${adapter.where} sent is no answer that can be read`);
}

/** Ends at once when called off, also while a policy waits. */
async function untilCancelled<T>(work: Promise<T>, cancel: CancelSignal): Promise<T> {
  let forget = (): void => undefined;
  const off = new Promise<never>((_, reject) => {
    forget = cancel.onCancel(() => { reject(new ModelFault("cancelled", "called off")); });
  });
  try {
    return await Promise.race([work, off]);
  } finally {
    forget();
  }
}

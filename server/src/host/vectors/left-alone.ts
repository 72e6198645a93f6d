// Leaves what does not serve alone for a while, longer each time, so that no search waits for it again and again.
import { BrokenCircuitError, circuitBreaker, type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, ExponentialBackoff, handleWhen, noJitterGenerator } from "cockatiel";

/** How long it is left alone after the first failure, and at most, in milliseconds. */
export interface Rest {
  readonly first: number;
  readonly longest: number;
}

/** The rest of a program in use. */
const REST: Rest = { first: 30_000, longest: 300_000 };

/** Does work; undefined, without a try, while what it needs is left alone. Rejects as the work does. */
export type LeftAlone = <T>(work: () => Promise<T>) => Promise<T | undefined>;

/** Makes the guard. What was called off is no failure, but no success either. One failure begins a rest; then one try decides whether a longer one follows. */
export function createLeftAlone({ first, longest }: Rest = REST): LeftAlone {
  const policy: CircuitBreakerPolicy = circuitBreaker(handleWhen((error) => policy.state === CircuitState.HalfOpen || !(error instanceof Error && error.name === "AbortError")), {
    halfOpenAfter: new ExponentialBackoff({ initialDelay: first, maxDelay: longest, exponent: 2, generator: noJitterGenerator }),
    breaker: new ConsecutiveBreaker(1),
  });
  return async (work) => {
    try {
      return await policy.execute(work);
    } catch (error) {
      if (error instanceof BrokenCircuitError) return undefined;
      throw error;
    }
  };
}

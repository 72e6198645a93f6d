// The tokens of a day. What is under way when the last token is spent still ends: a question's cost is known only afterwards.
import type { ModelPort } from "../../semantic/model-port.ts";

/** Where the tokens of days are counted. A day is "2026-01-31", in UTC. */
export interface TokenCounter {
  read(day: string): Promise<number>;
  add(day: string, tokens: number): Promise<void>;
  close(): Promise<void>;
}

/** Counts for as long as the process lives. */
export function createTokenCounter(): TokenCounter {
  const counts = new Map<string, number>();
  return {
    read: (day) => Promise.resolve(counts.get(day) ?? 0),
    add(day, tokens) {
      counts.set(day, (counts.get(day) ?? 0) + tokens);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

/** The day of a moment, in UTC. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Asks as long as the day has tokens left. */
export function withinBudget(model: ModelPort, counter: TokenCounter, perDay: number): ModelPort {
  return {
    identity: model.identity,
    async ask(request, cancel) {
      if ((await counter.read(dayOf(Date.now()))) < perDay) return model.ask(request, cancel);
      return { kind: "failed", reason: `the ${perDay} tokens of today are used up (llm_validator.tokens_per_day)` };
    },
  };
}

// What an adapter gives: one way to put a question to one provider. Time-outs, cancelling, tries and budgets stand around it, so that an
// adapter is only its provider's protocol.
import type { ModelRequest } from "../../semantic/model-port.ts";

/** How requests are made: a part of the platform's `fetch`. */
export type Fetch = typeof globalThis.fetch;

/** A whole answer and the tokens that it took with its question. */
export interface AdapterAnswer {
  readonly text: string;
  readonly tokens: number;
}

/** One provider. */
export interface ModelAdapter {
  /** As "ollama". */
  readonly provider: string;
  readonly model: string;
  /** Provider and address for people, as "ollama at http://127.0.0.1:11434"; without name and password. */
  readonly where: string;
  /** What to do where the provider does not have the model. */
  readonly absent: string;
  /** The variable that holds its key; undefined where none is needed. */
  readonly keyVariable: string | undefined;
  /** Every request goes through `fetch`. Rejects with a `ModelFault`, or with whatever the provider's client throws. */
  ask(request: ModelRequest, fetch: Fetch): Promise<AdapterAnswer>;
}

/** An address as it may be shown: without name, password and query. */
export function shownAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/+$/, "")}`;
}

/** Tokens as their letters suggest, where a provider does not count: four letters are about one. */
export function estimatedTokens(...texts: readonly string[]): number {
  return Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / 4);
}

// The check of meaning put together for a program: model, kept answers, retrieval and thresholds, as the settings say.
import { createHash } from "node:crypto";
import type { Settings } from "../../../shared/src/settings.ts";
import type { Page } from "../rules/page/page.ts";
import type { AnswerCache, MeaningParts } from "../semantic/check-meaning.ts";
import type { WhenQuiet } from "../semantic/quiet.ts";
import type { Retriever } from "../semantic/retriever.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { createTieredCache } from "./cache/tiered-cache.ts";
import { openModels } from "./models/open-models.ts";
import { openRetriever } from "./open-retriever.ts";

/** What a check of meaning is made from. */
export interface MeaningRequest {
  readonly settings: Settings;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths of the settings lead from. */
  readonly folder: string;
  /** Where answers are kept; as the settings say where not given. */
  readonly cache?: AnswerCache;
  /** Told what goes wrong, a line each; holds no key and no text of a document. */
  readonly log: (line: string) => void;
  /** Awaited before each small piece of work; where not given, others are heard in between. */
  readonly whenQuiet?: WhenQuiet;
}

/** An open check. */
export interface Meaning {
  /** What a page is checked with. */
  partsFor(page: Page): Promise<MeaningParts>;
}

/** Keeps no answer. */
export const NOTHING_KEPT: AnswerCache = { get: () => Promise.resolve(undefined), put: () => Promise.resolve() };

/** Opens the check, or says why it cannot be. No model is contacted yet. */
export function openMeaning({ settings, env, folder, cache, log, whenQuiet }: MeaningRequest): Meaning | { readonly unavailable: string } {
  const { llm_validator: validator, rag } = settings;
  const opened = openModels(validator, env, { log });
  if ("unavailable" in opened) return opened;
  const answers = cache ?? createTieredCache(settings.caching, { folder, log }) ?? NOTHING_KEPT;
  const retrievers = new WeakMap<TruthIndex, Promise<Retriever>>();
  const retrieverFor = (truth: TruthIndex): Promise<Retriever> => {
    const made = retrievers.get(truth) ?? openRetriever(truth, rag, { log, ...(whenQuiet && { whenQuiet }) });
    retrievers.set(truth, made);
    return made;
  };
  return {
    partsFor: async ({ truth }) => ({
      model: opened.model,
      cache: answers,
      retriever: rag.enabled ? await retrieverFor(truth) : undefined,
      hash: (text) => createHash("sha256").update(text).digest("hex"),
      thresholds: validator.confidence_thresholds,
      moreRecords: rag.enabled ? rag.top_k : 0,
      maxTokens: validator.max_tokens,
      tokensPerDocument: validator.tokens_per_document,
      whenQuiet,
    }),
  };
}

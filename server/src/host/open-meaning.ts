// The check of meaning put together for a program: model, kept answers, retrieval and thresholds, as the settings say.
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Settings } from "../../../shared/src/settings.ts";
import type { Page } from "../rules/page/page.ts";
import type { AnswerCache, MeaningParts, PreparedQuestion } from "../semantic/check-meaning.ts";
import type { VerdictMemory } from "../semantic/feedback.ts";
import type { WhenQuiet } from "../semantic/quiet.ts";
import type { Retriever } from "../semantic/retriever.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import { createTieredCache } from "./cache/tiered-cache.ts";
import { modelsIdentity, openModels } from "./models/open-models.ts";
import { openTokenCounter } from "./models/open-token-counter.ts";
import { createQueuedModel, type QueuedModel } from "./nodes/queued-model.ts";
import { queuePlace } from "./nodes/queue-connection.ts";
import { openFeedback } from "./open-feedback.ts";
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
  /** Where verdicts on findings lie. */
  readonly memory: VerdictMemory;
  /** Closes what was opened for it; a cache that was given stays open. Never rejects. */
  close(): Promise<void>;
}

/** Keeps no answer. */
export const NOTHING_KEPT: AnswerCache = { get: () => Promise.resolve(undefined), put: () => Promise.resolve() };

/** What belongs to one truth. */
interface TruthParts {
  readonly retriever: Promise<Retriever> | undefined;
  readonly prepared: LRUCache<string, PreparedQuestion>;
}

/** How many questions of a truth are remembered, and how long in milliseconds: vectors of records may be made meanwhile. */
const PREPARED = { max: 5000, ttl: 60_000 } as const;

/** Opens the check, or says why it cannot be. No model is contacted yet. */
export function openMeaning({ settings, env, folder, cache, log, whenQuiet }: MeaningRequest): Meaning | { readonly unavailable: string } {
  const { llm_validator: validator, rag, database } = settings;
  const counter = openTokenCounter(settings.caching, log);
  const inProcess = openModels(validator, env, { log, counter, whenQuiet });
  const queued = openQueue(settings, inProcess, log);
  const opened = queued === undefined ? inProcess : { model: queued };
  if ("unavailable" in opened) {
    void counter.close();
    return opened;
  }
  const own = cache === undefined ? createTieredCache(settings.caching, { folder, log }) : undefined;
  const answers = cache ?? own ?? NOTHING_KEPT;
  const truths = new WeakMap<TruthIndex, TruthParts>();
  const partsOf = (truth: TruthIndex): TruthParts => {
    const made = truths.get(truth) ?? {
      retriever: rag.enabled ? openRetriever(truth, rag, { log, ...(whenQuiet && { whenQuiet }) }) : undefined,
      prepared: new LRUCache<string, PreparedQuestion>(PREPARED),
    };
    truths.set(truth, made);
    return made;
  };
  const feedback = openFeedback({ url: database.url, folder, log });
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  return {
    memory: { feedback, hash },
    partsFor: async ({ truth }) => ({
      model: opened.model,
      cache: answers,
      retriever: await partsOf(truth).retriever,
      prepared: partsOf(truth).prepared,
      feedback,
      hash,
      thresholds: validator.confidence_thresholds,
      moreRecords: rag.enabled ? rag.top_k : 0,
      maxTokens: validator.max_tokens,
      tokensPerDocument: validator.tokens_per_document,
      whenQuiet,
    }),
    async close() {
      await queued?.close();
      await Promise.all([counter.close(), own?.close(), feedback.close()]);
    },
  };
}

/** The queue, where the settings want one; undefined where there can be none, which the log says. */
function openQueue(settings: Settings, inProcess: ReturnType<typeof openModels>, log: (line: string) => void): QueuedModel | undefined {
  const { queue, llm_validator: validator } = settings;
  if (queue.backend !== "redis") return undefined;
  try {
    return createQueuedModel({ place: queuePlace(settings), identity: modelsIdentity(validator), workerWait: queue.worker_wait_seconds * 1000, inProcess, log });
  } catch (error) {
    log(`the queue of questions is not used, and language models are asked without it: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

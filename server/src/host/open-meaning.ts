// The check of meaning put together for a program: model, kept answers and thresholds, as the settings say.
import { createHash } from "node:crypto";
import type { FindingCode, Severity } from "../../../shared/src/codes.ts";
import type { Settings } from "../../../shared/src/settings.ts";
import type { AnswerCache, MeaningParts } from "../semantic/check-meaning.ts";
import { openModels } from "./models/open-models.ts";

/** What a check of meaning is made from. */
export interface MeaningRequest {
  readonly settings: Settings;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cache: AnswerCache;
  /** Told what goes wrong, a line each; holds no key and no text of a document. */
  readonly log: (line: string) => void;
}

/** Everything of the check but the severities, which are those of each document. */
export type Meaning = Omit<MeaningParts, "severityOf"> & { readonly severityOf: (rules: Settings["rules"]) => (code: FindingCode) => Severity | "off" };

/** Opens the check, or says why it cannot be. Nothing is contacted yet. */
export function openMeaning({ settings, env, cache, log }: MeaningRequest): Meaning | { readonly unavailable: string } {
  const { llm_validator: validator } = settings;
  const opened = openModels(validator, env, { log });
  if ("unavailable" in opened) return opened;
  return {
    model: opened.model,
    cache,
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    thresholds: validator.confidence_thresholds,
    severityOf: (rules) => (code) => rules[code] ?? "hint",
    moreRecords: settings.rag.enabled ? settings.rag.top_k : 0,
    maxTokens: validator.max_tokens,
    tokensPerDocument: validator.tokens_per_document,
  };
}

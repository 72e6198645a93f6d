// Who is asked about meaning, by the settings: the provider, then its fallbacks, each behind its own circuit, all within one budget. Nobody
// is contacted who is not named there. Keys come from the environment and are cut from whatever is said.
import type { LlmProvider, LlmSettings } from "../../../../shared/src/llm-settings.ts";
import type { ModelPort } from "../../semantic/model-port.ts";
import type { WhenQuiet } from "../../semantic/quiet.ts";
import { MissingPackageError } from "../optional-package.ts";
import { geminiModel } from "./gemini-model.ts";
import type { ModelAdapter } from "./model-adapter.ts";
import { modelChain } from "./model-chain.ts";
import { ModelFault } from "./model-fault.ts";
import { ollamaModel } from "./ollama-model.ts";
import { openaiModel } from "./openai-model.ts";
import { type Patience, PATIENCE, resilientModel } from "./resilient-model.ts";
import { createTokenCounter, dayOf, type TokenCounter, withinBudget } from "./token-budget.ts";

/** What stands around the models. */
export interface ModelSurroundings {
  /** Takes a sentence for the log. */
  readonly log: (line: string) => void;
  /** Where tokens are counted; in memory if not said. */
  readonly counter?: TokenCounter;
  readonly patience?: Patience;
  /** Awaited before parts of an answer are read; where not given, nobody else waits. */
  readonly whenQuiet?: WhenQuiet | undefined;
}

/** The variables of keys. */
const KEY_VARIABLES = ["OPENAI_API_KEY", "GOOGLE_API_KEY"] as const;

/** Makes the port; `unavailable` says why nobody can be asked. Contacts nobody yet. */
export function openModels(
  settings: LlmSettings,
  env: Readonly<Record<string, string | undefined>>,
  { log, counter = createTokenCounter(), patience = PATIENCE, whenQuiet }: ModelSurroundings,
): { readonly model: ModelPort } | { readonly unavailable: string } {
  const clean = withoutKeys(KEY_VARIABLES.map((name) => env[name]));
  const parts = {
    times: {
      connect: settings.connect_timeout_seconds * 1000,
      firstByte: settings.first_byte_timeout_seconds * 1000,
      whole: settings.timeout_seconds * 1000,
    },
    patience,
    whenQuiet,
    log: (line: string) => { log(clean(line)); },
    spend: (tokens: number) => counter.add(dayOf(Date.now()), tokens),
  };
  const models: ModelPort[] = [];
  const reasons: string[] = [];
  for (const provider of new Set([settings.provider, ...settings.fallback_providers])) {
    const found = adapterOf(provider, settings, env);
    if (typeof found === "string") reasons.push(clean(found));
    else models.push(resilientModel(found, parts));
  }
  if (models.length === 0) return { unavailable: reasons.join("; ") };
  for (const reason of reasons) parts.log(reason);
  return { model: cleaned(withinBudget(modelChain(models), counter, settings.tokens_per_day), clean) };
}

/** Who is asked by the settings, whether or not their keys and packages are at hand here. */
export function modelsIdentity({ provider, fallback_providers: fallbacks, ...settings }: LlmSettings): string {
  const names: Readonly<Record<LlmProvider, string>> = { ollama: settings.model, openai: settings.openai_model, gemini: settings.gemini_model };
  return [...new Set([provider, ...fallbacks])].map((name) => `${name} ${names[name]}`).join(", else ");
}

/** The adapter of a provider, or why there is none. */
function adapterOf(provider: LlmProvider, settings: LlmSettings, env: Readonly<Record<string, string | undefined>>): ModelAdapter | string {
  try {
    if (provider === "ollama") return ollamaModel(settings);
    return provider === "openai" ? openaiModel(settings, env["OPENAI_API_KEY"]) : geminiModel(settings, env["GOOGLE_API_KEY"]);
  } catch (error) {
    if (error instanceof MissingPackageError || error instanceof ModelFault) return `${provider} cannot be asked: ${error.message}`;
    throw error;
  }
}

/** A function that cuts the keys from a text. */
function withoutKeys(keys: readonly (string | undefined)[]): (text: string) => string {
  const known = keys.filter((key): key is string => key !== undefined && key !== "");
  return (text) => known.reduce((rest, key) => rest.replaceAll(key, "***"), text);
}

function cleaned(model: ModelPort, clean: (text: string) => string): ModelPort {
  return {
    identity: model.identity,
    async ask(request, cancel) {
      const answer = await model.ask(request, cancel);
      return answer.kind === "failed" ? { kind: "failed", reason: clean(answer.reason) } : answer;
    },
  };
}

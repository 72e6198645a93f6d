// The settings of the check by a language model: who is asked, how long and how much, and how sure an answer has to be.
import * as z from "zod";
import { httpAddress } from "./setting-values.ts";

/** Who can be asked. */
export const LLM_PROVIDERS = ["ollama", "openai", "gemini"] as const;

const provider = z.enum(LLM_PROVIDERS);
const seconds = z.number().min(0.01).max(3600);
const fraction = z.number().min(0).max(1);
const tokens = z.int().min(1).max(1_000_000_000);

/** The section `llm_validator`. */
export const llmValidatorSchema = z
  .strictObject({
    enabled: z.boolean().default(false).describe("Is the meaning of the text checked by a language model?"),
    provider: provider.default("ollama").describe("Who is asked; openai is every server that speaks OpenAI's protocol."),
    fallback_providers: z.array(provider).default([]).describe("Who is asked in turn where the provider fails; nobody else is ever contacted."),
    model: z.string().min(1).default("llama3.2").describe("The model that Ollama is asked for."),
    ollama_base_url: httpAddress.default("http://127.0.0.1:11434").describe("Where Ollama answers."),
    openai_base_url: httpAddress.nullable().default(null).describe("Where the server of OpenAI's protocol answers; null means OpenAI itself."),
    openai_model: z.string().min(1).default("gpt-4o-mini").describe("The model that a server of OpenAI's protocol is asked for."),
    gemini_base_url: httpAddress.nullable().default(null).describe("Where Gemini answers; null means Google itself."),
    gemini_model: z.string().min(1).default("gemini-2.5-flash-lite").describe("The model that Gemini is asked for."),
    temperature: z.number().min(0).max(2).default(0.1).describe("How freely the model answers."),
    max_tokens: z.int().min(1).max(1_000_000).default(1000).describe("How many tokens an answer may take."),
    timeout_seconds: seconds.default(60).describe("How many seconds a whole answer may take."),
    connect_timeout_seconds: seconds.default(5).describe("How many seconds a connection may take."),
    first_byte_timeout_seconds: seconds.default(30).describe("How many seconds the beginning of an answer may take."),
    tokens_per_document: tokens.default(20_000).describe("How many tokens one check of a document may take."),
    tokens_per_day: tokens.default(500_000).describe("How many tokens all documents may take in a day (UTC), over all your runs and editors."),
    confidence_thresholds: z
      .strictObject({
        missing: fraction.default(0.7).describe("How sure the model has to be that something needed is missing."),
        incorrect: fraction.default(0.8).describe("How sure the model has to be that the text says something false."),
      })
      .prefault({})
      .describe("Answers that are less sure are not shown."),
    debounce_seconds: z.number().min(0).max(600).default(2).describe("How many seconds typing has to rest before the model is asked."),
  })
  .prefault({})
  .describe("The check of meaning by a language model.");

/** The settings of the check by a language model. */
export type LlmSettings = z.output<typeof llmValidatorSchema>;

/** One that can be asked. */
export type LlmProvider = LlmSettings["provider"];

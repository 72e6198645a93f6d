// Opens models for tests: marked keys, small times, and everything that is said kept for looking at.
import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings.ts";
import type { LlmSettings } from "../../../shared/src/llm-settings.ts";
import { openModels } from "../../../server/src/host/models/open-models.ts";
import type { Patience } from "../../../server/src/host/models/resilient-model.ts";
import type { TokenCounter } from "../../../server/src/host/models/token-budget.ts";
import { createCancellation } from "../../../server/src/semantic/cancel.ts";
import type { ModelAnswer, ModelPort, ModelRequest } from "../../../server/src/semantic/model-port.ts";

/** Keys that are looked for in everything that is said. */
export const MARKED_KEYS = { OPENAI_API_KEY: "marked-key-of-openai", GOOGLE_API_KEY: "marked-key-of-google" };

/** A question with a text that must not come back in a reason. */
export const QUESTION: ModelRequest = {
  system: "Answer by the record.",
  prompt: "Secret paragraph of the document.",
  schema: { type: "object", properties: { findings: { type: "array", items: { type: "object" } } }, required: ["findings"] },
  maxTokens: 100,
};

/** Models as they are opened in use, with what they said in the log. */
export function openTestModel(
  settings: Partial<LlmSettings>,
  more: { readonly patience?: Partial<Patience>; readonly counter?: TokenCounter } = {},
): { readonly model: ModelPort; readonly lines: string[]; readonly ask: () => Promise<ModelAnswer> } {
  const lines: string[] = [];
  const opened = openModels({ ...defaultSettings().llm_validator, ...settings }, MARKED_KEYS, {
    log: (line) => lines.push(line),
    patience: { tries: 0, firstWait: 1, longestWait: 5, faults: 1000, rest: 1, ...more.patience },
    ...(more.counter ? { counter: more.counter } : {}),
  });
  if ("unavailable" in opened) assert.fail(opened.unavailable);
  return { model: opened.model, lines, ask: () => opened.model.ask(QUESTION, createCancellation()) };
}

/** The reason of a failed answer. */
export function reasonOf(answer: ModelAnswer): string {
  return answer.kind === "failed" ? answer.reason : assert.fail(`expected a failure, got ${JSON.stringify(answer)}`);
}

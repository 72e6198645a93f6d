// Ollama, through its own client: /api/chat with the schema as the form of the answer, streamed, so that time-outs see each part.
import { type ChatResponse, Ollama } from "ollama";
import type { LlmSettings } from "../../../../shared/src/llm-settings.ts";
import { type GatheredAnswer, wholeAnswer } from "./gathered-answer.ts";
import { type ModelAdapter, shownAddress } from "./model-adapter.ts";
import { wholeLines } from "./ollama-lines.ts";

/** Tokens of question and answer that the model is loaded for. Ollama's own default cuts longer questions without a word. */
const CONTEXT_TOKENS = 8192;

/** Ollama at `ollama_base_url`. */
export function ollamaModel(settings: LlmSettings): ModelAdapter {
  const where = `ollama at ${shownAddress(settings.ollama_base_url)}`;
  return {
    provider: "ollama",
    model: settings.model,
    where,
    absent: `it does not have the model "${settings.model}", so run "ollama pull ${settings.model}"`,
    keyVariable: undefined,
    async ask(request, fetch) {
      const client = new Ollama({ host: settings.ollama_base_url, fetch: wholeLines(fetch, where) });
      const stream = await client.chat({
        model: settings.model,
        messages: [{ role: "system", content: request.system }, { role: "user", content: request.prompt }],
        format: request.schema,
        stream: true,
        options: { temperature: settings.temperature, num_predict: request.maxTokens, num_ctx: CONTEXT_TOKENS },
      });
      const gathered: GatheredAnswer = { text: "" };
      for await (const part of stream) {
        gathered.text += part.message.content;
        if (part.done) Object.assign(gathered, endOf(part));
      }
      return wholeAnswer(gathered, request, where, { whole: "stop", cut: "length" });
    },
  };
}

/** The last part's word and count, which older servers and remembered questions leave out. */
function endOf({ done_reason = "stop", prompt_eval_count = 0, eval_count = 0 }: Partial<ChatResponse>): Omit<GatheredAnswer, "text"> {
  return { finish: done_reason, tokens: prompt_eval_count + eval_count };
}

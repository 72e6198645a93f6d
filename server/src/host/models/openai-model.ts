// Servers that speak OpenAI's protocol, through OpenAI's own client: /chat/completions with the schema as the form of the answer, streamed,
// with the tokens told at the end.
import type { LlmSettings } from "../../../../shared/src/llm-settings.ts";
import { loadOptional } from "../optional-package.ts";
import { type GatheredAnswer, wholeAnswer } from "./gathered-answer.ts";
import { type ModelAdapter, shownAddress } from "./model-adapter.ts";
import { ModelFault } from "./model-fault.ts";

/** OpenAI itself. */
const OPENAI = "https://api.openai.com/v1";

/** The server at `openai_base_url`, else OpenAI; throws a `ModelFault` or a `MissingPackageError` where it cannot be used. */
export function openaiModel(settings: LlmSettings, key: string | undefined): ModelAdapter {
  const address = settings.openai_base_url ?? OPENAI;
  if (!key && settings.openai_base_url === null) throw new ModelFault("lasting", "set OPENAI_API_KEY, or llm_validator.openai_base_url");
  const { OpenAI } = loadOptional("openai");
  const where = `openai at ${shownAddress(address)}`;
  const model = settings.openai_model;
  return {
    provider: "openai",
    model,
    where,
    absent: `check the model "${model}" and the address`,
    keyVariable: "OPENAI_API_KEY",
    async ask(request, fetch) {
      // Tries and time-outs stand around the adapter; the client's log could go to standard output.
      const client = new OpenAI({ apiKey: key ?? "none", baseURL: address, fetch, maxRetries: 0, timeout: settings.timeout_seconds * 1000, logLevel: "off" });
      const stream = await client.chat.completions.create({
        model,
        messages: [{ role: "system", content: request.system }, { role: "user", content: request.prompt }],
        response_format: { type: "json_schema", json_schema: { name: "answer", schema: request.schema, strict: true } },
        temperature: settings.temperature,
        stream: true,
        stream_options: { include_usage: true },
        // OpenAI's newer models refuse the older name, other servers know only that one.
        ...{ [settings.openai_base_url === null ? "max_completion_tokens" : "max_tokens"]: request.maxTokens },
      });
      const gathered: GatheredAnswer = { text: "" };
      for await (const { choices, usage } of stream) {
        gathered.text += choices[0]?.delta.content ?? "";
        gathered.finish = choices[0]?.finish_reason ?? gathered.finish;
        gathered.tokens = usage?.total_tokens ?? gathered.tokens;
      }
      return wholeAnswer(gathered, request, where, { whole: "stop", cut: "length" });
    },
  };
}

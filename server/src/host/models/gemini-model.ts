// Gemini, through Google's own client: the schema as the form of the answer, streamed.
import type { LlmSettings } from "../../../../shared/src/llm-settings.ts";
import { loadOptional } from "../optional-package.ts";
import { type GatheredAnswer, wholeAnswer } from "./gathered-answer.ts";
import { type ModelAdapter, shownAddress } from "./model-adapter.ts";
import { ModelFault } from "./model-fault.ts";

/** Google itself. */
const GOOGLE = "https://generativelanguage.googleapis.com";

/** Gemini at `gemini_base_url`, else at Google; throws a `ModelFault` or a `MissingPackageError` where it cannot be used. */
export function geminiModel(settings: LlmSettings, key: string | undefined): ModelAdapter {
  if (!key) throw new ModelFault("lasting", "set GOOGLE_API_KEY");
  const address = settings.gemini_base_url ?? GOOGLE;
  const { GoogleGenAI } = loadOptional("@google/genai");
  const where = `gemini at ${shownAddress(address)}`;
  const model = settings.gemini_model;
  return {
    provider: "gemini",
    model,
    where,
    absent: `check the model "${model}" and the address`,
    keyVariable: "GOOGLE_API_KEY",
    async ask(request, fetch) {
      // Both are said, so that no variable of the environment chooses another service or address.
      const client = new GoogleGenAI({ apiKey: key, vertexai: false, httpOptions: { baseUrl: address, fetch } });
      const stream = await client.models.generateContentStream({
        model,
        contents: request.prompt,
        config: {
          systemInstruction: request.system,
          responseMimeType: "application/json",
          responseJsonSchema: request.schema,
          temperature: settings.temperature,
          maxOutputTokens: request.maxTokens,
        },
      });
      const gathered: GatheredAnswer = { text: "" };
      for await (const { candidates, usageMetadata } of stream) {
        gathered.text += textOf(candidates?.[0]?.content?.parts);
        gathered.finish = candidates?.[0]?.finishReason ?? gathered.finish;
        gathered.tokens = usageMetadata?.totalTokenCount ?? gathered.tokens;
      }
      return wholeAnswer(gathered, request, where, { whole: "STOP", cut: "MAX_TOKENS" });
    },
  };
}

/** What is said, without what is only thought. */
function textOf(parts: readonly { readonly text?: string; readonly thought?: boolean }[] = []): string {
  return parts.map(({ text, thought }) => (thought ? "" : (text ?? ""))).join("");
}

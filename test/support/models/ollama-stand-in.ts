// Ollama's /api/chat: a line of JSON for each part, the last with `done` and the counts.
import type { Protocol } from "./model-stand-in.ts";

const part = (more: Readonly<Record<string, unknown>>): string => `${JSON.stringify({ model: "llama3.2", created_at: "2026-01-31T00:00:00Z", done: false, ...more })}\n`;
const said = (text: string): string => Array.from(text).map((letter) => part({ message: { role: "assistant", content: letter } })).join("");

/** The protocol of Ollama. */
export const OLLAMA: Protocol = {
  contentType: "application/x-ndjson",
  body: (text, cut) => said(text) + part({ message: { role: "assistant", content: "" }, done: true, done_reason: cut ? "length" : "stop", prompt_eval_count: 30, eval_count: 12 }),
  endless: said,
  error: `${JSON.stringify({ error: "an error was encountered while running the model" })}\n`,
};

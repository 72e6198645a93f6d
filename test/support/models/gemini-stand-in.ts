// Gemini's :streamGenerateContent?alt=sse: server-sent events, the last with the finish and the counts.
import type { Protocol } from "./model-stand-in.ts";

const event = (text: string, more: Readonly<Record<string, unknown>> = {}, finish: Readonly<Record<string, unknown>> = {}): string =>
  `data: ${JSON.stringify({ candidates: [{ content: { parts: [{ text }], role: "model" }, index: 0, ...finish }], ...more })}\r\n\r\n`;
const said = (text: string): string => Array.from(text).map((letter) => event(letter)).join("");

/** The protocol of Gemini. */
export const GEMINI: Protocol = {
  contentType: "text/event-stream",
  body: (text, cut) =>
    said(text) + event("", { usageMetadata: { promptTokenCount: 30, candidatesTokenCount: 12, totalTokenCount: 42 } }, { finishReason: cut ? "MAX_TOKENS" : "STOP" }),
  endless: said,
  error: `data: ${JSON.stringify({ error: { code: 503, message: "overloaded", status: "UNAVAILABLE" } })}\r\n\r\n`,
};

// OpenAI's /chat/completions: server-sent events, the finish, then the usage, then [DONE].
import type { Protocol } from "./model-stand-in.ts";

const event = (more: Readonly<Record<string, unknown>>): string =>
  `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "small", choices: [], ...more })}\n\n`;
const delta = (content: string, finish: string | null): string => event({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] });
const said = (text: string): string => Array.from(text).map((letter) => delta(letter, null)).join("");

/** The protocol of OpenAI. */
export const OPENAI: Protocol = {
  contentType: "text/event-stream",
  body: (text, cut) =>
    `${said(text)}${delta("", cut ? "length" : "stop")}${event({ usage: { prompt_tokens: 30, completion_tokens: 12, total_tokens: 42 } })}data: [DONE]\n\n`,
  endless: said,
  error: `data: ${JSON.stringify({ error: { message: "overloaded", type: "server_error" } })}\n\n`,
};

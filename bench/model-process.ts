// A server of Ollama's protocol in a process of its own: it answers each question after a while, in parts, with a remark that holds and two
// that cannot be looked up. Prints its address. Told by the bench to hold its answers while nothing is measured.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** Milliseconds until an answer begins, and between its parts: faster than models are. */
const [BEFORE, BETWEEN] = [60, 4];
const PARTS = 10;

const state = { served: 0, held: undefined as Promise<void> | undefined, release: (): void => undefined };

createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (text: string) => { body += text; }).on("end", () => {
    if (request.url === "/hold") {
      state.held ??= new Promise((resolve) => { state.release = resolve; });
      response.end();
    } else if (request.url === "/go") {
      state.release();
      state.held = undefined;
      response.end();
    } else if (request.url === "/served") response.end(String(state.served));
    else void answer(JSON.parse(body) as Question, response);
  });
}).listen(0, "127.0.0.1", function listening(this: { address(): unknown }) {
  console.log(`http://127.0.0.1:${(this.address() as AddressInfo).port}`);
});

interface Question {
  readonly model: string;
  readonly messages: readonly { readonly content: string }[];
}

async function answer({ model, messages }: Question, response: ServerResponse): Promise<void> {
  await wait(BEFORE);
  const line = (more: object): string => `${JSON.stringify({ model, created_at: "2026-01-01T00:00:00Z", done: false, ...more })}\n`;
  const words = replyTo(messages.at(-1)?.content ?? "").match(/.{1,4}/gsu) ?? [];
  const size = Math.ceil(words.length / PARTS);
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  for (let at = 0; at < words.length; at += size) {
    while (state.held) await state.held;
    if (response.destroyed) return;
    response.write(words.slice(at, at + size).map((content) => line({ message: { role: "assistant", content } })).join(""));
    await wait(BETWEEN);
  }
  state.served++;
  response.end(line({ message: { role: "assistant", content: "" }, done: true, done_reason: "stop", prompt_eval_count: 900, eval_count: words.length }));
}

/** The first words of the passage and the first line of the first record, and what stands in neither. */
function replyTo(prompt: string): string {
  const [, key = "", record = ""] = /\[(.+)\]\n(.+)/u.exec(prompt) ?? [];
  const { passage } = JSON.parse(prompt.slice(prompt.lastIndexOf("\n") + 1)) as { readonly passage: string };
  const remark = { kind: "capability", plugin: key, quote: passage.slice(0, 40), record, problem: "The record says something else about this plugin.", confidence: 0.9 };
  return JSON.stringify({ findings: [remark, ...["nowhere in the text", "nor here"].map((quote) => ({ ...remark, quote }))] });
}

// A question as a job of the queue. The same question is the same job, whoever asks it. Each identity of models has a queue of its own, so
// that an answer never comes from other models than were asked for. A job holds the question alone: no key, no address.
import { createHash } from "node:crypto";
import * as z from "zod";
import type { ModelAnswer, ModelRequest } from "../../semantic/model-port.ts";

/** What a worker stores for a job that was answered. */
export type JobAnswer = Extract<ModelAnswer, { readonly kind: "answered" }>;

/** How long an answer stays in Redis for those who ask the same later (seconds), and how many answers at most. */
export const KEPT = { age: 3600, count: 10_000 } as const;

/** The name of the queue of some models. */
export function queueName(identity: string): string {
  return `questions-${digest(identity).slice(0, 16)}`;
}

/** The id of a question in its queue. */
export function questionId(request: ModelRequest): string {
  return `q${digest(JSON.stringify([request.system, request.prompt, request.schema, request.maxTokens]))}`;
}

/** What a job holds, as a question; undefined where it is none. */
export function toRequest(data: unknown): ModelRequest | undefined {
  return requestSchema.safeParse(data).data;
}

/** What a worker stored, as an answer; undefined where it is none. */
export function toAnswer(value: unknown): JobAnswer | undefined {
  return answerSchema.safeParse(value).data;
}

const requestSchema = z.object({ system: z.string(), prompt: z.string(), schema: z.record(z.string(), z.unknown()), maxTokens: z.int() });
const answerSchema = z.object({ kind: z.literal("answered"), text: z.string(), provider: z.string(), model: z.string(), tokens: z.number() });

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

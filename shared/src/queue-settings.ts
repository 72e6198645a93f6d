// The section `queue`: who puts questions to language models. One machine needs none of it.
import * as z from "zod";
import { redisAddress } from "./setting-values.ts";

/** The schema of the section. */
export const queueSettings = z
  .strictObject({
    backend: z.enum(["in_process", "redis"]).default("in_process")
      .describe("Who puts questions to language models: the program itself (in_process), or the workers of a queue in Redis (redis, see tbcv worker); while Redis does not answer, the program itself."),
    redis_url: redisAddress.nullable().default(null).describe("The Redis of the queue; null means that of caching.l2, with its db and ssl."),
    worker_wait_seconds: z.number().min(0.01).max(86_400).default(30).describe("How long questions wait for a worker where none runs, in seconds."),
  })
  .prefault({})
  .describe("The queue of questions to language models, for many machines.");

// The section `rag`: how the records of the truth are found for a text. By their words, on this machine.
import * as z from "zod";

/** The most records that a search gives. */
export const MAX_TOP_K = 100;

/** The schema of the section. */
export const ragSettings = z
  .strictObject({
    enabled: z.boolean().default(true).describe("Are the records of the truth searched at all?"),
    top_k: z.int().min(1).max(MAX_TOP_K).default(5).describe("How many records a search gives."),
  })
  .prefault({})
  .describe("How the records of the truth are found for a text.");

/** The section, resolved. */
export type RagSettings = z.output<typeof ragSettings>;

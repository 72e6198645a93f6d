// The section `rag`: how the records of the truth are found for a text. Words alone need no setting; vectors need an embedding model.
import * as z from "zod";
import { httpAddress } from "./setting-values.ts";

/** The most records that a search gives. */
export const MAX_TOP_K = 100;

/** The schema of the section. */
export const ragSettings = z
  .strictObject({
    enabled: z.boolean().default(true).describe("Are the records of the truth searched at all?"),
    embedding_model: z.string().min(1).nullable().default(null)
      .describe("The embedding model of an Ollama, such as nomic-embed-text; null means that records are found by their words alone."),
    ollama_base_url: httpAddress.default("http://127.0.0.1:11434").describe("The Ollama that the embedding model is asked of; OLLAMA_BASE_URL sets it too."),
    backend: z.enum(["in_process", "chroma"]).default("in_process").describe("Who compares the vectors of records: the program itself, or a Chroma server."),
    chroma_url: httpAddress.default("http://127.0.0.1:8000").describe("The Chroma server; it counts where the backend is chroma."),
    chroma_collection: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,510}[A-Za-z0-9]$/).default("tbcv-truth")
      .describe("The collection in Chroma; each truth needs one of its own."),
    top_k: z.int().min(1).max(MAX_TOP_K).default(5).describe("How many records a search gives."),
  })
  .prefault({})
  .describe("How the records of the truth are found for a text.");

/** The section, resolved. */
export type RagSettings = z.output<typeof ragSettings>;

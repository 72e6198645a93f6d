// What the check of meaning needs of a language model: one question with the form of its answer. Adapters stand in host; here is no IO.
import type { CancelSignal } from "./cancel.ts";

/** One question. */
export interface ModelRequest {
  /** What holds for every question. */
  readonly system: string;
  readonly prompt: string;
  /** The JSON schema that the answer follows. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Tokens that the answer may take. */
  readonly maxTokens: number;
}

/** What came of a question. Trouble is data: a sentence for people, without any key or text of the document. */
export type ModelAnswer =
  | {
      readonly kind: "answered";
      /** What the model wrote; by its schema, if the model kept to it. */
      readonly text: string;
      /** Who answered, as "ollama" or "openai". */
      readonly provider: string;
      readonly model: string;
      /** Tokens that question and answer took together, as the provider counts them, or as estimated from their letters. */
      readonly tokens: number;
    }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "cancelled" };

/** Somebody who answers questions. Never rejects. */
export interface ModelPort {
  /** Provider and model, as "ollama llama3.2": part of the key under which answers are kept. */
  readonly identity: string;
  ask(request: ModelRequest, cancel: CancelSignal): Promise<ModelAnswer>;
}

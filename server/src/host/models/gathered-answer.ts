// The parts of a streamed answer, put together, and what its end means. The providers differ in their words for an end, not in its meaning.
import type { ModelRequest } from "../../semantic/model-port.ts";
import { type AdapterAnswer, estimatedTokens } from "./model-adapter.ts";
import { ModelFault } from "./model-fault.ts";

/** What came of a stream. */
export interface GatheredAnswer {
  text: string;
  /** The provider's word for why it ended; undefined where the end never came. */
  finish?: string | null | undefined;
  /** Tokens of question and answer; undefined or 0 where the provider did not count. */
  tokens?: number | undefined;
}

/** The provider's words for a whole answer and for one that reached its limit. */
export interface FinishWords {
  readonly whole: string;
  readonly cut: string;
}

/** The whole answer; throws a `ModelFault` for every other end. */
export function wholeAnswer(gathered: GatheredAnswer, { system, prompt, maxTokens }: ModelRequest, where: string, words: FinishWords): AdapterAnswer {
  const { text, finish } = gathered;
  if (!finish) throw new ModelFault("lasting", `${where} did not finish its answer`);
  // Where the provider does not count, the letters do.
  const tokens = gathered.tokens === undefined || gathered.tokens === 0 ? estimatedTokens(system, prompt, text) : gathered.tokens;
  if (finish === words.whole) return { text, tokens };
  const reason = finish === words.cut ? `the answer of ${where} was cut at ${maxTokens} tokens: raise llm_validator.max_tokens` : `${where} refused an answer`;
  throw new ModelFault("answer", reason, { tokens });
}

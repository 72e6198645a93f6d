// Why a question to a provider came to nothing. A fault is made of our own words and of codes, never of a provider's sentence: those
// repeat keys and pieces of the question.

/**
 * What a fault calls for: "passing" is worth another try, "lasting" is not but counts against the provider, "answer" is about this one
 * answer of a provider that works, "cancelled" is nobody's fault.
 */
export type FaultKind = "passing" | "lasting" | "answer" | "cancelled";

/** A failed question. The message is the reason, for people. */
export class ModelFault extends Error {
  readonly kind: FaultKind;
  /** How long the provider asks to be left alone, in milliseconds. */
  readonly waitMs: number | undefined;
  /** Tokens that it took all the same. */
  readonly tokens: number;

  constructor(kind: FaultKind, reason: string, more: { readonly waitMs?: number | undefined; readonly tokens?: number } = {}) {
    super(reason);
    this.name = "ModelFault";
    this.kind = kind;
    this.waitMs = more.waitMs;
    this.tokens = more.tokens ?? 0;
  }
}

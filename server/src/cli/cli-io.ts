// What a command may touch of the world around it. Tests hand in streams of their own; the process hands in its own.
import type { Engine } from "../engine/engine.ts";
import type { TruthProblem } from "../truth/definition.ts";
import type { TruthIndex } from "../truth/truth-index.ts";

/** A stream that text is written to. */
export interface CliOutput {
  write(text: string, written: (error?: Error | null) => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The streams, variables and the folder of a run. */
export interface CliIo {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: CliOutput;
  readonly stderr: CliOutput;
  /** Standard error where it is a terminal: what a progress bar is drawn on. */
  readonly terminal?: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working folder, absolute. */
  readonly cwd: string;
  /** Set when the user interrupts. */
  readonly signal?: AbortSignal;
  /** Where truth and engine come from; without it, the product's own. */
  readonly parts?: CliParts;
}

/** What the commands need of the floors below. */
export interface CliParts {
  readonly loadTruth: (request: { paths: readonly string[]; cache: boolean }) => Promise<LoadedTruth>;
  readonly shippedTruth: (packs: readonly string[] | null) => { readonly paths: readonly string[]; readonly unknown: readonly string[] };
  readonly createEngine: (truth: TruthIndex) => Engine | Promise<Engine>;
}

/** A truth and what was wrong in its files. */
export interface LoadedTruth {
  readonly index: TruthIndex;
  readonly problems: readonly TruthProblem[];
  /** The index as `encodeTruthIndex` writes it, where it is at hand. */
  readonly bytes?: Uint8Array;
}

/** The product's own parts, loaded when a command first needs them. */
export async function cliParts(io: CliIo): Promise<CliParts> {
  if (io.parts) return io.parts;
  const [truth, shipped] = await Promise.all([import("../host/load-truth.ts"), import("../host/shipped-truth.ts")]);
  // Not every run needs an engine, and it is the largest part.
  return { loadTruth: truth.loadTruth, shippedTruth: shipped.shippedTruth, createEngine: async (index) => (await import("../engine/create-engine.ts")).createEngine(index) };
}

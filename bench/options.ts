// What the benchmarks can be told on the command line.
import { parseArgs } from "node:util";

/** The parts, in the order in which they run. */
export const PARTS = ["index", "detect", "check", "keystroke", "requests", "workspace", "meaning", "start", "memory", "batch", "again", "recall", "peers"] as const;

/** The name of a part. */
export type PartName = (typeof PARTS)[number];

/** The options, read. */
export interface BenchOptions {
  readonly parts: readonly (PartName | "ratios")[];
  /** A folder of documents instead of made ones. */
  readonly corpus: string | undefined;
  /** Truth files and folders from which names are taken and grown; the shipped ones where empty. */
  readonly truth: readonly string[];
  /** How many names the truths hold that are measured with. */
  readonly scales: readonly number[];
  /** recall: how many names the truth holds. */
  readonly names: number;
  /** recall: print the first misses. */
  readonly show: boolean;
  /** Small samples and one round: shows that everything runs; the figures are not kept. */
  readonly quick: boolean;
  readonly check: boolean;
  readonly updateBaseline: boolean;
  readonly seed: number;
  /** The working folder of a run that is already going on. */
  readonly ground: string | undefined;
}

/** Reads the arguments; throws one sentence on what is wrong with them. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      corpus: { type: "string" },
      truth: { type: "string", multiple: true, default: [] },
      scales: { type: "string", default: "6000,60000,226000" },
      names: { type: "string", default: "6000" },
      seed: { type: "string", default: "1" },
      show: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      "update-baseline": { type: "boolean", default: false },
      ground: { type: "string" },
    },
  });
  const known: readonly string[] = [...PARTS, "ratios"];
  const unknown = positionals.find((part) => !known.includes(part));
  if (unknown !== undefined) throw new Error(`there is no part "${unknown}"; parts are ${known.join(", ")}`);
  return {
    parts: positionals as (PartName | "ratios")[],
    corpus: values.corpus,
    truth: values.truth,
    scales: values.scales.split(",").map((text) => count("--scales", text)),
    names: count("--names", values.names),
    seed: count("--seed", values.seed),
    show: values.show,
    quick: values.quick,
    check: values.check,
    updateBaseline: values["update-baseline"],
    ground: values.ground,
  };
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${option} takes whole numbers from 1, not "${text}"`);
  return number;
}

// `tbcv truth stats`: the counts of a truth, and the names of its families.
import { loadConfig } from "../host/config.ts";
import { count, groupDigits } from "../report/closing-line.ts";
import type { TruthCounts, TruthIndex } from "../truth/truth-index.ts";
import { oneOf } from "./check-options.ts";
import { sayTruthProblems, truthPaths, truthStatus } from "./check-truth.ts";
import { type CliIo, cliParts } from "./cli-io.ts";
import { noticeWriter } from "./notices.ts";
import { streamSink } from "./output-sink.ts";
import { checkedConfig } from "./run-config.ts";

/** The options of the commands about truth. */
export interface TruthCommandOptions {
  readonly truth?: readonly string[];
  readonly config?: string;
  readonly format: string;
  readonly cache: boolean;
}

/** One and many. */
const LABELS: Readonly<Record<keyof TruthCounts, readonly [one: string, many: string]>> = {
  families: ["family", "families"],
  plugins: ["plugin", "plugins"],
  names: ["name", "names"],
  ids: ["id", "ids"],
  slugs: ["slug", "slugs"],
  aliases: ["alias", "aliases"],
  formerNames: ["former name", "former names"],
  misspellings: ["misspelling", "misspellings"],
  patterns: ["pattern", "patterns"],
  combinations: ["combination", "combinations"],
  dependencies: ["dependency", "dependencies"],
  nearKeys: ["near-name key", "near-name keys"],
  words: ["known word", "known words"],
  bytes: ["byte of index", "bytes of index"],
};

/** Prints every count, the families, the revision and the problems; status 2 where the truth was loaded in part. */
export async function truthStatsCommand(options: TruthCommandOptions, io: CliIo): Promise<number> {
  const format = oneOf("--format", options.format, ["text", "json"]);
  const notices = noticeWriter(io, false);
  const request = { folder: io.cwd, file: options.config, workingFolder: io.cwd, env: io.env };
  const config = checkedConfig(await loadConfig(request), io, notices);
  const parts = await cliParts(io);
  const choice = { named: options.truth ?? [], workingFolder: io.cwd, settings: config.settings.truth, configFolder: config.folder };
  const { index, problems } = await parts.loadTruth({ paths: truthPaths(choice, parts), cache: options.cache });
  await sayTruthProblems(problems, io.cwd, notices);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const totals = { errors, warnings: problems.length - errors };
  const families = index.families().map(({ family }) => family);
  const text = format === "json"
    ? `${JSON.stringify({ version: 1, revision: index.revision, counts: index.counts, families, problems: totals })}\n`
    : statsText(index, families, totals);
  await streamSink(io.stdout).write(text);
  return truthStatus(problems);
}

function statsText({ counts, revision }: TruthIndex, families: readonly string[], totals: { errors: number; warnings: number }): string {
  const rows = (Object.keys(LABELS) as (keyof TruthCounts)[]).map((key) => [LABELS[key][counts[key] === 1 ? 0 : 1], groupDigits(counts[key])] as const);
  const numberWidth = Math.max(...rows.map(([, number]) => number.length));
  const lines = rows.map(([label, number]) => `${number.padStart(numberWidth)}  ${label}`);
  const problems = `problems: ${count(totals.errors, "error")}, ${count(totals.warnings, "warning")}`;
  return [...lines, `families: ${families.join(", ")}`, `revision: ${revision}`, problems, ""].join("\n");
}

// `tbcv truth stats`: the counts of a truth.
import { loadConfig } from "../host/config.ts";
import { count, groupDigits } from "../report/closing-line.ts";
import type { TruthCounts } from "../truth/truth-index.ts";
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

const LABELS: Readonly<Record<keyof TruthCounts, string>> = {
  families: "families",
  plugins: "plugins",
  names: "names",
  ids: "ids",
  slugs: "slugs",
  aliases: "aliases",
  formerNames: "former names",
  misspellings: "misspellings",
  patterns: "patterns",
  combinations: "combinations",
  dependencies: "dependencies",
  nearKeys: "near-name keys",
  words: "known words",
  bytes: "bytes of index",
};

/** Prints every count, the revision and the problems; status 2 where the truth was loaded in part. */
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
  const text = format === "json"
    ? `${JSON.stringify({ version: 1, revision: index.revision, counts: index.counts, problems: totals })}\n`
    : statsText(index.counts, index.revision, totals);
  await streamSink(io.stdout).write(text);
  return truthStatus(problems);
}

function statsText(counts: TruthCounts, revision: string, totals: { errors: number; warnings: number }): string {
  const rows = (Object.keys(LABELS) as (keyof TruthCounts)[]).map((key) => [LABELS[key], groupDigits(counts[key])] as const);
  const numberWidth = Math.max(...rows.map(([, number]) => number.length));
  const lines = rows.map(([label, number]) => `${number.padStart(numberWidth)}  ${label}`);
  const problems = `problems: ${count(totals.errors, "error")}, ${count(totals.warnings, "warning")}`;
  return [...lines, `revision: ${revision}`, problems, ""].join("\n");
}

// `tbcv truth lint`: the problems of truth files, one a line.
import { resolve } from "node:path";
import { isWithin } from "../host/paths.ts";
import { count } from "../report/closing-line.ts";
import { displayText } from "../report/display-text.ts";
import type { TruthProblem } from "../truth/definition.ts";
import { oneOf } from "./check-options.ts";
import { formatProblemPlace, placeProblems, type PlacedProblem, truthStatus } from "./check-truth.ts";
import { type CliIo, type CliParts, cliParts } from "./cli-io.ts";
import { streamSink } from "./output-sink.ts";

/** Prints the problems in the order of files and places; status 2 where there is an error. */
export async function truthLintCommand(paths: readonly string[], givenFormat: string, io: CliIo): Promise<number> {
  const format = oneOf("--format", givenFormat, ["text", "json"]);
  const parts = await cliParts(io);
  const named = paths.map((path) => resolve(io.cwd, path));
  const { index, problems: alone } = await parts.loadTruth({ paths: named, cache: false });
  const problems = alone.some(isAdrift) ? await withShipped(named, parts) : alone;
  const placed = [...(await placeProblems(problems, io.cwd))].sort(byPlace);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const text = format === "json" ? jsonText(placed) : placed.map(lineOf).join("");
  const closing = `${count(errors, "error")} and ${count(problems.length - errors, "warning")} in ${count(index.counts.plugins, "plugin")} of ${count(index.counts.families, "family", "families")}\n`;
  await streamSink(io.stdout).write(format === "json" ? text : text + closing);
  return truthStatus(problems);
}

/** An entry that adds to a plugin which none of the named files defines. */
function isAdrift({ code, severity }: TruthProblem): boolean {
  return code === "truth-unknown-reference" && severity === "error";
}

/** The problems of the named files where the shipped packs lie below them. */
async function withShipped(named: readonly string[], parts: CliParts): Promise<readonly TruthProblem[]> {
  const { problems } = await parts.loadTruth({ paths: [...parts.shippedTruth(null).paths, ...named], cache: true });
  return problems.filter(({ file }) => named.some((path) => isWithin(path, file)));
}

function byPlace(a: PlacedProblem, b: PlacedProblem): number {
  return a.shownFile < b.shownFile ? -1 : a.shownFile > b.shownFile ? 1 : a.line - b.line || a.column - b.column;
}

function lineOf(problem: PlacedProblem): string {
  return `${displayText(`${formatProblemPlace(problem)}: ${problem.severity} ${problem.message} ${problem.code}`)}\n`;
}

function jsonText(problems: readonly PlacedProblem[]): string {
  const rows = problems.map(({ file, line, column, span, severity, code, message }) => ({
    file, ...(line > 0 && { line, column }), ...(span && { offset: [span.start, span.end] }), severity, code, message,
  }));
  return `${JSON.stringify({ version: 1, problems: rows })}\n`;
}

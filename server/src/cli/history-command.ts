// `tbcv history`: the runs of a folder, and how each differs from the one before.
import { listRuns } from "../host/storage/run-history.ts";
import type { StoredRun } from "../host/storage/storage-tables.ts";
import { oneOf } from "./check-options.ts";
import { EXIT } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { type StorageOption, withHistory } from "./history-storage.ts";
import { streamSink } from "./output-sink.ts";

/** The options of the command. */
export interface HistoryOptions extends StorageOption {
  readonly format: string;
}

/** Prints the runs, the oldest first. */
export async function historyCommand(options: HistoryOptions, io: CliIo): Promise<number> {
  const format = oneOf("--format", options.format, ["text", "json"]);
  await withHistory(options, io, async (storage, folder) => {
    const runs = withChanges(await listRuns(storage, folder));
    await streamSink(io.stdout).write(format === "json" ? `${JSON.stringify({ version: 1, folder, runs }, undefined, 2)}\n` : textOf(runs, folder));
  });
  return EXIT.clean;
}

/** A run with the sum of its findings, and the change of it since the run before; null for the first one. */
interface ListedRun extends StoredRun {
  readonly findings: number;
  readonly change: number | null;
}

function withChanges(runs: readonly StoredRun[]): readonly ListedRun[] {
  return runs.map((run, at) => {
    const before = runs[at - 1];
    return { ...run, findings: findingsOf(run), change: before ? findingsOf(run) - findingsOf(before) : null };
  });
}

function findingsOf({ errors, warnings, information, hints }: StoredRun): number {
  return errors + warnings + information + hints;
}

const COLUMNS = ["RUN", "DATE", "FILES", "ERRORS", "WARNINGS", "INFORMATION", "HINTS", "FINDINGS", "CHANGE"];

function textOf(runs: readonly ListedRun[], folder: string): string {
  if (runs.length === 0) return `no run of ${folder} is in the history: tbcv check records one\n`;
  const rows = [COLUMNS, ...runs.map((run) => [run.id, shownDate(run.started), run.files, run.errors, run.warnings, run.information, run.hints, run.findings, shownChange(run.change)].map(String))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return `${rows.map((row) => row.map((cell, column) => (column === 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ")).join("\n")}\n`;
}

/** In UTC, to the second. */
function shownDate(started: string): string {
  return `${started.slice(0, 19).replace("T", " ")}Z`;
}

function shownChange(change: number | null): string {
  if (change === null) return "";
  return change > 0 ? `+${change}` : String(change);
}

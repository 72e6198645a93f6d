// `tbcv diff RUN RUN`: the findings that came and went between two runs.
import { diffRuns, type RunDiff } from "../host/storage/diff-runs.ts";
import type { Storage } from "../host/storage/open-storage.ts";
import { findRun, listFindings, listRuns } from "../host/storage/run-history.ts";
import type { StoredFinding, StoredRun } from "../host/storage/storage-tables.ts";
import { displayText } from "../report/display-text.ts";
import { oneOf } from "./check-options.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import type { HistoryOptions } from "./history-command.ts";
import { withHistory } from "./history-storage.ts";
import { streamSink } from "./output-sink.ts";

/** Prints what changed from the first run to the second one. */
export async function diffCommand([from, to]: readonly [string, string], options: HistoryOptions, io: CliIo): Promise<number> {
  const format = oneOf("--format", options.format, ["text", "json"]);
  await withHistory(options, io, async (storage, folder) => {
    const runs = [await namedRun(storage, folder, from), await namedRun(storage, folder, to)] as const;
    const diff = diffRuns(await listFindings(storage, runs[0].id), await listFindings(storage, runs[1].id));
    const { added, gone, same } = diff;
    await streamSink(io.stdout).write(format === "json" ? `${JSON.stringify({ version: 1, from: runs[0], to: runs[1], new: added, gone, same }, undefined, 2)}\n` : textOf(diff));
  });
  return EXIT.clean;
}

/** A run by its id, or as `last` or `previous` of the folder. */
async function namedRun(storage: Storage, folder: string, name: string): Promise<StoredRun> {
  const place = ["last", "previous"].indexOf(name);
  const run = place >= 0 ? (await listRuns(storage, folder)).at(-1 - place) : /^\d{1,9}$/u.test(name) ? await findRun(storage, Number(name)) : undefined;
  if (run !== undefined) return run;
  if (place >= 0) throw new UsageError([errorLine(`there is no ${name} run of ${folder}`, "tbcv check records one")]);
  throw new UsageError([errorLine(`there is no run "${name}"`, "write last, previous or a number of tbcv history")]);
}

function textOf({ added, gone, same }: RunDiff): string {
  return [...added.map((finding) => line("+", finding)), ...gone.map((finding) => line("-", finding)), `${added.length} new, ${gone.length} gone, ${same} the same`, ""].join("\n");
}

/** Places count from 1, as in the report. */
function line(sign: string, { path, line: at, character, severity, message, code }: StoredFinding): string {
  return displayText(`${sign} ${path}:${at + 1}:${character + 1}  ${severity}  ${message}  ${code}`);
}

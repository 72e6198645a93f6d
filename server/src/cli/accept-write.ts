// Writes what `tbcv accept` has planned, or shows it, and says which file got which line.
import type { FileChange } from "../host/accept-plan.ts";
import { makeFile, replaceFile } from "../host/edit-file.ts";
import { diskReason } from "../host/read-file.ts";
import { shownPath } from "../host/paths.ts";
import { displayText } from "../report/display-text.ts";
import { errorLine, UsageError } from "./cli-error.ts";
import type { OutputSink } from "./output-sink.ts";

interface Writing {
  /** What is added, for people. */
  readonly what: string;
  readonly changes: readonly FileChange[];
  readonly dryRun: boolean;
  readonly cwd: string;
  readonly sink: OutputSink;
}

/** Writes the files in their order; where one cannot be written, says which ones are. */
export async function writeChanges({ what, changes, dryRun, cwd, sink }: Writing): Promise<void> {
  const written: string[] = [];
  for (const [at, change] of changes.entries()) {
    const shown = shownPath(cwd, change.file);
    if (!dryRun) await write(change, shown, written);
    written.push(shown);
    const { line, lines } = lineChanges(change);
    const place = change.before === undefined ? `${shown}, a new file` : `${shown}:${line}`;
    const added = at === 0 ? `${dryRun ? "Would add" : "Added"} ${what} in ${place}.` : `${dryRun ? "Would list" : "Listed"} ${shownPath(cwd, changes[0]?.file ?? "")} in ${place}.`;
    await sink.write([added, ...(dryRun ? lines : [])].map((text) => `${displayText(text)}\n`).join(""));
  }
}

async function write({ file, before, after }: FileChange, shown: string, written: readonly string[]): Promise<void> {
  try {
    await (before === undefined ? makeFile(file, after) : replaceFile(file, before, after));
  } catch (error) {
    const reason = diskReason(error).replace("cannot be read", "cannot be written");
    const already = written.length > 0 ? `; ${written.join(" and ")} is written already` : "";
    throw new UsageError([errorLine(`${shown} ${reason}`, `mend that and run the command again${already}`)]);
  }
}

/** The lines that differ, with "-" and "+", and the number of the last new one (from 1). */
function lineChanges({ before, after }: FileChange): { readonly line: number; readonly lines: readonly string[] } {
  const old = before === undefined ? [] : before.split(/\r?\n/u);
  const now = after.split(/\r?\n/u);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let same = 0;
  while (same < old.length - start && same < now.length - start && old.at(-1 - same) === now.at(-1 - same)) same++;
  const end = now.length - same;
  const lines = [...old.slice(start, old.length - same).map((line) => `  - ${line}`), ...now.slice(start, end).map((line) => `  + ${line}`)];
  return { line: end, lines: lines.at(-1) === "  + " ? lines.slice(0, -1) : lines };
}

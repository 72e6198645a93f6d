// The files of a run: checked in this thread where they are few, else by several threads; reported in their order either way.
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { Severity } from "../../../shared/src/codes.ts";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { Engine } from "../engine/engine.ts";
import { shownPath } from "../host/paths.ts";
import { checkFile, type CheckOutcome, type FileTask } from "./check-file.ts";
import type { CheckPool } from "./check-pool.ts";
import type { SemanticRun } from "./check-semantic.ts";
import type { CheckRun } from "./check-run.ts";
import type { CliIo, LoadedTruth } from "./cli-io.ts";
import { inOrder } from "./in-order.ts";
import type { Notices } from "./notices.ts";
import type { Progress } from "./progress.ts";

/** What the files of a run are checked with. */
interface FilesParts {
  readonly engine: Engine;
  readonly truth: LoadedTruth;
  /** How many threads may check; undefined: one for each core. */
  readonly jobs: number | undefined;
  readonly settingsOf: (path: string) => DocumentSettings;
  /** Safe fixes of findings from this severity on are made in the files. */
  readonly fix: Severity | undefined;
  /** Asks a language model about each file as well. */
  readonly semantic: SemanticRun | undefined;
  readonly io: CliIo;
  readonly notices: Notices;
  readonly progress: Progress;
}

/** Threads take about as long to start as this much text takes to check. Bytes. */
const WORTH_BYTES = 400_000;
/** So many files for each thread are begun before the first of them is reported. */
const AHEAD = 8;

/** Checks files, each reported as soon as those before it are. */
export async function checkFiles(files: readonly string[], run: CheckRun, parts: FilesParts): Promise<void> {
  const { io, progress, settingsOf, fix, semantic } = parts;
  const threads = await threadsFor(files, parts.jobs ?? availableParallelism());
  const pool = threads > 1 ? await openPool(threads, parts) : undefined;
  const check = (task: FileTask): Promise<CheckOutcome> => (pool ? pool.check(task) : checkFile(parts.engine, task));
  const work = async (path: string): Promise<{ path: string; outcome: CheckOutcome }> => {
    const settings = settingsOf(path);
    const outcome = await check({ path, settings, fix });
    return { path, outcome: semantic ? await semantic.add({ path, shownPath: shownPath(io.cwd, path), settings }, outcome) : outcome };
  };
  try {
    for await (const { path, outcome } of inOrder(files, pool ? threads * AHEAD : semantic ? AHEAD : 1, work)) {
      if (run.abandoned || io.signal?.aborted) break;
      await run.take({ path, shownPath: shownPath(io.cwd, path) }, outcome);
      progress.step();
    }
  } finally {
    progress.hide();
    await pool?.end();
  }
}

/** As many threads as may be, where there is enough to do for them. */
async function threadsFor(files: readonly string[], jobs: number): Promise<number> {
  const most = Math.min(jobs, files.length);
  let bytes = 0;
  for (const path of most > 1 ? files : []) {
    bytes += await stat(path).then(({ size }) => size, () => 0);
    if (bytes >= WORTH_BYTES) return most;
  }
  return 1;
}

async function openPool(threads: number, { engine, truth, io, notices }: FilesParts): Promise<CheckPool> {
  const { CheckPool } = await import("./check-pool.ts");
  return new CheckPool({
    truth,
    threads,
    signal: io.signal,
    checkHere: (task) => checkFile(engine, task),
    onUnavailable(error) {
      notices.note("tbcv: no threads could be started, so the files are checked one after the other");
      notices.detail(error);
    },
  });
}

// The files of a run: what earlier runs found in them is taken as it is; the others are checked in this thread where they are few, else by
// several threads. Reported in their order either way.
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { Severity } from "../../../shared/src/codes.ts";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { Engine } from "../engine/engine.ts";
import type { Cache } from "../host/cache/cache.ts";
import { shownPath } from "../host/paths.ts";
import { checkFile, type CheckOutcome, type FileTask } from "./check-file.ts";
import type { CheckPool } from "./check-pool.ts";
import type { SemanticRun } from "./check-semantic.ts";
import type { CheckRun } from "./check-run.ts";
import type { CliIo, LoadedTruth } from "./cli-io.ts";
import { inOrder } from "./in-order.ts";
import { type LookedUpFile, lookUpFiles } from "./known-outcomes.ts";
import type { Notices } from "./notices.ts";
import type { Progress } from "./progress.ts";

/** What the files of a run are checked with. */
interface FilesParts {
  /** The engine, made when it is first asked for. */
  readonly engine: () => Promise<Engine>;
  readonly truth: LoadedTruth;
  /** Where results are kept; undefined: nowhere. */
  readonly cache: Cache | undefined;
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

interface CheckedFile {
  readonly path: string;
  /** Undefined where the run ended before. */
  readonly outcome: CheckOutcome | undefined;
}

/** Checks files, each reported as soon as those before it are. */
export async function checkFiles(files: readonly string[], run: CheckRun, parts: FilesParts): Promise<void> {
  const { io, progress, settingsOf, fix, semantic, cache, truth } = parts;
  const threads = createThreads(parts);
  const check = async ({ path, settings, content, known, keep }: LookedUpFile): Promise<CheckedFile> => {
    if (ended()) return { path, outcome: undefined };
    const outcome = known ?? (await threads.check({ path, settings, fix, ...(content && { content }) }));
    if (known === undefined) await keep?.(outcome);
    return { path, outcome: semantic ? await semantic.add({ path, shownPath: shownPath(io.cwd, path), settings }, outcome) : outcome };
  };
  const ended = (): boolean => run.abandoned || io.signal?.aborted === true;
  async function report(checked: AsyncIterable<CheckedFile>): Promise<void> {
    for await (const { path, outcome } of checked) {
      // What rules found while a language model was waited for is not lost by an interrupt.
      if (outcome === undefined || (ended() && (run.abandoned || !semantic))) return;
      await run.take({ path, shownPath: shownPath(io.cwd, path) }, outcome);
      progress.step();
    }
  }
  try {
    for await (const batch of lookUpFiles(files, { cache, revision: truth.index.revision, settingsOf })) {
      await threads.prepare(batch.filter(({ known }) => known === undefined).map(({ path }) => path));
      await report(inOrder(batch, semantic ? AHEAD : threads.ahead(), check));
      if (ended()) break;
    }
  } finally {
    progress.hide();
    await threads.end();
  }
}

/** What checks the files: this thread, and several others from the first batch on that is worth their start. */
interface Threads {
  /** Told which files are to be checked next. */
  prepare(paths: readonly string[]): Promise<void>;
  /** How many files may be begun at once. */
  ahead(): number;
  check(task: FileTask): Promise<CheckOutcome>;
  end(): Promise<void>;
}

function createThreads(parts: FilesParts): Threads {
  let pool: CheckPool | undefined;
  let ahead = 1;
  return {
    async prepare(paths) {
      if (pool) return;
      const threads = await threadsFor(paths, parts.jobs ?? availableParallelism());
      if (threads <= 1) return;
      pool = await openPool(threads, parts);
      ahead = threads * AHEAD;
    },
    ahead: () => ahead,
    check: async (task) => (pool ? pool.check(task) : checkFile(await parts.engine(), task)),
    end: async () => pool?.end(),
  };
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
    checkHere: async (task) => checkFile(await engine(), task),
    onUnavailable(error) {
      notices.note("tbcv: no threads could be started, so the files are checked one after the other");
      notices.detail(error);
    },
  });
}

// `tbcv check`: settings, truth, files, findings, reports, exit status.
import { dirname, resolve } from "node:path";
import type { Severity } from "../../../shared/src/codes.ts";
import type { Engine } from "../engine/engine.ts";
import { type Config, loadConfig } from "../host/config.ts";
import { folderOf, walkFiles } from "../host/file-walk.ts";
import { commonFolder, shownPath } from "../host/paths.ts";
import type { ReportSummary, SkippedFile } from "../report/report-input.ts";
import { count } from "../report/closing-line.ts";
import { checkFiles } from "./check-files.ts";
import type { CheckOptions } from "./check-options.ts";
import { openOutputs } from "./check-reports.ts";
import { engineMaker, openCache, openSemantic } from "./check-parts.ts";
import { CheckRun, statusOf } from "./check-run.ts";
import { checkStdin } from "./check-stdin.ts";
import { reportTruth, sayTruthProblems, sayUnknownFamilies, truthPaths, truthStatus } from "./check-truth.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import { type CliIo, cliParts, type LoadedTruth } from "./cli-io.ts";
import { noticeWriter, type Notices } from "./notices.ts";
import { createProgress, type Progress } from "./progress.ts";
import { createRunRecorder, type RunRecorder } from "./run-recorder.ts";
import { checkedConfig } from "./run-config.ts";
import { namesOtherTruth, readRunConfigs, type RunConfigs } from "./run-configs.ts";

/** Runs the batch check and tells the exit status. */
export async function checkCommand(paths: readonly string[], options: CheckOptions, io: CliIo): Promise<number> {
  const notices = noticeWriter(io, options.quiet);
  const config = await configOf(paths, options, io, notices);
  const found = options.stdio ? undefined : await filesOf({ paths, options, config, io, notices });
  const truth = await loadTruth(options, { config, others: found?.configs.all ?? [] }, io, notices);
  const progress = createProgress(io, found?.files.length ?? 0, notices.quiet);
  const engine = engineMaker(truth, io);
  const recorder = options.history && !options.stdio ? createRunRecorder({ config, truth: truth.index.revision, io, notices }) : undefined;
  const run = new CheckRun({
    outputs: await openOutputs(options, io, reportTruth(truth)),
    severity: options.severity,
    semanticSeverity: options.semanticSeverity,
    onOutput: progress.hide,
    onChecked: recorder?.onChecked,
    onNotice(shown, notice) {
      progress.hide();
      notices.say(`tbcv: ${shown} is ${notice}: save it as UTF-8`);
    },
    onUnfixed(shown, reason) {
      progress.hide();
      notices.say(`tbcv: the fixes of ${shown} were not made: ${reason}`);
    },
    onFault: notices.detail,
  });
  await run.start();
  if (found) await checkFound(found, run, { engine, truth, options, config, io, notices, progress });
  else await checkStdin(run, { engine: await engine(), options, config, io });
  const summary = await endUnlessInterrupted(run, recorder, io, notices);
  return summary === undefined ? EXIT.interrupted : worst(truthStatus(truth.problems), statusOf({ ...summary, ...run.ofRules }, options));
}

/** Ends the reports and stores the run. What nobody waited for is no run; the fixes in it were made all the same. */
async function endUnlessInterrupted(run: CheckRun, recorder: RunRecorder | undefined, io: CliIo, notices: Notices): Promise<ReportSummary | undefined> {
  const isInterrupted = io.signal?.aborted === true;
  const isWhole = !run.abandoned && !isInterrupted;
  if (!isWhole) await recorder?.storeFixes();
  if (isInterrupted) return undefined;
  const summary = await endRun(run, notices);
  if (isWhole) await recorder?.store(summary);
  return summary;
}

interface FoundParts {
  readonly engine: () => Promise<Engine>;
  readonly truth: LoadedTruth;
  readonly options: CheckOptions;
  readonly config: Config;
  readonly io: CliIo;
  readonly notices: Notices;
  readonly progress: Progress;
}

/** Checks the files of a run, with what earlier runs found, and with a model where that is asked for. */
async function checkFound(found: FoundFiles, run: CheckRun, { options, config, ...parts }: FoundParts): Promise<void> {
  for (const left of found.leftOut) run.skip(left);
  const jobs = options.jobs ?? config.settings.performance.worker_pool_size ?? undefined;
  const cache = await openCache(options, config, parts.notices);
  const semantic = options.semantic ? await openSemantic({ ...parts, config, cache, keeps: options.cache }) : undefined;
  try {
    await checkFiles(found.files, run, { ...parts, cache, jobs, settingsOf: found.configs.settingsOf, fix: fixedFrom(options), semantic });
  } finally {
    for (const unasked of (await semantic?.end()) ?? []) run.note(unasked);
    await cache?.close();
  }
}

/** What is not shown is not changed. */
function fixedFrom({ fix, severity }: CheckOptions): Severity | undefined {
  return fix ? severity : undefined;
}

/** Ends the reports and says what was not checked. */
async function endRun(run: CheckRun, notices: Notices): Promise<ReportSummary> {
  const summary = await run.end();
  for (const { shownPath: path, reason } of run.unchecked) notices.say(`tbcv: ${path} was not checked: ${reason}`);
  const { fixes, files } = run.fixed;
  if (fixes > 0) notices.note(`tbcv: ${count(fixes, "fix", "fixes")} made in ${count(files, "file")}`);
  if (run.faults > 0) notices.fault("Some files could not be checked because of an error of the program.");
  return summary;
}

/** A failed read or an internal error outweighs a truth in part, which outweighs findings. */
function worst(...statuses: readonly number[]): number {
  return Math.max(...statuses);
}

/** The configuration of a whole run. */
export async function configOf(paths: readonly string[], options: CheckOptions, io: CliIo, notices: Notices): Promise<Config> {
  const named = options.stdio ? [dirname(resolve(io.cwd, options.stdinFilename ?? "stdin"))] : await Promise.all(paths.map((path) => folderOf(path, io.cwd)));
  const folder = commonFolder(named) ?? io.cwd;
  const config = await loadConfig({ folder, file: options.config, workingFolder: io.cwd, env: io.env });
  return checkedConfig(config, io, notices);
}

/** The files of a run. */
interface FoundFiles {
  readonly files: readonly string[];
  readonly leftOut: readonly SkippedFile[];
  readonly configs: RunConfigs;
}

interface FilesRequest {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  readonly config: Config;
  readonly io: CliIo;
  readonly notices: Notices;
}

/** The files of a run with their configurations; none at all is a usage error. */
export async function filesOf({ paths, options, config, io, notices }: FilesRequest): Promise<FoundFiles> {
  const { ignore, files } = config.settings;
  const walk = await walkFiles({ paths, workingFolder: io.cwd, configFolder: config.folder, ignore, files, includeCode: options.includeCode || config.settings.include_code });
  if (walk.missing.length > 0) {
    throw new UsageError(walk.missing.map((path) => errorLine(`"${path}" names no file or folder`, "correct the path, or quote the pattern")));
  }
  const named = options.config !== undefined || Boolean(io.env["TBCV_CONFIG"]);
  const configs = await readRunConfigs({ files: walk.files, met: walk.configs, top: config, named }, io, notices);
  const taken = walk.files.filter((path) => !configs.ignores(path));
  const typed = new Set(paths.map((path) => resolve(io.cwd, path)));
  const ignored = walk.files.filter((path) => configs.ignores(path) && typed.has(path));
  const leftOut = [...walk.leftOut, ...ignored.map((path) => ({ path, reason: "left out by the setting ignore", failed: false }))]
    .map((file) => ({ ...file, shownPath: shownPath(io.cwd, file.path) }));
  if (taken.length === 0 && !leftOut.some((file) => file.failed)) {
    const left = leftOut.map((file) => `tbcv: ${file.shownPath} was not checked: ${file.reason}`);
    throw new UsageError([...left, errorLine("no file to check was found", "name a file or folder with documents, or add their kind to the setting files")]);
  }
  return { files: taken, leftOut, configs };
}

/** The configuration of the whole run, and those of some of its folders. */
interface ConfigsInForce {
  readonly config: Config;
  readonly others: readonly Config[];
}

/** The truth of a run; what is wrong in it is said. */
export async function loadTruth(options: CheckOptions, { config, others }: ConfigsInForce, io: CliIo, notices: Notices): Promise<LoadedTruth> {
  const parts = await cliParts(io);
  const choice = { named: options.truth, workingFolder: io.cwd, settings: config.settings.truth, configFolder: config.folder };
  const loaded = await parts.loadTruth({ paths: truthPaths(choice, parts), cache: options.cache });
  await sayTruthProblems(loaded.problems, io.cwd, notices);
  sayUnknownFamilies([config, ...others].map(({ settings }) => settings), loaded.index, notices);
  for (const other of options.truth.length > 0 ? [] : others) {
    if (namesOtherTruth(other, config)) notices.note(`tbcv: the truth that ${shownPath(io.cwd, other.file ?? other.folder)} names is not used in this run: check its folder on its own to use it`);
  }
  if (loaded.index.counts.plugins === 0) notices.note("tbcv: the truth holds no plugin, so nothing can be found: see truth.packs and truth.truth_directories in the settings");
  return loaded;
}

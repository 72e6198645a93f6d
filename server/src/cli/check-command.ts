// `tbcv check`: settings, truth, files, findings, reports, exit status.
import { dirname, resolve } from "node:path";
import { type Config, loadConfig } from "../host/config.ts";
import { documentSettings } from "../host/config-document.ts";
import { folderOf, walkFiles, type WalkResult } from "../host/file-walk.ts";
import { commonFolder, relativePath, shownPath } from "../host/paths.ts";
import { readDocument } from "../host/read-file.ts";
import type { CheckOptions } from "./check-options.ts";
import { openOutputs } from "./check-reports.ts";
import { CheckRun, statusOf } from "./check-run.ts";
import { checkStdin } from "./check-stdin.ts";
import { reportTruth, sayTruthProblems, sayUnknownFamilies, truthPaths, truthStatus } from "./check-truth.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import { type CliIo, cliParts, type LoadedTruth } from "./cli-io.ts";
import { noticeWriter, type Notices } from "./notices.ts";
import { createProgress, type Progress } from "./progress.ts";
import { checkedConfig } from "./run-config.ts";

/** Runs the batch check and tells the exit status. */
export async function checkCommand(paths: readonly string[], options: CheckOptions, io: CliIo): Promise<number> {
  const notices = noticeWriter(io, options.quiet);
  const config = await configOf(paths, options, io, notices);
  const walk = options.stdio ? undefined : await filesOf(paths, config, io, notices);
  const loaded = await loadTruth(options, config, io, notices);
  const progress = createProgress(io, walk?.files.length ?? 0, notices.quiet);
  const run = new CheckRun({
    engine: (await cliParts(io)).createEngine(loaded.index),
    outputs: await openOutputs(options, io, reportTruth(loaded)),
    severity: options.severity,
    settingsOf: (path) => documentSettings(config.settings, relativePath(config.folder, path)),
    onOutput: progress.hide,
    onFault: notices.detail,
  });
  await run.start();
  if (walk) await checkFiles(walk, run, { io, notices, progress });
  else await checkStdin(run, options, config, io);
  if (io.signal?.aborted) return EXIT.interrupted;
  const summary = await run.end();
  for (const { shownPath: path, reason } of summary.skipped) notices.say(`tbcv: ${path} was not checked: ${reason}`);
  if (run.faults > 0) notices.fault("Some files could not be checked because of an error of the program.");
  return worst(truthStatus(loaded.problems), statusOf(summary, options));
}

/** A failed read or an internal error outweighs a truth in part, which outweighs findings. */
function worst(...statuses: readonly number[]): number {
  return Math.max(...statuses);
}

async function configOf(paths: readonly string[], options: CheckOptions, io: CliIo, notices: Notices): Promise<Config> {
  const named = options.stdio ? [dirname(resolve(io.cwd, options.stdinFilename ?? "stdin"))] : await Promise.all(paths.map((path) => folderOf(path, io.cwd)));
  const folder = commonFolder(named) ?? io.cwd;
  const config = await loadConfig({ folder, file: options.config, workingFolder: io.cwd, env: io.env });
  return checkedConfig(config, io, notices);
}

async function filesOf(paths: readonly string[], config: Config, io: CliIo, notices: Notices): Promise<WalkResult> {
  const { ignore, files } = config.settings;
  const walk = await walkFiles({ paths, workingFolder: io.cwd, configFolder: config.folder, ignore, files });
  if (walk.missing.length > 0) {
    throw new UsageError(walk.missing.map((path) => errorLine(`"${path}" names no file or folder`, "correct the path, or quote the pattern")));
  }
  if (walk.files.length === 0 && !walk.leftOut.some((file) => file.failed)) {
    const left = walk.leftOut.map((file) => `tbcv: ${shownPath(io.cwd, file.path)} was not checked: ${file.reason}`);
    throw new UsageError([...left, errorLine("no file to check was found", "name a file or folder with documents, or add their kind to the setting files")]);
  }
  for (const other of walk.configs) {
    if (other !== config.file) notices.note(`tbcv: ${shownPath(io.cwd, other)} is not used in this run: check its folder on its own to use it`);
  }
  return walk;
}

async function loadTruth(options: CheckOptions, config: Config, io: CliIo, notices: Notices): Promise<LoadedTruth> {
  const parts = await cliParts(io);
  const choice = { named: options.truth, workingFolder: io.cwd, settings: config.settings.truth, configFolder: config.folder };
  const loaded = await parts.loadTruth({ paths: truthPaths(choice, parts), cache: options.cache });
  await sayTruthProblems(loaded.problems, io.cwd, notices);
  sayUnknownFamilies(config.settings, loaded.index, notices);
  if (loaded.index.counts.plugins === 0) notices.note("tbcv: the truth holds no plugin, so nothing can be found: see truth.packs and truth.truth_directories in the settings");
  return loaded;
}

/** What a run over files tells the user on the way. */
interface Surroundings {
  readonly io: CliIo;
  readonly notices: Notices;
  readonly progress: Progress;
}

async function checkFiles(walk: WalkResult, run: CheckRun, { io, notices, progress }: Surroundings): Promise<void> {
  for (const { path, reason, failed } of walk.leftOut) run.skip({ path, shownPath: shownPath(io.cwd, path), reason, failed });
  for (const path of walk.files) {
    if (run.abandoned || io.signal?.aborted) break;
    const shown = shownPath(io.cwd, path);
    const content = await readDocument(path);
    if (content.kind === "text") {
      if (content.notice !== undefined) {
        progress.hide();
        notices.say(`tbcv: ${shown} is ${content.notice}: save it as UTF-8`);
      }
      await run.check({ path, shownPath: shown, text: content.text, languageId: "" });
    } else run.skip({ path, shownPath: shown, reason: content.reason, failed: content.kind === "failed" });
    progress.step();
  }
  progress.hide();
}

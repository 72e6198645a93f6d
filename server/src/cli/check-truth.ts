// The truth of a run: which paths, what is wrong in them, and how that is said.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Settings } from "../../../shared/src/settings.ts";
import { nearest } from "../host/nearest.ts";
import { shownPath } from "../host/paths.ts";
import { count } from "../report/closing-line.ts";
import type { ReportTruth } from "../report/report-input.ts";
import { createLineIndex } from "../text/line-index.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import type { TruthProblem } from "../truth/definition.ts";
import { EXIT, errorLine, UsageError } from "./cli-error.ts";
import type { CliParts, LoadedTruth } from "./cli-io.ts";
import type { Notices } from "./notices.ts";

/** Which truth a run asks for. */
interface TruthChoice {
  /** Paths of the command line; they replace everything else. */
  readonly named: readonly string[];
  readonly workingFolder: string;
  readonly settings: Settings["truth"];
  /** The folder to which the settings' paths are relative. */
  readonly configFolder: string;
}

/** The files and folders of the truth; a pack that is not shipped is a usage error. */
export function truthPaths(choice: TruthChoice, parts: Pick<CliParts, "shippedTruth">): readonly string[] {
  if (choice.named.length > 0) return choice.named.map((path) => resolve(choice.workingFolder, path));
  const { packs, truth_files: files, truth_directories: folders } = choice.settings;
  const shipped = parts.shippedTruth(packs);
  if (shipped.unknown.length > 0) {
    throw new UsageError(shipped.unknown.map((pack) => errorLine(`no truth pack "${pack}" is shipped`, "correct truth.packs, or name your own folder in truth.truth_directories")));
  }
  return [...shipped.paths, ...[...files, ...folders].map((path) => resolve(choice.configFolder, path))];
}

/** The truth's figures for a report. */
export function reportTruth({ index, problems }: LoadedTruth): ReportTruth {
  const { families, plugins, names } = index.counts;
  return { families, plugins, names, revision: index.revision, problems: problems.length, errors: problems.filter(isError).length };
}

/** A problem with its place by line and column, both from 1; 0 where the whole file is meant. */
export interface PlacedProblem extends TruthProblem {
  readonly shownFile: string;
  readonly line: number;
  readonly column: number;
}

/** Finds the lines of problems; each file is read once. */
export async function placeProblems(problems: readonly TruthProblem[], workingFolder: string): Promise<readonly PlacedProblem[]> {
  const files = [...new Set(problems.filter((problem) => problem.span).map((problem) => problem.file))];
  const lines = new Map(await Promise.all(files.map(async (file) => [file, await linesOf(resolve(workingFolder, file))] as const)));
  return problems.map((problem) => {
    const at = problem.span && lines.get(problem.file)?.positionAt(problem.span.start);
    const shownFile = shownPath(workingFolder, resolve(workingFolder, problem.file));
    return { ...problem, shownFile, line: at ? at.line + 1 : 0, column: at ? at.character + 1 : 0 };
  });
}

async function linesOf(file: string): Promise<ReturnType<typeof createLineIndex> | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : createLineIndex(text.replace(/^\uFEFF/, ""));
}

/** A place as FILE:LINE:COLUMN, or the file alone. */
export function formatProblemPlace(problem: PlacedProblem): string {
  return problem.line === 0 ? problem.shownFile : `${problem.shownFile}:${problem.line}:${problem.column}`;
}

/** Says what is wrong in a truth: each error, and one line for all warnings. */
export async function sayTruthProblems(problems: readonly TruthProblem[], workingFolder: string, notices: Notices): Promise<void> {
  const errors = await placeProblems(problems.filter(isError), workingFolder);
  const warnings = problems.length - errors.length;
  for (const problem of errors) notices.say(`tbcv: ${problem.code} (${formatProblemPlace(problem)}): ${problem.message}`);
  if (warnings > 0) notices.note(`tbcv: truth has ${count(warnings, "warning")}; see tbcv truth lint`);
}

/** Says which families of the settings are in no truth: such a setting does nothing. */
export function sayUnknownFamilies(all: readonly Settings[], index: TruthIndex, notices: Notices): void {
  const named = all.flatMap((settings) => [settings.families, ...Object.values(settings.folders), ...settings.overrides.map(({ families }) => families ?? []), Object.keys(settings.family_overrides)].flat());
  const known = index.families().map(({ family }) => family);
  for (const family of new Set(named)) {
    if (known.includes(family)) continue;
    const meant = nearest(family, known);
    notices.note(`tbcv: no family "${family}" is in the truth, so the settings that name it do nothing${meant === undefined ? "" : `: did you mean ${meant}?`}`);
  }
}

/** The exit status that a truth asks for on its own. */
export function truthStatus(problems: readonly TruthProblem[]): number {
  return problems.some(isError) ? EXIT.usage : EXIT.clean;
}

function isError(problem: TruthProblem): boolean {
  return problem.severity === "error";
}

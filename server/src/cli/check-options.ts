// The options of `tbcv check`, from texts to types. Wrong ones are usage errors that name the nearest right one.
import { SEVERITIES, type Severity } from "../../../shared/src/codes.ts";
import { MAX_JOBS } from "../../../shared/src/settings.ts";
import { nearest } from "../host/nearest.ts";
import { errorLine, UsageError } from "./cli-error.ts";
import { REPORT_FORMATS, type ReportFormat } from "./report-formats.ts";

/** One report: its format, and the file it goes to (standard output without one). */
interface ReportTarget {
  readonly format: ReportFormat;
  readonly file?: string;
}

/** The options as the command line's parser gives them. */
export interface RawCheckOptions {
  readonly format?: readonly string[];
  readonly truth?: readonly string[];
  readonly config?: string;
  readonly severity?: string;
  readonly failOn?: string;
  readonly maxWarnings?: string;
  readonly jobs?: string;
  readonly includeCode?: boolean;
  readonly explain?: string;
  readonly cache: boolean;
  readonly history: boolean;
  readonly fix?: boolean;
  readonly semantic?: boolean;
  readonly stdio?: boolean;
  readonly stdinFilename?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** The options, checked. */
export interface CheckOptions {
  readonly reports: readonly ReportTarget[];
  readonly truth: readonly string[];
  readonly config: string | undefined;
  /** The quietest severity that is shown. */
  readonly severity: Severity;
  /** The same for what a language model says. */
  readonly semanticSeverity: Severity;
  readonly failOn: Severity | "never";
  readonly maxWarnings: number | undefined;
  /** How many threads check at most; undefined: as the settings say. */
  readonly jobs: number | undefined;
  /** True: source code is taken too, whatever the settings say. */
  readonly includeCode: boolean;
  readonly cache: boolean;
  /** True: the run is kept in the history. */
  readonly history: boolean;
  /** True: safe fixes are made in the files. */
  readonly fix: boolean;
  /** True: a language model is asked as well. */
  readonly semantic: boolean;
  readonly stdio: boolean;
  readonly stdinFilename: string | undefined;
  readonly quiet: boolean;
  readonly colour: boolean;
}

/** Checks the options of one call; throws a usage error for the wrong ones. */
export function checkOptions(raw: RawCheckOptions, paths: readonly string[]): CheckOptions {
  const failOn = oneOf("--fail-on", raw.failOn ?? "warning", [...SEVERITIES, "never"]);
  const stdio = raw.stdio ?? false;
  checkInput(stdio, raw, paths);
  return {
    reports: reportTargets(raw.format ?? []),
    truth: raw.truth ?? [],
    config: raw.config,
    severity: raw.severity === undefined ? shownBy(failOn) : oneOf("--severity", raw.severity, SEVERITIES),
    semanticSeverity: raw.severity === undefined ? "hint" : oneOf("--severity", raw.severity, SEVERITIES),
    failOn,
    maxWarnings: wholeNumber("--max-warnings", raw.maxWarnings, [0, 999_999_999]),
    jobs: wholeNumber("--jobs", raw.jobs, [1, MAX_JOBS]),
    includeCode: raw.includeCode ?? false,
    cache: raw.cache,
    history: raw.history,
    fix: raw.fix ?? false,
    semantic: raw.semantic ?? false,
    stdio,
    stdinFilename: raw.stdinFilename,
    quiet: raw.quiet ?? false,
    colour: raw.color,
  };
}

/** Standard input is one document, and no file. */
function checkInput(stdio: boolean, { fix, semantic, stdinFilename }: RawCheckOptions, paths: readonly string[]): void {
  if (!stdio && stdinFilename !== undefined) throw wrong("--stdin-filename names what standard input holds", "add --stdio");
  if (!stdio) return;
  if (paths.length > 0) throw wrong("check --stdio reads standard input and takes no path", "leave out the path, or --stdio");
  if (semantic === true) throw wrong("--semantic checks files, and standard input is none", "leave out --semantic, or name the file");
  if (fix === true) throw wrong("--fix changes files, and standard input is none", "leave out --fix, or name the file");
}

/** A text that must be one of a few. */
export function oneOf<T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === given.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(given, allowed);
  throw wrong(`${option} cannot be "${given}"`, near === undefined ? `use one of ${allowed.join(", ")}` : `did you mean "${near}"?`);
}

/** What makes the run fail is shown, even where it is a hint. */
function shownBy(failOn: Severity | "never"): Severity {
  return failOn === "hint" ? "hint" : "information";
}

function reportTargets(given: readonly string[]): readonly ReportTarget[] {
  const targets = given.map((text): ReportTarget => {
    const at = text.indexOf("=");
    const format = oneOf("--format", at < 0 ? text : text.slice(0, at), REPORT_FORMATS);
    const file = at < 0 ? "" : text.slice(at + 1);
    if (at >= 0 && file === "") throw wrong(`--format ${format}= names no file`, `write --format ${format}=FILE`);
    return file === "" ? { format } : { format, file };
  });
  const onOutput = targets.filter((target) => target.file === undefined);
  if (onOutput.length > 1) throw wrong("only one report can go to standard output", "give the others a file: --format sarif=FILE");
  return targets.length === 0 ? [{ format: "text" }] : targets;
}

/** The number of an option; undefined where it was not given. One out of range is a usage error. */
export function wholeNumber(option: string, given: string | undefined, [least, most]: readonly [number, number]): number | undefined {
  if (given === undefined) return undefined;
  const number = /^\d+$/.test(given) ? Number(given) : NaN;
  if (number >= least && number <= most) return number;
  const range = option === "--max-warnings" ? `from ${least}` : `from ${least} to ${most}`;
  throw wrong(`${option} cannot be "${given}"`, `write a whole number ${range}`);
}

function wrong(what: string, mend: string): UsageError {
  return new UsageError([errorLine(what, mend)]);
}

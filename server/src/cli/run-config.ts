// What a command does with the problems of a configuration: errors end it, with all of them listed; notices are said.
import type { Config } from "../host/config.ts";
import { formatPlace, type SettingsProblem } from "../host/config-problem.ts";
import { shownPath } from "../host/paths.ts";
import { errorLine, UsageError } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import type { Notices } from "./notices.ts";

/** The configuration, if it may be used. */
export function checkedConfig(config: Config, io: CliIo, notices: Notices): Config {
  const errors = config.problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0) throw new UsageError(errors.map((problem) => problemLine(problem, io)));
  for (const problem of config.problems) notices.note(problemLine(problem, io));
  return config;
}

function problemLine({ what, mend, place }: SettingsProblem, io: CliIo): string {
  const isFile = place.name.includes("/") || place.name.includes("\\");
  return errorLine(what, mend, formatPlace(isFile ? { ...place, name: shownPath(io.cwd, place.name) } : place));
}

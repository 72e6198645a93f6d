// Problems of configurations: those of a file become diagnostics on it, those of the environment and the editor are logged once.
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { formatPlace, type SettingsProblem } from "../host/config-problem.ts";
import type { FolderConfig } from "../host/folder-config.ts";
import { toUri } from "./document-address.ts";
import type { FileProblems } from "./file-problems.ts";

/** Shows the problems of the configurations in force; call it with all of them whenever one was read. */
export function createConfigProblems(files: FileProblems, warn: (message: string) => void): (configs: readonly FolderConfig[]) => void {
  let logged = new Set<string>();
  return (configs) => {
    const byFile = new Map<string, Map<string, Diagnostic>>();
    const messages = new Set<string>();
    for (const { config } of configs) {
      for (const problem of config.problems) {
        if (problem.place.name !== config.file) messages.add(`tbcv: ${sentence(problem)} (${formatPlace(problem.place)})`);
        else addTo(byFile, toUri(config.file), problem);
      }
    }
    for (const message of messages) if (!logged.has(message)) warn(message);
    logged = messages;
    files.set("configuration", new Map([...byFile].map(([uri, problems]) => [uri, [...problems.values()]])));
  };
}

/** Several folders may share a file; each of its problems is shown once. */
function addTo(byFile: Map<string, Map<string, Diagnostic>>, uri: string, problem: SettingsProblem): void {
  const problems = byFile.get(uri) ?? new Map<string, Diagnostic>();
  byFile.set(uri, problems);
  const diagnostic = toDiagnostic(problem);
  problems.set(JSON.stringify(diagnostic), diagnostic);
}

function toDiagnostic(problem: SettingsProblem): Diagnostic {
  const line = (problem.place.line ?? 1) - 1;
  const character = (problem.place.column ?? 1) - 1;
  return {
    // An editor widens an empty range to the word that stands there.
    range: { start: { line, character }, end: { line, character } },
    severity: problem.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Information,
    source: "tbcv",
    message: sentence(problem),
  };
}

function sentence({ what, mend }: SettingsProblem): string {
  return `${what}: ${mend}`;
}

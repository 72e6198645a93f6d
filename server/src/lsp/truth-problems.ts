// Problems of truth files as diagnostics at their places. Only of the user's own files: what ships with the program is not theirs to mend.
import { readFile } from "node:fs/promises";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { isWithin } from "../host/paths.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import type { TruthProblem } from "../truth/definition.ts";
import { toUri } from "./document-address.ts";
import type { ProblemsByFile } from "./file-problems.ts";
import type { PositionConverter } from "./position-encoding.ts";

/** Finds the places of problems; each file is read once. `ownPaths` are the user's files and folders. */
export async function truthDiagnostics(
  problems: readonly TruthProblem[],
  ownPaths: readonly string[],
  converter: PositionConverter,
): Promise<ProblemsByFile> {
  const own = problems.filter(({ file }) => ownPaths.some((path) => isWithin(path, file)));
  const files = [...new Set(own.map(({ file }) => file))];
  const read = await Promise.all(
    files.map(async (file): Promise<[string, readonly Diagnostic[]]> => {
      const snapshot = await snapshotOf(file);
      return [toUri(file), own.filter((problem) => problem.file === file).map((problem) => toDiagnostic(problem, snapshot, converter))];
    }),
  );
  return new Map(read);
}

async function snapshotOf(file: string): Promise<Snapshot> {
  const text = await readFile(file, "utf8").catch(() => "");
  return createSnapshot({ uri: toUri(file), languageId: "", version: 0, text: text.replace(/^\uFEFF/, "") });
}

function toDiagnostic({ code, severity, message, span }: TruthProblem, snapshot: Snapshot, converter: PositionConverter): Diagnostic {
  return {
    range: converter.toRange(snapshot, span ?? { start: 0, end: 0 }),
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: "tbcv",
    message,
  };
}

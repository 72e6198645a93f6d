// Problems as the checks note them: with a path in the data. They become problems with offsets at the end, once for each
// file that has any.
import { compareText } from "./compare-text.ts";
import type { TruthProblem, TruthProblemCode, TruthSource } from "./definition.ts";
import { createPlaceFinder, type PathEnd, type SourcePath } from "./source-places.ts";

/** A problem in a file that could be taken apart. */
export interface Fault {
  readonly code: TruthProblemCode;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly path: SourcePath;
  /** Which part of the last step of the path is meant. */
  readonly end: PathEnd;
}

/** A fault and the file that has it. */
export interface PlacedFault {
  readonly source: TruthSource;
  readonly fault: Fault;
}

/** Finds the places of faults, and orders everything by file, place and code. */
export function toProblems(placed: readonly PlacedFault[], others: readonly TruthProblem[]): readonly TruthProblem[] {
  const bySource = new Map<TruthSource, Fault[]>();
  for (const { source, fault } of placed) {
    const faults = bySource.get(source);
    if (faults === undefined) bySource.set(source, [fault]);
    else faults.push(fault);
  }
  const problems: TruthProblem[] = [...others];
  for (const [source, faults] of bySource) {
    const place = createPlaceFinder(source);
    for (const { code, severity, message, path, end } of faults) {
      const span = place(path, end);
      problems.push({ code, severity, message, file: source.file, ...(span === undefined ? {} : { span }) });
    }
  }
  return problems.sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

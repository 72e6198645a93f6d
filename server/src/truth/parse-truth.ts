// Truth files in, families of plugin definitions and problems out. The outcome is the same whatever the order of the files and
// of their entries; bad input gives problems, never an exception, and what is right beside it is loaded.
import { checkCycles } from "./check-cycles.ts";
import { checkReferences } from "./check-references.ts";
import { checkRules } from "./check-rules.ts";
import { checkSharedNames } from "./check-shared-names.ts";
import { compareText } from "./compare-text.ts";
import type { TruthSet, TruthSource } from "./definition.ts";
import { joinFamilies } from "./join-families.ts";
import { toProblems } from "./problem-list.ts";
import { readTruthFile } from "./read-file.ts";

/** Parses truth files. Throws nothing; offsets in problems are UTF-16 units of the file's text. */
export function parseTruth(sources: readonly TruthSource[]): TruthSet {
  const read = inOrder(sources).map((source) => readTruthFile(source));
  const joined = joinFamilies(read.flatMap(({ file }) => file ?? []));
  const faults = [
    ...read.flatMap(({ source, faults }) => faults.map((fault) => ({ source, fault }))),
    ...joined.faults,
    ...checkReferences(joined),
    ...checkRules(joined),
    ...checkCycles(joined),
    ...checkSharedNames(joined),
  ];
  return { families: joined.families, problems: toProblems(faults, read.flatMap(({ problem }) => problem ?? [])) };
}

/** By file name, each file once. */
function inOrder(sources: readonly TruthSource[]): readonly TruthSource[] {
  const ordered = [...sources].sort((a, b) => compareText(a.file, b.file) || compareText(a.text, b.text));
  return ordered.filter((source, place) => {
    const before = ordered[place - 1];
    return before?.file !== source.file || before.text !== source.text;
  });
}

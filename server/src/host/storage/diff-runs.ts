// What changed between two runs. A finding that only moved is the same: its file, code and text tell it, and how often it stands there.
import type { StoredFinding } from "./storage-tables.ts";

/** The findings that came and went, and how many stayed. */
export interface RunDiff {
  readonly added: readonly StoredFinding[];
  readonly gone: readonly StoredFinding[];
  readonly same: number;
}

/** Compares the findings of two runs; both lists stay in their order. */
export function diffRuns(before: readonly StoredFinding[], after: readonly StoredFinding[]): RunDiff {
  const added = leftOver(after, before);
  return { added, gone: leftOver(before, after), same: after.length - added.length };
}

/** What has no match among the others. */
function leftOver(findings: readonly StoredFinding[], others: readonly StoredFinding[]): readonly StoredFinding[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const left = counts.get(keyOf(finding)) ?? 0;
    counts.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}

function keyOf({ path, code, text }: StoredFinding): string {
  return JSON.stringify([path, code, text]);
}

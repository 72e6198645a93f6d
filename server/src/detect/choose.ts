// Among overlapping candidates the heavier stands: letters less 2.5 for each edit, so a longer good span beats the exact
// pieces inside it, and an extra word does not. Greedy by weight; ties go to the exact one, then the earlier.
import type { Candidate } from "./candidate.ts";

/** Chooses the candidates that stand, in order of place. */
export function chooseCandidates(candidates: readonly Candidate[]): Candidate[] {
  const ranked = [...candidates].sort((a, b) => b.weight - a.weight || rank(a) - rank(b) || a.start - b.start || b.end - a.end);
  const chosen: Candidate[] = [];
  for (const candidate of ranked) {
    if (chosen.every((other) => other.end <= candidate.start || candidate.end <= other.start)) chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

function rank({ match }: Candidate): number {
  return match === "exact" ? 0 : 1;
}

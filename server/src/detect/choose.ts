// Among overlapping candidates the heavier stands: letters less 2.5 for each edit, so a longer good span beats the exact
// pieces inside it, and an extra word does not. Greedy by weight; ties go to the exact one, then the earlier.
import type { Candidate } from "./candidate.ts";

/** Chooses the candidates that stand, in order of place. */
export function chooseCandidates(candidates: readonly Candidate[]): Candidate[] {
  if (candidates.length < 2) return [...candidates];
  const ranked = [...candidates].sort((a, b) => b.weight - a.weight || rank(a) - rank(b) || a.start - b.start || b.end - a.end);
  // Characters that are taken: a large block may hold thousands of candidates, so they are not compared pair by pair.
  const taken = new Set<number>();
  const chosen: Candidate[] = [];
  for (const candidate of ranked) {
    const { start, end } = candidate;
    if (isTaken(taken, start, end)) continue;
    for (let at = start; at < end; at++) taken.add(at);
    chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

function isTaken(taken: ReadonlySet<number>, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (taken.has(at)) return true;
  return false;
}

function rank({ match }: Candidate): number {
  return match === "exact" ? 0 : 1;
}

// Does a candidate count? Settled with the whole document in view: the vetoes of its kind of match, then its points against the threshold
// (score.ts). Everything errs towards silence: a wrong finding costs more trust than a missed one.
import type { IndexData } from "../truth/index-data.ts";
import type { Candidate } from "./candidate.ts";
import { Case, type FamiliesInForce } from "./case.ts";
import { reaches, type Score, scoreOf } from "./score.ts";
import { vetoOf } from "./vetoes.ts";

export type { FamiliesInForce } from "./case.ts";

/** Tells whether a candidate is a mention that findings may speak about. Exact ones: whether they show what the page is about. */
export function counts(data: IndexData, candidate: Candidate, force: FamiliesInForce): boolean {
  const of = new Case(data, candidate, force);
  return vetoOf(of) === undefined && reaches(of);
}

/** The same, with everything that led to it. */
export interface Reckoning extends Score {
  readonly veto: string | undefined;
}

/** Reckons a candidate for people; it counts where there is no veto and the sum is at the threshold or above. */
export function reckon(data: IndexData, candidate: Candidate, force: FamiliesInForce): Reckoning {
  const of = new Case(data, candidate, force);
  return { ...scoreOf(of), veto: vetoOf(of) };
}

// How sure a mention is: base by kind of match, moved by the context. The gate (edits, similarity, does it count) is
// elsewhere; this figure serves `min_confidence` and explanations.
import type { Settings } from "../../../shared/src/settings.ts";
import type { Candidate } from "./candidate.ts";
import { contextOf } from "./score.ts";

/**
 * 0–1: min(1, base + context_match · c), base being exact_match for the right letters, else
 * fuzzy_match + (1 − fuzzy_match) · (similarity − threshold) / (1 − threshold).
 * c is the sum of the rows about the surroundings.
 */
export function confidenceOf(candidate: Candidate, weights: Settings["truth"]["confidence_weights"], threshold: number): number {
  const { match, fits } = candidate;
  const share = threshold < 1 ? (fits[0].similarity - threshold) / (1 - threshold) : 1;
  const base = match === "near" ? weights.fuzzy_match + (1 - weights.fuzzy_match) * share : weights.exact_match;
  return Math.round(Math.max(0, Math.min(1, base + weights.context_match * contextOf(candidate).score)) * 1000) / 1000;
}

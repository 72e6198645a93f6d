// "Did you mean …?" for keys, values, families and ids in problems of truth files.
import { distance } from "fastest-levenshtein";

/** The nearest of some known texts, as the end of a sentence; empty where none is near. */
export function didYouMean(given: string, known: Iterable<string>): string {
  const wanted = given.slice(0, 100).toLowerCase();
  let best = "";
  let bestDistance = Math.min(Math.ceil(wanted.length * 0.4) + 1, wanted.length);
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const far = distance(wanted, candidate.toLowerCase());
    if (far >= bestDistance) continue;
    best = candidate;
    bestDistance = far;
  }
  return best === "" ? "" : `; did you mean ${quoted(best)}?`;
}

/** A text of a truth file in double quotes, on one line and not too long for a message. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return `"${line.length > 60 ? `${line.slice(0, 59).replace(/[\uD800-\uDBFF]$/, "")}…` : line}"`;
}

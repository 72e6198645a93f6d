// A candidate in its block.
import type { Span } from "../text/span.ts";
import type { Candidate } from "./candidate.ts";
import type { Cues } from "./cues.ts";

/** What a window turned out to be. */
export type Found = Pick<Candidate, "match" | "fits" | "tied" | "weight"> & { readonly span: Span };

/** What a candidate is besides. */
type Place = Pick<Candidate, "text" | "pieces" | "zone" | "everydayText" | "broken">;

/** A candidate whose cues are read when first asked for: most are never asked. */
export class PlacedCandidate implements Candidate {
  readonly match: Candidate["match"];
  readonly fits: Candidate["fits"];
  readonly tied: boolean;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly pieces: Candidate["pieces"];
  readonly zone: Candidate["zone"];
  readonly everydayText: boolean;
  readonly broken: boolean;
  #cues: Cues | undefined;
  readonly #readCues: (span: Span) => Cues;

  constructor({ match, fits, tied, weight, span }: Found, { text, pieces, zone, everydayText, broken }: Place, read: (span: Span) => Cues) {
    this.match = match;
    this.fits = fits;
    this.tied = tied;
    this.weight = weight;
    this.start = span.start;
    this.end = span.end;
    this.text = text;
    this.pieces = pieces;
    this.zone = zone;
    this.everydayText = everydayText;
    this.broken = broken;
    this.#readCues = read;
  }

  get cues(): Cues {
    return (this.#cues ??= this.#readCues(this));
  }
}

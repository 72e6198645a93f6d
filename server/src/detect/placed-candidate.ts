// A candidate in its block.
import type { Zone } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import type { Candidate } from "./candidate.ts";
import type { Cues } from "./cues.ts";

/** What a window turned out to be. */
export type Found = Pick<Candidate, "match" | "fits" | "tied" | "weight"> & { readonly span: Span };

/** What a candidate is besides. */
type Place = Pick<Candidate, "text" | "pieces" | "everydayText" | "broken"> & { readonly zone: Zone; readonly family: number };

/** Reads the cues of a stretch of the block that is being read; one for all candidates of a block. */
export type BlockCues = (zone: Zone, span: Span, family: number) => Cues;

/**
 * A candidate. With many names every second word is one, and an open document keeps them all, so it holds little: its cues are
 * read each time they are asked for, which is seldom.
 */
export class PlacedCandidate implements Candidate {
  readonly match: Candidate["match"];
  readonly fits: Candidate["fits"];
  readonly tied: boolean;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly pieces: Candidate["pieces"];
  readonly everydayText: boolean;
  readonly broken: boolean;
  readonly #zone: Zone;
  readonly #family: number;
  readonly #readCues: BlockCues;

  constructor({ match, fits, tied, weight, span }: Found, { text, pieces, zone, everydayText, broken, family }: Place, read: BlockCues) {
    this.match = match;
    this.fits = fits;
    this.tied = tied;
    this.weight = weight;
    this.start = span.start;
    this.end = span.end;
    this.text = text;
    this.pieces = pieces;
    this.#zone = zone;
    this.#family = family;
    this.everydayText = everydayText;
    this.broken = broken;
    this.#readCues = read;
  }

  get zone(): Candidate["zone"] {
    return this.#zone.kind;
  }

  get cues(): Cues {
    return this.#readCues(this.#zone, this, this.#family);
  }
}

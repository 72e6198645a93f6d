// From the names found in a block to its mentions: what counts, who wins an overlap. Offsets are those of the block.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { Candidate, Fit } from "../detect/candidate.ts";
import { chooseCandidates } from "../detect/choose.ts";
import { confidenceOf } from "../detect/confidence.ts";
import { counts, type FamiliesInForce } from "../detect/judge.ts";
import { contextOf } from "../detect/score.ts";
import type { MeantName, Mention } from "../rules/mention.ts";
import { NAME_KINDS } from "../truth/name-table.ts";
import type { TruthIndex } from "../truth/truth-index.ts";

const FORMER = NAME_KINDS.indexOf("former-name");
const NONE: readonly BlockMention[] = Object.freeze([]);

/** A mention that can be put where its block stands. */
export interface BlockMention extends Mention {
  /** The same mention with its offsets moved by those of its block. */
  placed(blockStart: number): Mention;
}

/** What mentions are made with. */
export interface MentionParts {
  readonly truth: TruthIndex;
  readonly settings: DocumentSettings;
}

/** The mentions of a block, in order of place. */
export function blockMentions(candidates: readonly Candidate[], force: FamiliesInForce, parts: MentionParts): readonly BlockMention[] {
  if (candidates.length === 0) return NONE;
  return standing(candidates, parts.truth, force).map((candidate) => new CandidateMention(candidate, parts, 0));
}

/** The candidates of a block that stand: they count and lose to no other. */
function standing(candidates: readonly Candidate[], truth: TruthIndex, force: FamiliesInForce): Candidate[] {
  const counting = new Set<Candidate>();
  // The right letters of some name, even where that does not count, are no slip of another one.
  const silent: Candidate[] = [];
  for (const candidate of candidates) {
    if (counts(truth.data, candidate, force)) counting.add(candidate);
    else if (candidate.match !== "near") silent.push(candidate);
  }
  const isOutweighed = createOutweighed(silent);
  const contenders = candidates.filter(
    (candidate) => candidate.match === "exact" || (counting.has(candidate) && !(candidate.match === "near" && isOutweighed(candidate))),
  );
  return chooseCandidates(contenders).filter((candidate) => counting.has(candidate));
}

/** Tells whether one of some candidates overlaps another and weighs as much. Each character is looked at once. */
function createOutweighed(by: readonly Candidate[]): (candidate: Candidate) => boolean {
  const weights = new Map<number, number>();
  for (const { start, end, weight } of by) for (let at = start; at < end; at++) weights.set(at, Math.max(weights.get(at) ?? -Infinity, weight));
  return ({ start, end, weight }) => {
    for (let at = start; at < end; at++) if ((weights.get(at) ?? -Infinity) >= weight) return true;
    return false;
  };
}

/** A mention by its candidate. What costs to find out is found out when it is asked: most mentions are right and silent. */
class CandidateMention implements BlockMention {
  readonly #candidate: Candidate;
  readonly #parts: MentionParts;
  readonly span: Mention["span"];
  readonly text: string;
  readonly zone: Mention["zone"];
  readonly match: Mention["match"];
  readonly meant: MeantName;
  readonly tied: boolean;

  constructor(candidate: Candidate, parts: MentionParts, blockStart: number) {
    this.#candidate = candidate;
    this.#parts = parts;
    this.span = { start: blockStart + candidate.start, end: blockStart + candidate.end };
    this.text = candidate.text;
    this.zone = candidate.zone;
    this.match = candidate.match;
    this.meant = toMeant(candidate.fits[0]);
    this.tied = candidate.tied;
    Object.freeze(this);
  }

  placed(blockStart: number): Mention {
    return new CandidateMention(this.#candidate, this.#parts, blockStart);
  }

  get pieces(): Mention["pieces"] {
    const by = this.span.start - this.#candidate.start;
    return this.#candidate.pieces?.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));
  }

  get others(): readonly MeantName[] {
    return this.#candidate.fits.slice(1).map(toMeant);
  }

  get renamedTo(): readonly number[] {
    return this.match === "exact" ? formerOwners(this.#candidate.fits[0].form, this.#parts.truth) : [];
  }

  get context(): number {
    return contextOf(this.#candidate).score;
  }

  get confidence(): number {
    const { weights, similarityThreshold } = this.#parts.settings;
    return confidenceOf(this.#candidate, weights, similarityThreshold);
  }

  get cues(): readonly string[] {
    return contextOf(this.#candidate).reasons;
  }
}

function toMeant({ formText, kind, plugins, distance, similarity }: Fit): MeantName {
  return { form: formText, kind: NAME_KINDS[kind] ?? "name", plugins, distance, similarity };
}

function formerOwners(form: number, { data: { names } }: TruthIndex): number[] {
  const owners: number[] = [];
  for (let at = names.ownerStart[form] ?? 0; at < (names.ownerStart[form + 1] ?? 0); at++) {
    if (names.ownerKind[at] === FORMER) owners.push(names.ownerPlugin[at] ?? 0);
  }
  return owners;
}

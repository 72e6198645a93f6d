// A candidate before the judge: what is asked of it again and again, read once.
import type { ZoneKind } from "../document/document.ts";
import type { IndexData } from "../truth/index-data.ts";
import { FORM_CONTEXT, FORM_EVERYDAY, FORM_FREE, FORM_ID, FORM_SINGLE } from "../truth/name-table.ts";
import type { Candidate, Fit } from "./candidate.ts";
import type { Cues } from "./cues.ts";
import type { MentionMatch } from "./mention-match.ts";
import { isCode } from "./read-zones.ts";
import { isNameShaped } from "./text-shape.ts";

/** Row numbers that can be asked for. */
type Rows = Pick<ReadonlySet<number>, "has">;

/** What a document is about, and how that is known. */
export interface FamiliesInForce {
  /** Families named in the front matter or the settings, by row. */
  readonly named: Rows;
  /** Families of which a distinctive name stands in the document exactly, by row. */
  readonly seen: Rows;
  /** Forms that stand in the document exactly, with capitals that no everyday word would have. */
  readonly forms: Rows;
  /** Plugins that a manifest of the folder lists, by row. */
  readonly present?: Rows;
}

/** A candidate in its document. */
export class Case {
  readonly data: IndexData;
  readonly force: FamiliesInForce;
  readonly fit: Fit;
  readonly match: MentionMatch;
  readonly zone: ZoneKind;
  readonly text: string;
  readonly form: string;
  /** FORM_… bits of the name table. */
  readonly flags: number;
  /** The name is an identifier, not a title. */
  readonly id: boolean;
  readonly single: boolean;
  /** The name is made of everyday words, or the truth asks for context, and does not waive it. */
  readonly everyday: boolean;
  /** Every word of the text is an everyday word. */
  readonly everydayText: boolean;
  /** An identifier that is broken at one place. */
  readonly broken: boolean;
  /** The text stands in code. */
  readonly code: boolean;
  readonly #candidate: Candidate;
  #cues: Cues | undefined;

  constructor(data: IndexData, candidate: Candidate, force: FamiliesInForce) {
    const [fit] = candidate.fits;
    const { flags } = fit;
    this.data = data;
    this.force = force;
    this.fit = fit;
    this.match = candidate.match;
    this.zone = candidate.zone;
    this.text = candidate.text;
    this.form = fit.formText;
    this.flags = flags;
    this.id = (flags & FORM_ID) !== 0;
    this.single = (flags & FORM_SINGLE) !== 0;
    this.everyday = (flags & (FORM_EVERYDAY | FORM_CONTEXT)) !== 0 && (flags & FORM_FREE) === 0;
    this.everydayText = candidate.everydayText;
    this.broken = candidate.broken;
    this.code = isCode(candidate.zone);
    this.#candidate = candidate;
  }

  /** Costs more than all the rest, so it is asked last. */
  get cues(): Cues {
    return (this.#cues ??= this.#candidate.cues);
  }

  /** Written with the capitals that the name has; of names of several words. */
  get shaped(): boolean {
    if (this.single) return false;
    return this.match === "exact" ? this.fit.shaped : isNameShaped(this.text, this.form);
  }
}

// A stretch of a block that may be a name. Depends on the block and the truth alone; whether it counts is settled later,
// with the whole document in view.
import type { ZoneKind } from "../document/document.ts";
import type { MentionMatch } from "./mention-match.ts";
import type { Cues } from "./cues.ts";
import type { Piece } from "./joined-zones.ts";

/** One key that a stretch fits. */
export interface Fit {
  /** The folded key, by its number in the name table. */
  readonly key: number;
  /** The form, by its number in the name table. */
  readonly form: number;
  readonly formText: string;
  /** FORM_… bits of the name table. */
  readonly flags: number;
  /** Written with capitals that no everyday word has. */
  readonly shaped: boolean;
  /** Rows of the plugins that have the form in this role, best first. */
  readonly plugins: readonly number[];
  /** Index into NAME_KINDS. */
  readonly kind: number;
  /** Edits between the folded forms, separators too much or too few included. */
  readonly distance: number;
  /** Jaro-Winkler behind the shared brand, 0–1. */
  readonly similarity: number;
}

/** A stretch with what it fits. Offsets relative to the block. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** As people read it, without the markup that may stand inside. */
  readonly text: string;
  /** The parts of the text, where markup stands between them. */
  readonly pieces?: readonly Piece[] | undefined;
  readonly zone: ZoneKind;
  readonly match: MentionMatch;
  /** Best first; the others differ from it by less than can be told apart, or come next. */
  readonly fits: readonly [Fit, ...Fit[]];
  /** True: another fit is as good as the first. */
  readonly tied: boolean;
  /** Letters less 2.5 for each edit: who wins where candidates overlap. */
  readonly weight: number;
  readonly cues: Cues;
  /** True: every word of the text is an everyday word. */
  readonly everydayText: boolean;
  /** True: an identifier that is broken at one place and still to be known by its other symbols (separator matches only). */
  readonly broken: boolean;
}

/** What a block says about names. */
export interface BlockNames {
  readonly candidates: readonly Candidate[];
  /** Values of front matter by key, for those keys that may name families. */
  readonly frontMatter: readonly { readonly key: string; readonly value: string }[];
}

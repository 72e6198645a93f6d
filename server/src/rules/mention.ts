// A recognised name in a document: which plugin, by which form, how sure. Rules speak about mentions.
import type { MentionMatch } from "../detect/mention-match.ts";
import type { ZoneKind } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import type { NameKind } from "../truth/definition.ts";

/** A form of a name that a mention may mean. */
export interface MeantName {
  /** The form as the truth writes it. */
  readonly form: string;
  readonly kind: NameKind;
  /** Rows of the plugins that have the form, best first. */
  readonly plugins: readonly number[];
  /** Edits (optimal string alignment) between the folded forms, separators too many or too few included. */
  readonly distance: number;
  /** Jaro-Winkler behind the shared brand, 0–1. */
  readonly similarity: number;
}

/** A part of a mention that markup cuts. `text` differs from what stands there only where white space is written as an entity. */
export interface MentionPiece extends Span {
  readonly text: string;
}

/** A recognised name. Offsets of the document version. */
export interface Mention {
  readonly span: Span;
  /** As people read it, without the markup that may stand inside. */
  readonly text: string;
  /** The parts of the text with their places, where markup stands between them. */
  readonly pieces?: readonly MentionPiece[] | undefined;
  readonly zone: ZoneKind;
  readonly match: MentionMatch;
  /** The best fit. */
  readonly meant: MeantName;
  /** Further fits, best first. */
  readonly others: readonly MeantName[];
  /** True: another fit is as good as the best. */
  readonly tied: boolean;
  /** Rows of plugins that had this very text as a former name (exact mentions only). */
  readonly renamedTo: readonly number[];
  /** −1 to 1. */
  readonly context: number;
  /** 0–1. */
  readonly confidence: number;
  /** What the context is made of, each a few words. */
  readonly cues: readonly string[];
}

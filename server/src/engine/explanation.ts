// What is told about a candidate: what it may mean, its points, and what came of it. Plain data, offsets of the document.
import type { FindingCode, Severity } from "../../../shared/src/codes.ts";
import type { Reckoning } from "../detect/judge.ts";
import type { MentionMatch } from "../detect/mention-match.ts";
import type { ZoneKind } from "../document/document.ts";
import type { PluginReference } from "../rules/finding.ts";
import type { Span } from "../text/span.ts";
import type { NameKind } from "../truth/definition.ts";

/** A form that a candidate may mean. */
export interface ExplainedFit {
  readonly form: string;
  readonly kind: NameKind;
  readonly plugins: readonly PluginReference[];
  /** Edits between the folded forms. */
  readonly distance: number;
  /** Jaro-Winkler behind the shared brand, 0–1. */
  readonly similarity: number;
}

/** What came of a candidate. */
export type Outcome =
  /** A rule speaks about it. */
  | { readonly kind: "finding"; readonly code: FindingCode; readonly severity: Severity; readonly message: string }
  /** It is a mention, and nothing is said about it. */
  | { readonly kind: "silent"; readonly why: string }
  /** It is no mention. */
  | { readonly kind: "dropped"; readonly why: string };

/** A candidate with its reckoning. Offsets of the document. */
export interface Explanation extends Reckoning {
  readonly span: Span;
  readonly text: string;
  readonly zone: ZoneKind;
  readonly match: MentionMatch;
  /** Best first. */
  readonly fits: readonly [ExplainedFit, ...ExplainedFit[]];
  /** 0–1. */
  readonly confidence: number;
  readonly outcome: Outcome;
}

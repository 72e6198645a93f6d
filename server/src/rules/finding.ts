// A finding: what a rule says about a stretch of a document, with its fixes. Plain data, offsets of the document version.
import type { FindingCode, Severity } from "../../../shared/src/codes.ts";
import type { Edit } from "../text/edits.ts";
import type { Span } from "../text/span.ts";

/** The plugin that a finding cites. */
export interface PluginReference {
  readonly id: string;
  readonly family: string;
  readonly name: string;
}

/** One way to mend a finding. */
export interface Fix {
  /** A sentence that says what will happen. */
  readonly title: string;
  /** True: may be applied unseen. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
  /** The stretch on whose text the edits rely (a list that grows, say): nothing else in it may change at the same time. */
  readonly within?: Span;
}

/** What is said about a stretch of a document. Frozen. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
  /** The whole mention, in offsets of the document version. */
  readonly span: Span;
  readonly text: string;
  readonly source: "rules" | "semantic";
  readonly plugin?: PluginReference;
  /** Other plugins that fit, best first (ambiguous names, further suggestions). */
  readonly alternatives?: readonly PluginReference[];
  /** 0–1. */
  readonly confidence?: number;
  /** Why: distance, similarity, context, each a few words. */
  readonly reasons: readonly string[];
  /** What a language model said, as JSON: kept with a verdict on the finding. */
  readonly remark?: string;
  /** Best first; empty where there is nothing sure to offer. */
  readonly fixes: readonly Fix[];
}

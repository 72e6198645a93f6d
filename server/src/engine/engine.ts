// The façade: everything that checks documents comes through here, whether an editor holds them open or a batch run
// reads them once. Pure: no clock, no disk, no console.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { PlacedBlock } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import type { Edit } from "../text/edits.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Steps } from "../text/steps.ts";
import type { Finding } from "../rules/finding.ts";
import type { Page } from "../rules/page/page.ts";
import type { Mention } from "../rules/mention.ts";
import type { TruthIndex } from "../truth/truth-index.ts";
import type { Explanation } from "./explanation.ts";

/** What is known of one document version. Frozen. */
export interface CheckedDocument {
  readonly snapshot: Snapshot;
  /** What it was checked with: rows of plugins are rows of this truth. */
  readonly truth: TruthIndex;
  /** Ordered by place, then code; what rules found and what a language model said. */
  readonly findings: readonly Finding[];
  /** What a language model said, before ignore comments; empty where none was asked or answered. */
  readonly semantic: readonly Finding[];
  /** Every recognised name, right or wrong, in order of place. */
  readonly mentions: readonly Mention[];
  /** Its blocks with their zones, in order of place. */
  readonly blocks: readonly PlacedBlock[];
  /** The version as the rules about whole pages see it. */
  readonly page: Page;
  /** Rows of the families in force: those that settings and front matter name, and those of distinctive names in the text. */
  readonly families: ReadonlySet<number>;
  /** The same version with other findings of a language model. What rules found stays as it is. */
  withSemantic(findings: readonly Finding[]): CheckedDocument;
}

/** The engine. One truth at a time; documents are told apart by their address. */
export interface Engine {
  readonly truth: TruthIndex;
  /** Swaps the truth; every open document is checked anew. */
  setTruth(truth: TruthIndex): void;
  /** The same in steps: the truth is in force at once, documents are checked anew one after the other. */
  setTruthInSteps(truth: TruthIndex): Steps<void>;
  /** Starts to keep a document (or replaces it whole) and checks it. */
  open(snapshot: Snapshot, settings: DocumentSettings): CheckedDocument;
  /** The next version of an open document; `edits` in order, each speaking of the text the ones before it left. */
  change(snapshot: Snapshot, edits: readonly Edit[]): CheckedDocument;
  /** The same two in steps. Until the last one the document stays as it was, so the work may be dropped for newer edits. */
  openInSteps(snapshot: Snapshot, settings: DocumentSettings): Steps<CheckedDocument>;
  changeInSteps(snapshot: Snapshot, edits: readonly Edit[]): Steps<CheckedDocument>;
  /** New settings for an open document. */
  configure(uri: string, settings: DocumentSettings): CheckedDocument | undefined;
  close(uri: string): void;
  /**
   * What a language model says about a version of an open document. It counts only while that very version is the checked one, and stays
   * with later versions except where they change its text. True: it was taken.
   */
  acceptSemantic(snapshot: Snapshot, findings: readonly Finding[]): boolean;
  /** What is known of an open document; undefined where it is not open. */
  get(uri: string): CheckedDocument | undefined;
  /** Called after each new result of an open document; returns how to stop that. */
  onChanged(listener: (checked: CheckedDocument) => void): () => void;
  /** Checks a document once, without keeping it. The same code path as for an open one. */
  checkText(snapshot: Snapshot, settings: DocumentSettings): CheckedDocument;
  /** The same in steps, for those who check many documents beside an open one. */
  checkTextInSteps(snapshot: Snapshot, settings: DocumentSettings): Steps<CheckedDocument>;
  /** Checks a document once and explains the candidates that overlap a stretch of it, kept and dropped alike. */
  explainText(snapshot: Snapshot, settings: DocumentSettings, stretch: Span): readonly Explanation[];
}

// What a rule about whole pages is: a pure function from a page to what is said about it.
import type { FindingCode, Severity } from "../../../../shared/src/codes.ts";
import type { Span } from "../../text/span.ts";
import type { IndexedPlugin } from "../../truth/truth-index.ts";
import type { Fix } from "../finding.ts";
import type { Page } from "./page.ts";

/** What a rule says; what follows adds the severity and the text. */
export interface PageRemark {
  readonly code: FindingCode;
  /** Offsets of the document version; not empty. */
  readonly span: Span;
  /** One sentence, at most 120 characters where the names allow it. */
  readonly message: string;
  readonly plugin?: IndexedPlugin;
  readonly alternatives?: readonly IndexedPlugin[];
  /** The family whose truth says so, where no plugin is cited. */
  readonly family?: string;
  /** In place of the code's own severity, where the settings say nothing. */
  readonly severity?: Severity;
  readonly confidence?: number;
  readonly reasons?: readonly string[];
  /** Best first. */
  readonly fixes: readonly Fix[];
}

/** A rule. */
export interface PageRule {
  /** What it may say; it is not asked where all of them are off. */
  readonly codes: readonly FindingCode[];
  check(page: Page): readonly PageRemark[];
}

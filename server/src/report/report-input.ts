// What every report is made from. A report takes the files one by one, in their order, and gives text back at once, so that a run over
// thousands of files holds one text at a time.
import type { Severity } from "../../../shared/src/codes.ts";
import type { Finding } from "../rules/finding.ts";
import type { Snapshot } from "../text/snapshot.ts";

/** What is known before the first file. */
export interface ReportHead {
  readonly tool: { readonly name: string; readonly version: string };
  readonly truth: ReportTruth;
  /** The working folder as a `file:` address with a "/" at its end. */
  readonly rootUri: string;
  /** The address of the page on a code. */
  readonly codePage: (code: string) => string;
}

/** The truth that a run used. */
export interface ReportTruth {
  readonly families: number;
  readonly plugins: number;
  readonly names: number;
  readonly revision: string;
  readonly problems: number;
  /** How many of the problems are errors: the truth was loaded in part. */
  readonly errors: number;
}

/** A checked file. */
export interface ReportFile {
  /** Absolute, or the name that its owner gave. */
  readonly path: string;
  /** Relative to the working folder where it lies below it; with "/". */
  readonly shownPath: string;
  readonly snapshot: Snapshot;
  /** Ordered by place, then code; only what is to be shown. */
  readonly findings: readonly Finding[];
}

/** A file that was met and not checked. `failed`: it should have been; `partly`: the rules have checked it, and only its meaning was not. */
export interface SkippedFile {
  readonly path: string;
  readonly shownPath: string;
  readonly reason: string;
  readonly failed: boolean;
  readonly partly?: true;
}

/** What is known after the last file. */
export interface ReportSummary extends Readonly<Record<Severity, number>> {
  /** Files that were checked. */
  readonly files: number;
  readonly filesWithFindings: number;
  readonly findings: number;
  /** Findings whose first fix may be made unseen. */
  readonly fixable: number;
  readonly skipped: readonly SkippedFile[];
}

/** A report in the making. The texts it returns, put together in order, are the report. */
export interface Report {
  start(): string;
  file(file: ReportFile): string;
  end(summary: ReportSummary): string;
}

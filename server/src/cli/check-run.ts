// A run over documents: takes what came of each, hands it to the reports at once, and counts. What could not be checked is kept and
// said; the others are reported all the same.
import { SEVERITIES, type Severity } from "../../../shared/src/codes.ts";
import type { MadeFix } from "../engine/fix-document.ts";
import type { Report, ReportFile, ReportSummary, SkippedFile } from "../report/report-input.ts";
import { hasSafeFix } from "../rules/fix-all.ts";
import { createSnapshot } from "../text/snapshot.ts";
import type { CheckOutcome } from "./check-file.ts";
import { EXIT } from "./cli-error.ts";
import type { OutputSink } from "./output-sink.ts";

/** What a run works with. */
interface CheckRunParts {
  readonly outputs: readonly { readonly report: Report; readonly sink: OutputSink }[];
  /** The quietest severity that is shown; what is quieter is not counted either. */
  readonly severity: Severity;
  /** The same for findings of a language model. */
  readonly semanticSeverity: Severity;
  /** Called before a piece of a report is written. */
  readonly onOutput?: () => void;
  /** A file was checked, and some safe fixes were made in it before. */
  readonly onChecked?: ((file: ReportFile, made: readonly MadeFix[]) => void) | undefined;
  /** A file was checked although it is not as it should be. */
  readonly onNotice: (shownPath: string, notice: string) => void;
  /** Fixes that were asked for were not made. */
  readonly onUnfixed: (shownPath: string, reason: string) => void;
  /** The detail of an error of the program itself. */
  readonly onFault: (detail: string) => void;
}

/** A document as the reports name it. */
type Named = Pick<SkippedFile, "path" | "shownPath">;

/** A run over documents. Call `start`, then `take` or `skip` for each in their order, then `end`. */
export class CheckRun {
  readonly #parts: CheckRunParts;
  readonly #skipped: SkippedFile[] = [];
  /** Files that were checked, though not for all that was asked. */
  readonly #noted: SkippedFile[] = [];
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  /** Of these, what rules found. */
  readonly #ofRules: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  #files = 0;
  #filesWithFindings = 0;
  #faults = 0;
  #fixable = 0;
  #fixes = 0;
  #fixedFiles = 0;

  constructor(parts: CheckRunParts) {
    this.#parts = parts;
  }

  /** True: nobody reads the report any more. */
  get abandoned(): boolean {
    return this.#parts.outputs.every(({ sink }) => sink.closed);
  }

  async start(): Promise<void> {
    for (const { report, sink } of this.#parts.outputs) await sink.write(report.start());
  }

  /** Takes what came of a document. */
  async take({ path, shownPath }: Named, outcome: CheckOutcome): Promise<void> {
    if (outcome.kind !== "checked") {
      if (outcome.kind === "fault") {
        this.#faults++;
        this.#parts.onFault(outcome.detail);
      }
      this.skip({ path, shownPath, reason: outcome.reason, failed: outcome.kind !== "skipped" });
      return;
    }
    if (outcome.notice !== undefined) this.#parts.onNotice(shownPath, outcome.notice);
    if (outcome.unfixed !== undefined) this.#parts.onUnfixed(shownPath, outcome.unfixed);
    this.#fixes += outcome.fixed?.length ?? 0;
    if (outcome.fixed !== undefined) this.#fixedFiles++;
    const shown = outcome.findings.filter(({ severity, source }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(source === "semantic" ? this.#parts.semanticSeverity : this.#parts.severity));
    const file = { path, shownPath, findings: shown, snapshot: createSnapshot({ uri: path, languageId: "", version: 0, text: outcome.text }) };
    this.#parts.onChecked?.(file, outcome.fixed ?? []);
    await this.#report(file);
  }

  async #report(file: ReportFile): Promise<void> {
    this.#files++;
    if (file.findings.length > 0) this.#filesWithFindings++;
    for (const { severity, source } of file.findings) {
      this.#counts[severity]++;
      if (source === "rules") this.#ofRules[severity]++;
    }
    this.#fixable += file.findings.filter(hasSafeFix).length;
    for (const { report, sink } of this.#parts.outputs) {
      const text = report.file(file);
      if (text !== "") this.#parts.onOutput?.();
      await sink.write(text);
    }
  }

  skip(file: SkippedFile): void {
    this.#skipped.push(file);
  }

  /** A file of which some part was not checked, which has been said. */
  note(file: SkippedFile): void {
    this.#noted.push(file);
  }

  /** The files that were not checked at all. */
  get unchecked(): readonly SkippedFile[] {
    return this.#skipped;
  }

  /** Ends the reports and tells what was found. */
  async end(): Promise<ReportSummary> {
    const findings = SEVERITIES.reduce((sum, severity) => sum + this.#counts[severity], 0);
    const summary = { files: this.#files, filesWithFindings: this.#filesWithFindings, findings, ...this.#counts, fixable: this.#fixable, skipped: [...this.#skipped, ...this.#noted] };
    for (const { report, sink } of this.#parts.outputs) {
      await sink.write(report.end(summary));
      await sink.end();
    }
    return summary;
  }

  /** The findings of rules among those reported: what the exit status comes from. */
  get ofRules(): Readonly<Record<Severity, number>> {
    return this.#ofRules;
  }

  /** How many safe fixes were made, and in how many files. */
  get fixed(): { readonly fixes: number; readonly files: number } {
    return { fixes: this.#fixes, files: this.#fixedFiles };
  }

  /** How many documents an error of the program itself kept from being checked. */
  get faults(): number {
    return this.#faults;
  }
}

/** Which counts make a run fail. */
interface FailureRule {
  readonly failOn: Severity | "never";
  readonly maxWarnings: number | undefined;
}

/** The exit status of a summary: 0, 1, or 3 where a file could not be read or checked. */
export function statusOf(summary: ReportSummary, rule: FailureRule): number {
  if (summary.skipped.some((file) => file.failed)) return EXIT.internal;
  return isFailure(summary, rule) ? EXIT.findings : EXIT.clean;
}

/** With a limit of warnings, warnings count only above it; errors always do. */
function isFailure(summary: ReportSummary, { failOn, maxWarnings }: FailureRule): boolean {
  const failing = failOn === "never" ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  if (maxWarnings === undefined) return failing.some((severity) => summary[severity] > 0);
  if (summary.warning > maxWarnings || summary.error > 0) return true;
  return failing.some((severity) => severity !== "warning" && summary[severity] > 0);
}

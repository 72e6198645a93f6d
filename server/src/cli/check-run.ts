// A run over documents: checks them one after the other, hands each to the reports at once, and counts. What cannot be checked is kept
// and said; the others are checked all the same.
import { SEVERITIES, type Severity } from "../../../shared/src/codes.ts";
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { Engine } from "../engine/engine.ts";
import type { Report, ReportFile, ReportSummary, SkippedFile } from "../report/report-input.ts";
import { createSnapshot } from "../text/snapshot.ts";
import { EXIT } from "./cli-error.ts";
import type { OutputSink } from "./output-sink.ts";

/** A document to check. */
interface CheckedText {
  readonly path: string;
  readonly shownPath: string;
  readonly text: string;
  /** Empty where the path tells the format. */
  readonly languageId: string;
}

/** What a run works with. */
interface CheckRunParts {
  readonly engine: Engine;
  readonly outputs: readonly { readonly report: Report; readonly sink: OutputSink }[];
  /** The quietest severity that is shown; what is quieter is not counted either. */
  readonly severity: Severity;
  readonly settingsOf: (path: string) => DocumentSettings;
  /** Called before a piece of a report is written. */
  readonly onOutput?: () => void;
  /** The detail of an error of the program itself. */
  readonly onFault: (error: unknown) => void;
}

/** A run over documents. Call `start`, then `check` or `skip` for each, then `end`. */
export class CheckRun {
  readonly #parts: CheckRunParts;
  readonly #skipped: SkippedFile[] = [];
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  #files = 0;
  #filesWithFindings = 0;
  #faults = 0;

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

  /** Checks a document; an error of the program itself makes it a skipped one. */
  async check(document: CheckedText): Promise<void> {
    const file = this.#checked(document);
    if (file === undefined) return;
    this.#files++;
    if (file.findings.length > 0) this.#filesWithFindings++;
    for (const finding of file.findings) this.#counts[finding.severity]++;
    for (const { report, sink } of this.#parts.outputs) {
      const text = report.file(file);
      if (text !== "") this.#parts.onOutput?.();
      await sink.write(text);
    }
  }

  skip(file: SkippedFile): void {
    this.#skipped.push(file);
  }

  /** Ends the reports and tells what was found. */
  async end(): Promise<ReportSummary> {
    const findings = SEVERITIES.reduce((sum, severity) => sum + this.#counts[severity], 0);
    const summary = { files: this.#files, filesWithFindings: this.#filesWithFindings, findings, ...this.#counts, skipped: this.#skipped };
    for (const { report, sink } of this.#parts.outputs) {
      await sink.write(report.end(summary));
      await sink.end();
    }
    return summary;
  }

  /** How many documents an error of the program itself kept from being checked. */
  get faults(): number {
    return this.#faults;
  }

  #checked({ path, shownPath, text, languageId }: CheckedText): ReportFile | undefined {
    const { engine, severity, settingsOf, onFault } = this.#parts;
    const snapshot = createSnapshot({ uri: path, languageId, version: 0, text });
    try {
      const { findings } = engine.checkText(snapshot, settingsOf(path));
      const shown = findings.filter((finding) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(severity));
      return { path, shownPath, snapshot, findings: shown };
    } catch (error) {
      this.#faults++;
      onFault(error);
      this.skip({ path, shownPath, reason: "could not be checked: an error of the program", failed: true });
      return undefined;
    }
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

// The history of `tbcv check`: gathers what is reported, and stores it when the run is over. A storage that fails is said once and changes
// neither report nor exit status.
import type { MadeFix } from "../engine/fix-document.ts";
import type { Config } from "../host/config.ts";
import { relativePath } from "../host/paths.ts";
import { programVersion } from "../host/program-folder.ts";
import type { NewRun } from "../host/storage/run-history.ts";
import type { Storage } from "../host/storage/open-storage.ts";
import { NoSqliteError, StorageError } from "../host/storage/storage-target.ts";
import type { StoredFinding, StoredFix } from "../host/storage/storage-tables.ts";
import type { ReportFile, ReportSummary } from "../report/report-input.ts";
import { errorLine } from "./cli-error.ts";
import type { CliIo } from "./cli-io.ts";
import { configuredTarget, historyFolder } from "./history-storage.ts";
import type { Notices } from "./notices.ts";

/** What a run is stored with. */
interface RecorderParts {
  /** The configuration of the whole run. */
  readonly config: Config;
  /** The revision of the truth. */
  readonly truth: string;
  readonly io: CliIo;
  readonly notices: Notices;
}

/** Keeps a run until it is stored. */
export interface RunRecorder {
  readonly onChecked: (file: ReportFile, made: readonly MadeFix[]) => void;
  /** Stores the run. Never rejects. */
  store(summary: ReportSummary): Promise<void>;
  /** Stores the fixes of a run that did not come to its end. Never rejects. */
  storeFixes(): Promise<void>;
}

/** Begins to keep a run. */
export function createRunRecorder({ config, truth, io, notices }: RecorderParts): RunRecorder {
  const started = new Date().toISOString();
  const begin = performance.now();
  const folder = historyFolder(config, io);
  const findings: StoredFinding[] = [];
  const fixes: StoredFix[] = [];
  const store = async (work: (storage: Storage) => Promise<unknown>): Promise<void> => {
    try {
      const target = configuredTarget(config);
      const { openStorage, storageErrorOf } = await import("../host/storage/open-storage.ts");
      const storage = await openStorage(target);
      try {
        await work(storage);
      } catch (error) {
        throw storageErrorOf(error, target);
      } finally {
        await storage.close();
      }
    } catch (error) {
      notices.say(notStored(error));
      notices.detail(error);
    }
  };
  return {
    onChecked(file, made) {
      findings.push(...storedFindings(file, relativePath(folder, file.path)));
      const time = new Date().toISOString();
      for (const { code, title, before, after } of made) fixes.push({ path: file.path, code, title, before, after, time });
    },
    async store(summary) {
      const run = { started, folder, version: programVersion(), truth_revision: truth, ...countsOf(summary), duration_ms: Math.round(performance.now() - begin) };
      await store(async (storage) => {
        const { recordRun } = await import("../host/storage/run-history.ts");
        await recordRun(storage, { run, findings, fixes }, config.settings.database.keep_runs);
      });
    },
    async storeFixes() {
      if (fixes.length === 0) return;
      await store(async (storage) => {
        const { recordFixes } = await import("../host/storage/run-history.ts");
        await recordFixes(storage, fixes);
      });
    },
  };
}

function countsOf({ error, warning, information, hint, files, skipped }: ReportSummary): Pick<NewRun["run"], "errors" | "warnings" | "information" | "hints" | "files" | "skipped"> {
  return { errors: error, warnings: warning, information, hints: hint, files, skipped: skipped.filter(({ partly }) => partly !== true).length };
}

function storedFindings({ findings, snapshot }: ReportFile, path: string): readonly StoredFinding[] {
  return findings.map(({ code, severity, span, text, message, plugin }) => {
    const { line, character } = snapshot.lines.positionAt(span.start);
    return { path, code, severity, line, character, text, message, plugin: plugin ? `${plugin.family}/${plugin.id}` : null };
  });
}

function notStored(error: unknown): string {
  if (error instanceof NoSqliteError) return errorLine(error.message, error.mend); // what keeps results has said the same, and it is said once
  const [what, mend] = error instanceof StorageError ? [error.message, error.mend] : [error instanceof Error ? error.message : String(error), "see database.url"];
  return errorLine(`this run is not in the history, because ${what}`, `${mend}; --no-history leaves it out without a word`);
}

// `tbcv check --semantic`: what rules found goes through, and what a language model says about the same text comes with it. Whatever the
// model does, no finding of a rule is lost, and nothing of it changes the exit status.
import type { DocumentSettings } from "../../../shared/src/settings.ts";
import type { Engine } from "../engine/engine.ts";
import type { Meaning } from "../host/open-meaning.ts";
import { readDocument } from "../host/read-file.ts";
import { count } from "../report/closing-line.ts";
import type { SkippedFile } from "../report/report-input.ts";
import type { Finding } from "../rules/finding.ts";
import { type BackgroundQueue, createBackgroundQueue } from "../semantic/background-queue.ts";
import type { CancelSignal } from "../semantic/cancel.ts";
import { checkMeaning, type MeaningResult } from "../semantic/check-meaning.ts";
import { createSnapshot } from "../text/snapshot.ts";
import type { CheckOutcome } from "./check-file.ts";
import type { Notices } from "./notices.ts";

/** What the check of meaning works with. */
interface SemanticRunParts {
  readonly engine: Engine;
  readonly meaning: Meaning;
  /** Documents that are asked about at a time. */
  readonly limit: number;
  readonly notices: Notices;
  readonly signal?: AbortSignal | undefined;
}

/** A document of the run. */
interface SemanticTask {
  readonly path: string;
  readonly shownPath: string;
  readonly settings: DocumentSettings;
}

interface WaitingTask extends SemanticTask {
  readonly done: (findings: Checked | undefined) => void;
}

interface Checked {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Timers of the process. */
const TIMER = {
  after(milliseconds: number, run: () => void): () => void {
    const handle = setTimeout(run, milliseconds);
    return () => { clearTimeout(handle); };
  },
};

/** The check of meaning of a run: `add` for each file, then `end`. */
export class SemanticRun {
  readonly #parts: SemanticRunParts;
  readonly #queue: BackgroundQueue;
  readonly #waiting = new Map<string, WaitingTask>();
  readonly #skipped: SkippedFile[] = [];
  readonly #reasons = new Set<string>();
  #unanswered = 0;
  #unfounded = 0;

  constructor(parts: SemanticRunParts) {
    this.#parts = parts;
    this.#queue = createBackgroundQueue({
      timer: TIMER, debounce: 0, limit: parts.limit,
      run: (path, cancel) => this.#check(path, cancel),
      onFault: (error) => { parts.notices.detail(error); },
    });
    parts.signal?.addEventListener("abort", this.#interrupt, { once: true });
  }

  /** An outcome of the rules with what the model says of the same text. Never rejects; without an answer the outcome stays as it was. */
  async add(task: SemanticTask, outcome: CheckOutcome): Promise<CheckOutcome> {
    if (outcome.kind !== "checked" || this.#parts.signal?.aborted === true) return outcome;
    const checked = await new Promise<Checked | undefined>((done) => {
      this.#waiting.set(task.path, { ...task, done });
      this.#queue.changed(task.path);
    });
    // A file that changed meanwhile keeps what was found in it.
    if (checked === undefined || (outcome.text !== "" && outcome.text !== checked.text)) return outcome;
    return { ...outcome, findings: checked.findings, text: checked.findings.length > 0 ? checked.text : "" };
  }

  /** Closes what the check has opened, and says what could not be asked or looked up; the answer lists the files. */
  async end(): Promise<readonly SkippedFile[]> {
    const { meaning, notices, signal } = this.#parts;
    signal?.removeEventListener("abort", this.#interrupt);
    this.#queue.stop();
    await meaning.close();
    if (this.#unanswered > 0) notices.say(`tbcv: the meaning of ${count(this.#unanswered, "passage")} in ${count(this.#skipped.length, "file")} was not checked: ${[...this.#reasons].join("; ")}`);
    if (this.#unfounded > 0) notices.note(`tbcv: ${count(this.#unfounded, "remark")} of the language model ${this.#unfounded === 1 ? "was" : "were"} left out: what they quote or cite cannot be looked up, or they have not the form asked for`);
    return this.#skipped;
  }

  readonly #interrupt = (): void => {
    this.#queue.stop();
    for (const { done } of this.#waiting.values()) done(undefined);
  };

  async #check(path: string, cancel: CancelSignal): Promise<void> {
    const task = this.#waiting.get(path);
    if (task === undefined) return;
    let checked: Checked | undefined;
    try {
      checked = await this.#ask(task, cancel);
    } finally {
      this.#waiting.delete(path);
      task.done(checked);
    }
  }

  async #ask({ path, shownPath, settings }: SemanticTask, cancel: CancelSignal): Promise<Checked | undefined> {
    const { engine, meaning } = this.#parts;
    const content = await readDocument(path);
    if (content.kind !== "text") return undefined;
    const checked = engine.checkText(createSnapshot({ uri: path, languageId: "", version: 0, text: content.text }), settings);
    const result = await checkMeaning(checked.page, await meaning.partsFor(checked.page), cancel);
    if (result === undefined) return undefined;
    this.#note({ path, shownPath }, result);
    return { text: content.text, findings: checked.withSemantic(result.findings).findings };
  }

  #note(file: Pick<SkippedFile, "path" | "shownPath">, { unanswered, unfounded, reasons }: MeaningResult): void {
    this.#unfounded += unfounded;
    if (unanswered === 0) return;
    this.#unanswered += unanswered;
    for (const reason of reasons) this.#reasons.add(reason);
    this.#skipped.push({ ...file, reason: `the meaning of ${count(unanswered, "passage")} was not checked: ${reasons.join("; ")}`, failed: false, partly: true });
  }
}

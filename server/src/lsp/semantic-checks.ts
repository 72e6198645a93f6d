// What a language model says about open documents, behind the typing path: begun when a document rests, dropped when it changes. Nothing
// is loaded or contacted before a document's settings ask for it, and nothing at all in a folder that the user does not trust.
import type { Connection } from "vscode-languageserver";
import type { Settings } from "../../../shared/src/settings.ts";
import type { Meaning, openMeaning } from "../host/open-meaning.ts";
import type { Finding } from "../rules/finding.ts";
import { type BackgroundQueue, createBackgroundQueue } from "../semantic/background-queue.ts";
import type { CancelSignal } from "../semantic/cancel.ts";
import { checkMeaning, type MeaningResult } from "../semantic/check-meaning.ts";
import { giveVerdict, type VerdictKind } from "../semantic/feedback.ts";
import type { WhenQuiet } from "../semantic/quiet.ts";
import { overlaps } from "../text/span.ts";
import type { ClientFeatures } from "./client-features.ts";
import type { DocumentPlace } from "./document-address.ts";
import type { FolderConfigs } from "./folder-configs.ts";
import type { OpenDocuments } from "./open-documents.ts";
import { createQuietTurns } from "./quiet-turns.ts";
import { createSemanticProgress } from "./semantic-progress.ts";
import type { SessionChanges } from "./session-changes.ts";
import type { SessionMessages } from "./session-messages.ts";
import type { Timer } from "./timer.ts";

/** Milliseconds after a key for which somebody counts as typing. */
const TYPING = 1000;

/** What the checks work with. */
export interface SemanticCheckParts {
  readonly connection: Connection;
  readonly features: Pick<ClientFeatures, "trusted" | "showsProgress">;
  readonly world: { readonly env: Readonly<Record<string, string | undefined>>; readonly timer: Timer; readonly loadMeaning?: () => Promise<typeof openMeaning> };
  readonly configs: FolderConfigs;
  readonly documents: OpenDocuments;
  readonly changes: SessionChanges;
  readonly messages: SessionMessages;
  readonly placeOf: (uri: string) => DocumentPlace;
}

/** The checks of meaning of a session. */
export interface SemanticChecks {
  /** The rules have checked a version. */
  changed(uri: string): void;
  closed(uri: string): void;
  /** Settings may have changed: documents whose questions depend on what did are asked about anew. */
  configured(): void;
  /** The user looks at a document, which comes first from now on; undefined: at none, or nobody knows. */
  shown(uri: string | undefined): void;
  /** Documents that wait or are asked about. */
  asking(): number;
  /** Why a document was not checked, if the newest attempt failed. */
  trouble(): string | undefined;
  /** Verdicts on findings can be kept. */
  readonly judges: boolean;
  /**
   * Keeps a verdict on what the model said (its remark, as JSON) of an open document, and takes what was dismissed off. `gone`: it is not
   * there any more. Otherwise a sentence says why the verdict is not kept.
   */
  judge(uri: string, kind: VerdictKind, remark: string): Promise<"kept" | "gone" | { readonly reason: string }>;
  /** Calls everything off, for good. */
  stop(): void;
}

/** The checks where nobody may be asked. */
const IDLE: SemanticChecks = {
  changed: () => undefined, closed: () => undefined, configured: () => undefined, shown: () => undefined, asking: () => 0, trouble: () => undefined, judges: false, judge: () => Promise.resolve("gone"), stop: () => undefined,
};

/** Makes the checks; idle until a document asks for them. */
export function createSemanticChecks(parts: SemanticCheckParts): SemanticChecks {
  const { world: { loadMeaning }, features } = parts;
  if (loadMeaning === undefined || !features.trusted) return IDLE;
  return new SessionMeaning(parts, loadMeaning);
}

interface OpenedMeaning {
  /** The settings that it is made from. */
  readonly key: string;
  readonly meaning: Promise<Meaning | undefined>;
  /** How many checks and verdicts work with it. */
  uses: number;
}

interface Asking {
  readonly settled: NonNullable<Awaited<ReturnType<OpenDocuments["settled"]>>>;
  readonly meaning: Meaning;
  readonly cancel: CancelSignal;
}

class SessionMeaning implements SemanticChecks {
  readonly #parts: SemanticCheckParts;
  readonly #load: () => Promise<typeof openMeaning>;
  /** By folder: budget and circuit breakers belong to its settings. */
  readonly #opened = new Map<string, OpenedMeaning>();
  /** Made with the debounce and the limit of the first document that asks. */
  #queue: BackgroundQueue | undefined;
  #shown: string | undefined;
  #edited: string | undefined;
  readonly #whenQuiet: WhenQuiet;
  /** When a document was checked last. */
  #changedAt = -Infinity;
  #trouble: string | undefined;
  /** What the questions about a document depend on, by its address. */
  readonly #wanted = new Map<string, string>();
  /** How many verdicts on an open document were kept, by its address. */
  readonly #verdicts = new Map<string, number>();
  readonly judges = true;
  #stopped = false;

  constructor(parts: SemanticCheckParts, load: () => Promise<typeof openMeaning>) {
    this.#parts = parts;
    this.#load = load;
    this.#whenQuiet = createQuietTurns({
      timer: parts.world.timer,
      isBusy: () => parts.documents.waiting() > 0,
      isTyping: () => parts.world.timer.now() - this.#changedAt < TYPING,
    });
  }

  changed(uri: string): void {
    this.#changedAt = this.#parts.world.timer.now();
    this.#configOf(uri).then(({ settings }) => {
      if (this.#stopped || this.#parts.documents.current(uri) === undefined) return;
      this.#wanted.set(uri, wantedBy(settings));
      if (!asks(settings)) this.#queue?.closed(uri);
      else {
        const queue = (this.#queue ??= this.#createQueue(settings));
        this.#edited = uri;
        this.#order();
        queue.changed(uri);
      }
    }).catch(this.#parts.messages.fault);
  }

  closed(uri: string): void {
    if (uri === this.#shown) this.#shown = undefined;
    this.#verdicts.delete(uri);
    this.#wanted.delete(uri);
    this.#queue?.closed(uri);
    this.#order();
  }

  configured(): void {
    for (const [uri, wanted] of this.#wanted) {
      this.#configOf(uri).then(async ({ settings }) => {
        const now = wantedBy(settings);
        if (now === wanted || this.#wanted.get(uri) !== wanted) return;
        this.changed(uri);
        if (!asks(settings)) await this.#clear(uri);
      }).catch(this.#parts.messages.fault);
    }
  }

  /** Nobody is asked any more, and what was said goes. */
  async #clear(uri: string): Promise<void> {
    const settled = await this.#parts.documents.settled(uri);
    if (settled !== undefined && settled.checked.semantic.length > 0 && settled.engine.acceptSemantic(settled.checked.snapshot, [])) this.#parts.changes.tell("meaning");
    this.#trouble = undefined;
  }

  shown(uri: string | undefined): void {
    this.#shown = uri;
    this.#order();
  }

  asking(): number {
    return this.#queue?.pending() ?? 0;
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  stop(): void {
    this.#stopped = true;
    this.#queue?.stop();
    for (const { meaning } of this.#opened.values()) this.#close(meaning);
  }

  /** Where nobody tells, what was opened or typed in last is what people look at. */
  #order(): void {
    const first = this.#shown ?? this.#edited;
    if (first !== undefined) this.#queue?.visible(first);
  }

  #close(meaning: OpenedMeaning["meaning"]): void {
    meaning.then((open) => open?.close()).catch(this.#parts.messages.fault);
  }

  async judge(uri: string, kind: VerdictKind, remark: string): Promise<"kept" | "gone" | { readonly reason: string }> {
    const checked = (await this.#parts.documents.settled(uri))?.checked;
    // A paragraph that stands twice has the same finding twice.
    const judged = checked?.semantic.filter((one) => one.remark === remark) ?? [];
    if (checked === undefined || judged.length === 0) return "gone";
    const { settings, folder } = await this.#configOf(uri);
    const outcome = await this.#withMeaning(settings, folder, async ({ memory }) => {
      for (const finding of judged) {
        const reason = await giveVerdict(checked.page, { finding, kind, findings: checked.semantic.filter((one) => !judged.includes(one)) }, memory);
        if (reason !== undefined) return { reason };
      }
      return "kept" as const;
    });
    if (outcome !== "kept") return outcome ?? "gone";
    this.#verdicts.set(uri, (this.#verdicts.get(uri) ?? 0) + 1);
    if (kind === "dismissed") await this.#takeOff(uri, remark);
    return "kept";
  }

  /** Takes off what was dismissed, from the newest version. */
  async #takeOff(uri: string, remark: string): Promise<void> {
    const settled = await this.#parts.documents.settled(uri);
    if (settled === undefined) return;
    const { checked: { snapshot, semantic }, engine } = settled;
    const dismissed = semantic.filter((one) => one.remark === remark);
    const rest = semantic.filter((one) => !dismissed.some((off) => isSame(one, off)));
    if (rest.length < semantic.length && engine.acceptSemantic(snapshot, rest)) this.#parts.changes.tell("meaning");
  }

  async #configOf(uri: string): Promise<{ readonly settings: Settings; readonly folder: string }> {
    const { settings, base } = await this.#parts.configs.of(this.#parts.placeOf(uri));
    return { settings, folder: base };
  }

  #createQueue({ llm_validator: { debounce_seconds }, performance: { max_concurrent_workflows } }: Settings): BackgroundQueue {
    const { world: { timer }, messages, changes } = this.#parts;
    return createBackgroundQueue({
      timer, debounce: debounce_seconds * 1000, limit: max_concurrent_workflows,
      run: (uri, cancel) => this.#check(uri, cancel),
      onFault: messages.fault,
      onChanged: () => {
        if (!this.#stopped) changes.tell("status");
      },
    });
  }

  async #check(uri: string, cancel: CancelSignal): Promise<void> {
    const { settings, folder } = await this.#configOf(uri);
    const settled = await this.#parts.documents.settled(uri);
    if (settled !== undefined && !cancel.cancelled) await this.#withMeaning(settings, folder, (meaning) => this.#ask(uri, { settled, meaning, cancel }));
  }

  async #ask(uri: string, { settled: { checked, engine }, meaning, cancel }: Asking): Promise<void> {
    const verdicts = this.#verdicts.get(uri);
    const progress = createSemanticProgress(this.#parts, cancel);
    try {
      const result = await checkMeaning(checked.page, await meaning.partsFor(checked.page), progress.cancel, progress.step);
      if (result === undefined) return;
      // It does not know what was said meanwhile.
      if (verdicts !== this.#verdicts.get(uri)) return this.#queue?.changed(uri);
      this.#note(result);
      if (engine.acceptSemantic(checked.snapshot, result.findings)) this.#parts.changes.tell("meaning");
    } finally {
      progress.end();
    }
  }

  /** Works with the check as the settings of a folder want it; undefined where nobody is asked, which is said once where somebody should be. */
  async #withMeaning<T>(settings: Settings, folder: string, work: (meaning: Meaning) => Promise<T>): Promise<T | undefined> {
    if (!asks(settings)) return undefined;
    const opened = this.#openFor(settings, folder);
    opened.uses++;
    try {
      const meaning = await opened.meaning;
      return meaning && (await work(meaning));
    } finally {
      opened.uses--;
      if (opened.uses === 0 && this.#opened.get(folder) !== opened) this.#close(opened.meaning);
    }
  }

  /** One for each folder: that of settings which changed goes when nothing works with it any more. */
  #openFor(settings: Settings, folder: string): OpenedMeaning {
    const key = wantedBy(settings);
    const known = this.#opened.get(folder);
    if (known?.key === key) return known;
    const made = { key, uses: 0, meaning: this.#openMeaning(settings, folder) };
    this.#opened.set(folder, made);
    if (known?.uses === 0) this.#close(known.meaning);
    return made;
  }

  #openMeaning(settings: Settings, folder: string): Promise<Meaning | undefined> {
    const { world: { env }, messages } = this.#parts;
    return this.#load().then((open) => {
      const opened = open({ settings, env, folder, log: messages.once, whenQuiet: this.#whenQuiet });
      if (!("unavailable" in opened)) return opened;
      this.#fail(opened.unavailable);
      return undefined;
    });
  }

  #note({ unanswered, unfounded, reasons }: MeaningResult): void {
    if (unfounded > 0) this.#parts.messages.debug(`${unfounded} remarks of the language model were left out: what they quote or cite cannot be looked up, or they have not the form asked for`);
    if (unanswered > 0) this.#fail(reasons.join("; "));
    else this.#trouble = undefined;
  }

  #fail(reason: string): void {
    this.#trouble = `The meaning is not checked: ${reason}.`;
    this.#parts.messages.once(`the meaning is not checked: ${reason}`);
  }
}

/** All that the check of meaning is made from; empty where nobody is asked. */
function wantedBy(settings: Settings): string {
  return asks(settings) ? JSON.stringify([settings.llm_validator, settings.rag, settings.queue, settings.caching, settings.database]) : "";
}

function isSame(one: Finding, other: Finding): boolean {
  return overlaps(one.span, other.span) && one.plugin?.id === other.plugin?.id && one.plugin?.family === other.plugin?.family;
}

function asks({ llm_validator: { enabled }, profile }: Settings): boolean {
  return enabled && profile !== "rule_based_only";
}

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
  changed: () => undefined, closed: () => undefined, shown: () => undefined, asking: () => 0, trouble: () => undefined, judges: false, judge: () => Promise.resolve("gone"), stop: () => undefined,
};

/** Makes the checks; idle until a document asks for them. */
export function createSemanticChecks(parts: SemanticCheckParts): SemanticChecks {
  const { world: { loadMeaning }, features } = parts;
  if (loadMeaning === undefined || !features.trusted) return IDLE;
  return new SessionMeaning(parts, loadMeaning);
}

class SessionMeaning implements SemanticChecks {
  readonly #parts: SemanticCheckParts;
  readonly #load: () => Promise<typeof openMeaning>;
  /** By settings: budget and circuit breakers belong to them. */
  readonly #opened = new Map<string, Promise<Meaning | undefined>>();
  /** Made with the debounce and the limit of the first document that asks. */
  #queue: BackgroundQueue | undefined;
  #shown: string | undefined;
  #edited: string | undefined;
  readonly #whenQuiet: WhenQuiet;
  /** When a document was checked last. */
  #changedAt = -Infinity;
  #trouble: string | undefined;
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
      if (!asks(settings)) this.#queue?.closed(uri);
      else if (!this.#stopped && this.#parts.documents.current(uri) !== undefined) {
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
    this.#queue?.closed(uri);
    this.#order();
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
    for (const opened of this.#opened.values()) opened.then((meaning) => meaning?.close()).catch(this.#parts.messages.fault);
  }

  /** Where nobody tells, what was opened or typed in last is what people look at. */
  #order(): void {
    const first = this.#shown ?? this.#edited;
    if (first !== undefined) this.#queue?.visible(first);
  }

  async judge(uri: string, kind: VerdictKind, remark: string): Promise<"kept" | "gone" | { readonly reason: string }> {
    const checked = (await this.#parts.documents.settled(uri))?.checked;
    const finding = checked?.semantic.find((one) => one.remark === remark);
    if (checked === undefined || finding === undefined) return "gone";
    const { settings, folder } = await this.#configOf(uri);
    const meaning = asks(settings) ? await this.#meaningFor(settings, folder) : undefined;
    if (meaning === undefined) return "gone";
    const reason = await giveVerdict(checked.page, finding, kind, meaning.memory);
    if (reason !== undefined) return { reason };
    this.#verdicts.set(uri, (this.#verdicts.get(uri) ?? 0) + 1);
    if (kind === "dismissed") await this.#takeOff(uri, remark);
    return "kept";
  }

  /** Takes off what was dismissed, from the newest version. */
  async #takeOff(uri: string, remark: string): Promise<void> {
    const settled = await this.#parts.documents.settled(uri);
    const dismissed = settled?.checked.semantic.find((one) => one.remark === remark);
    if (settled === undefined || dismissed === undefined) return;
    const { checked: { snapshot, semantic }, engine } = settled;
    const isSame = ({ span, plugin }: Finding): boolean => overlaps(span, dismissed.span) && plugin?.id === dismissed.plugin?.id && plugin?.family === dismissed.plugin?.family;
    if (engine.acceptSemantic(snapshot, semantic.filter((one) => !isSame(one)))) this.#parts.changes.tell("meaning");
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
    const meaning = settled === undefined || cancel.cancelled || !asks(settings) ? undefined : await this.#meaningFor(settings, folder);
    if (settled === undefined || meaning === undefined) return;
    const { checked, engine } = settled;
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

  /** The check as some settings want it; undefined where there is no model, which is said once. */
  #meaningFor(settings: Settings, folder: string): Promise<Meaning | undefined> {
    const { world: { env }, messages } = this.#parts;
    const key = JSON.stringify([settings.llm_validator, settings.rag, settings.queue, settings.caching, settings.database, folder]);
    const known = this.#opened.get(key);
    if (known !== undefined) return known;
    const made = this.#load().then((open) => {
      const opened = open({ settings, env, folder, log: messages.once, whenQuiet: this.#whenQuiet });
      if (!("unavailable" in opened)) return opened;
      this.#fail(opened.unavailable);
      return undefined;
    });
    this.#opened.set(key, made);
    return made;
  }

  #note({ unanswered, unfounded, reasons }: MeaningResult): void {
    if (unfounded > 0) this.#parts.messages.debug(`${unfounded} remarks of the language model quote what stands neither in the text nor in the truth`);
    if (unanswered > 0) this.#fail(reasons.join("; "));
    else this.#trouble = undefined;
  }

  #fail(reason: string): void {
    this.#trouble = `The meaning is not checked: ${reason}.`;
    this.#parts.messages.once(`the meaning is not checked: ${reason}`);
  }
}

function asks({ llm_validator: { enabled }, profile }: Settings): boolean {
  return enabled && profile !== "rule_based_only";
}

// One truth and the engine over it. A load with errors never takes the place of one without: the last good truth stays in force until
// the files are mended.
import { createEngine } from "../engine/create-engine.ts";
import type { CheckedDocument, Engine } from "../engine/engine.ts";
import type { LoadedTruth, TruthRequest } from "../host/load-truth.ts";
import type { TruthProblem } from "../truth/definition.ts";
import { driveSteps } from "./drive-steps.ts";
import type { Timer } from "./timer.ts";

/** Which files and folders a truth is made of. */
export interface TruthPaths {
  readonly shipped: readonly string[];
  /** The user's own, as settings name them. */
  readonly own: readonly string[];
  /** Folders of the user's own that nobody named; they need not be there. */
  readonly found: readonly string[];
}

/** How it stands with a truth. `partial`: its files have errors. `down`: there is no engine at all. */
export type TruthState = "loading" | "ready" | "partial" | "down";

/** What a truth needs and whom it tells. */
export interface TruthSlotParts {
  readonly loadTruth: (request: TruthRequest) => Promise<LoadedTruth>;
  /** An open document was checked. */
  readonly onChecked: (checked: CheckedDocument) => void;
  /** All problems, after each load. */
  readonly onProblems: (problems: readonly TruthProblem[]) => void;
  /** The truth became bad. `partial`: there was no good one before, so what could be read is in force. */
  readonly onBroken: (errors: readonly TruthProblem[], partial: boolean) => void;
  /** These files of found folders are no truth. */
  readonly onOthers: (files: readonly string[]) => void;
  /** Another truth is in force, and all open documents have been checked with it. */
  readonly onRenewed: () => void;
  /** `state` is another one than before. */
  readonly onState: () => void;
  readonly onFault: (error: unknown) => void;
  readonly timer: Timer;
}

/** A truth that is loaded once and kept current. */
export class TruthSlot {
  readonly paths: TruthPaths;
  /** Rejects where the program itself is damaged. */
  readonly engine: Promise<Engine>;
  readonly #parts: TruthSlotParts;
  #loaded: Engine | undefined;
  #failed = false;
  #broken = false;
  #problems = 0;
  #good = false;
  #released = false;
  #loading = false;
  #stale = false;
  /** Ends the load that is under way. */
  #overtake = new AbortController();

  constructor(paths: TruthPaths, parts: TruthSlotParts) {
    this.paths = paths;
    this.#parts = parts;
    this.engine = this.#first();
    this.engine.catch(() => {
      this.#failed = true;
      this.#parts.onState();
    });
  }

  get state(): TruthState {
    if (this.#failed) return "down";
    if (this.#loaded === undefined || this.#loading) return "loading";
    return this.#broken ? "partial" : "ready";
  }

  /** The engine, once it is there. */
  get loaded(): Engine | undefined {
    return this.#loaded;
  }

  /** How many problems the newest load had. */
  get problems(): number {
    return this.#problems;
  }

  /** Tells whether the truth serves one of these engines, or will serve one. */
  serves(engines: ReadonlySet<Engine>): boolean {
    return this.#loaded === undefined ? !this.#failed : engines.has(this.#loaded);
  }

  /** Loads the files anew. One load at a time; what changes meanwhile ends it and is loaded instead. */
  async reload(): Promise<void> {
    this.#stale = true;
    if (this.#loading) {
      this.#overtake.abort();
      return;
    }
    this.#loading = true;
    this.#parts.onState();
    try {
      const engine = await this.engine;
      while (this.#isStale()) await this.#renew(engine);
    } catch (error) {
      this.#parts.onFault(error);
    } finally {
      this.#loading = false;
      this.#parts.onState();
    }
  }

  /** Nobody uses the truth any more: it tells nothing from now on, and its problems are gone. */
  release(): void {
    this.#released = true;
    this.#overtake.abort();
    this.#parts.onProblems([]);
  }

  #isStale(): boolean {
    const stale = this.#stale && !this.#released;
    this.#stale = false;
    return stale;
  }

  async #renew(engine: Engine): Promise<void> {
    this.#overtake = new AbortController();
    const { signal } = this.#overtake;
    const loaded = await this.#load(signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (loaded === undefined || !this.#judge(loaded) || loaded.index.revision === engine.truth.revision) return;
    await driveSteps(engine.setTruthInSteps(loaded.index), this.#parts.timer);
    this.#parts.onRenewed();
  }

  #load(signal?: AbortSignal): Promise<LoadedTruth> {
    const { shipped, own, found } = this.paths;
    return this.#parts.loadTruth({ paths: [...shipped, ...own], found, cache: true, ...(signal && { signal }) });
  }

  async #first(): Promise<Engine> {
    const loaded = await this.#load();
    this.#judge(loaded);
    const engine = createEngine(loaded.index);
    engine.onChanged(this.#parts.onChecked);
    this.#loaded = engine;
    this.#parts.onState();
    return engine;
  }

  /** Tells what was wrong; says whether the load may come into force. */
  #judge({ problems, others = [] }: LoadedTruth): boolean {
    if (this.#released) return false;
    if (others.length > 0) this.#parts.onOthers(others);
    this.#problems = problems.length;
    this.#parts.onProblems(problems);
    const errors = problems.filter(({ severity }) => severity === "error");
    if (errors.length > 0 && !this.#broken) this.#parts.onBroken(errors, !this.#good);
    this.#broken = errors.length > 0;
    this.#good ||= !this.#broken;
    return !this.#broken || !this.#good;
  }
}

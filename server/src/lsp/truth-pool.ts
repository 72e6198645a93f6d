// One engine for each truth that is asked for, loaded when first needed and kept current. A load with errors never takes the place of
// one without: the last good truth stays in force until the files are mended.
import type { LoadedTruth, TruthRequest } from "../host/load-truth.ts";
import { isWithin } from "../host/paths.ts";
import { createEngine } from "../engine/create-engine.ts";
import type { CheckedDocument, Engine } from "../engine/engine.ts";
import type { TruthProblem } from "../truth/definition.ts";

/** Which files and folders a truth is made of. */
export interface TruthPaths {
  readonly shipped: readonly string[];
  /** The user's own. */
  readonly own: readonly string[];
}

/** What the pool needs and whom it tells. */
export interface TruthPoolParts {
  readonly loadTruth: (request: TruthRequest) => Promise<LoadedTruth>;
  /** An open document was checked. */
  readonly onChecked: (checked: CheckedDocument) => void;
  /** All problems of a truth, after each load; none when the truth is no longer used. */
  readonly onProblems: (key: string, problems: readonly TruthProblem[], paths: TruthPaths) => void;
  /** A truth became bad. `partial`: there was no good one before, so what could be read is in force. */
  readonly onBroken: (errors: readonly TruthProblem[], partial: boolean) => void;
  readonly onFault: (error: unknown) => void;
}

/** The engines. */
export interface TruthPool {
  /** The engine over a truth; rejects where the program itself is damaged. */
  engineFor(paths: TruthPaths): Promise<Engine>;
  /** Loads every truth anew that one of these files or folders is part of. */
  reload(changed: readonly string[]): void;
  /** Drops the engines that are not among these, and what could not be loaded at all, so that it is tried anew. */
  keep(engines: ReadonlySet<Engine>): void;
  /** The user's own files and folders of all truths in use. */
  ownPaths(): readonly string[];
}

interface Slot {
  readonly key: string;
  readonly paths: TruthPaths;
  readonly engine: Promise<Engine>;
  loaded: Engine | undefined;
  failed: boolean;
  broken: boolean;
  /** A truth without errors has been in force. */
  good: boolean;
  /** A load runs; `again`: something changed meanwhile. */
  loading: boolean;
  again: boolean;
}

/** Makes an empty pool. */
export function createTruthPool(parts: TruthPoolParts): TruthPool {
  const slots = new Map<string, Slot>();

  async function load({ paths }: Slot): Promise<LoadedTruth> {
    return parts.loadTruth({ paths: [...paths.shipped, ...paths.own], cache: true });
  }

  /** Tells what was wrong; says whether the load may come into force. */
  function judge(slot: Slot, problems: readonly TruthProblem[]): boolean {
    if (slots.get(slot.key) !== slot) return false;
    parts.onProblems(slot.key, problems, slot.paths);
    const errors = problems.filter(({ severity }) => severity === "error");
    if (errors.length > 0 && !slot.broken) parts.onBroken(errors, !slot.good);
    slot.broken = errors.length > 0;
    slot.good ||= !slot.broken;
    return !slot.broken || !slot.good;
  }

  async function first(slot: Slot): Promise<Engine> {
    const truth = await load(slot);
    judge(slot, truth.problems);
    const engine = createEngine(truth.index);
    engine.onChanged(parts.onChecked);
    slot.loaded = engine;
    return engine;
  }

  async function reload(slot: Slot): Promise<void> {
    if (slot.loading) {
      slot.again = true;
      return;
    }
    slot.loading = true;
    try {
      do {
        slot.again = false;
        const engine = await slot.engine;
        const { index, problems } = await load(slot);
        if (judge(slot, problems) && index.revision !== engine.truth.revision) engine.setTruth(index);
      } while (slot.again);
    } catch (error) {
      parts.onFault(error);
    } finally {
      slot.loading = false;
    }
  }

  return {
    engineFor(paths) {
      const key = JSON.stringify([paths.shipped, paths.own]);
      const known = slots.get(key);
      if (known) return known.engine;
      const slot: Slot = { key, paths, engine: Promise.resolve().then(() => first(slot)), loaded: undefined, failed: false, broken: false, good: false, loading: false, again: false };
      slots.set(key, slot);
      slot.engine.catch(() => {
        slot.failed = true;
      });
      return slot.engine;
    },
    reload(changed) {
      for (const slot of slots.values()) {
        if (changed.some((path) => isPart(slot.paths, path))) void reload(slot);
      }
    },
    keep(engines) {
      for (const slot of [...slots.values()]) {
        const inUse = slot.loaded === undefined ? !slot.failed : engines.has(slot.loaded);
        if (inUse) continue;
        slots.delete(slot.key);
        parts.onProblems(slot.key, [], slot.paths);
      }
    },
    ownPaths: () => [...new Set([...slots.values()].flatMap(({ paths }) => paths.own))],
  };
}

/** A changed path concerns a truth that holds it or lies in it. */
function isPart({ own }: TruthPaths, changed: string): boolean {
  return own.some((path) => isWithin(path, changed) || isWithin(changed, path));
}

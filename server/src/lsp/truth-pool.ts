// One engine for each truth that is asked for, loaded when first needed and dropped when no document needs it.
import type { Engine } from "../engine/engine.ts";
import { isWithin } from "../host/paths.ts";
import type { TruthProblem } from "../truth/definition.ts";
import { type TruthPaths, TruthSlot, type TruthState, type TruthSlotParts } from "./truth-slot.ts";

/** What the pool needs and whom it tells. */
export interface TruthPoolParts extends Omit<TruthSlotParts, "onProblems"> {
  /** All problems of a truth, after each load; none when the truth is no longer used. */
  readonly onProblems: (key: string, problems: readonly TruthProblem[], paths: TruthPaths) => void;
}

/** The engines. */
export interface TruthPool {
  /** The engine over a truth; rejects where the program itself is damaged. */
  engineFor(paths: TruthPaths): Promise<Engine>;
  /** Loads every truth anew that one of these files or folders is part of. */
  reload(changed: readonly string[]): void;
  /** Loads every truth anew. */
  reloadAll(): void;
  /** How it stands with all of them: the first of loading, down, partial that is true of any, else ready. */
  state(): TruthState;
  /** How many problems all of them have. */
  problems(): number;
  /** The engines that are there. */
  engines(): readonly Engine[];
  /** The engine that stands for all where only one can: the one that `lead` named, else the oldest. */
  first(): Engine | undefined;
  /** Names the engine that stands for all. */
  lead(engine: Engine | undefined): void;
  /** Drops the engines that are not among these, and what could not be loaded at all, so that it is tried anew. */
  keep(engines: ReadonlySet<Engine>): void;
  /** The user's own files and folders of all truths in use. */
  ownPaths(): readonly string[];
  /** The shipped files and folders of all truths in use. */
  shippedPaths(): readonly string[];
}

/** Makes an empty pool. */
export function createTruthPool(parts: TruthPoolParts): TruthPool {
  const slots = new Map<string, TruthSlot>();
  // A truth that could not be loaded at all was dropped, and none was tried since.
  let isDown = false;
  let leading: Engine | undefined;
  const engines = (): readonly Engine[] => [...slots.values()].flatMap(({ loaded }) => loaded ?? []);
  return {
    engineFor(paths) {
      const key = JSON.stringify([paths.shipped, paths.own, paths.found]);
      let slot = slots.get(key);
      if (slot === undefined) {
        const onProblems: TruthSlotParts["onProblems"] = (problems) => {
          parts.onProblems(key, problems, paths);
        };
        isDown = false;
        slot = new TruthSlot(paths, { ...parts, onProblems });
        slots.set(key, slot);
      }
      return slot.engine;
    },
    reload(changed) {
      for (const slot of slots.values()) {
        if (changed.some((path) => isPart(slot.paths, path))) void slot.reload();
      }
    },
    reloadAll() {
      for (const slot of slots.values()) void slot.reload();
    },
    state() {
      const states = new Set([...slots.values()].map(({ state }) => state));
      if (isDown) states.add("down");
      if (states.size === 0) return "loading";
      return (["loading", "down", "partial"] as const).find((state) => states.has(state)) ?? "ready";
    },
    problems: () => [...slots.values()].reduce((sum, { problems }) => sum + problems, 0),
    engines,
    first() {
      const all = engines();
      return all.find((engine) => engine === leading) ?? all[0];
    },
    lead(engine) {
      leading = engine;
    },
    keep(engines) {
      for (const [key, slot] of [...slots]) {
        if (slot.serves(engines)) continue;
        isDown ||= slot.state === "down";
        slots.delete(key);
        slot.release();
      }
    },
    shippedPaths: () => [...new Set([...slots.values()].flatMap(({ paths }) => paths.shipped))],
    ownPaths: () => [...new Set([...slots.values()].flatMap(({ paths }) => ownOf(paths)))],
  };
}

/** The user's own files and folders of a truth, named and found. */
export function ownOf({ own, found }: TruthPaths): readonly string[] {
  return [...own, ...found];
}

/** A changed path concerns a truth that holds it or lies in it. */
function isPart(paths: TruthPaths, changed: string): boolean {
  return ownOf(paths).some((path) => isWithin(path, changed) || isWithin(changed, path));
}

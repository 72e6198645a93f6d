// Is a mention of nothing but retired plugins, and what took their place? Decides which of two rules speaks, so that there are
// never two findings on one text.
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";
import type { Mention } from "./mention.ts";

/** What is known of an exact mention whose owners are all deprecated. */
export interface Retirement {
  readonly retired: IndexedPlugin;
  /** The live plugin that `replaced_by` leads to. */
  readonly replacement?: IndexedPlugin;
  /** The live plugin that had this name before. */
  readonly renamed?: IndexedPlugin;
}

/** Undefined for mentions that are not exact or have a live owner. */
export function retirementOf(mention: Mention, truth: TruthIndex): Retirement | undefined {
  if (mention.match !== "exact") return undefined;
  const owners = mention.meant.plugins.map((row) => truth.plugin(row));
  const [retired] = owners;
  if (retired === undefined || owners.some((owner) => owner.definition.deprecated === undefined)) return undefined;
  const replacement = owners.map((owner) => liveReplacement(owner, truth)).find((plugin) => plugin !== undefined);
  const renamed = mention.renamedTo.map((row) => truth.plugin(row)).find((plugin) => plugin.definition.deprecated === undefined);
  return { retired, ...(replacement && { replacement }), ...(renamed && { renamed }) };
}

/** Follows `replaced_by` to a plugin that is not deprecated; a circle or a dead end gives none. */
export function liveReplacement(plugin: IndexedPlugin, truth: TruthIndex): IndexedPlugin | undefined {
  const seen = new Set<number>();
  let at: IndexedPlugin | undefined = plugin;
  while (at?.definition.deprecated !== undefined && !seen.has(at.number)) {
    seen.add(at.number);
    const next: string | undefined = at.definition.deprecated.replaced_by;
    at = next === undefined ? undefined : truth.resolve(next, at.family);
  }
  return at?.definition.deprecated === undefined ? at : undefined;
}

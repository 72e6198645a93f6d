// How much surer the plugins of a page are because they stand together.
import type { Page } from "./page.ts";
import { occasionsOn } from "./tasks/occasions.ts";

/** For each plugin's row what the combinations that the page speaks of add to it, 0–1: of several together 1 − ∏(1 − boost). */
export function combinationBoosts(page: Page): ReadonlyMap<number, number> {
  const present = new Set([...page.declared.rows, ...page.uses.flatMap(({ plugins }) => plugins)]);
  const boosts = new Map<number, number>();
  for (const combination of new Set(occasionsOn(page).flatMap(({ task }) => (task.combination === undefined ? [] : [task])))) {
    const { plugins = [], confidence_boost: boost = 0, required_all = false } = combination.combination ?? {};
    const rows = plugins.flatMap((reference) => page.truth.resolve(reference, combination.family)?.number ?? []);
    const here = rows.filter((row) => present.has(row));
    if (here.length === 0 || (required_all && here.length < plugins.length)) continue;
    for (const row of here) boosts.set(row, 1 - (1 - (boosts.get(row) ?? 0)) * (1 - Math.min(1, Math.max(0, boost))));
  }
  return boosts;
}

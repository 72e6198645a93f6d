// Which plugins a page needs although nothing on it names them: what those depend on that it uses, and what its tasks take.
import type { Page } from "./page.ts";
import { askedOn } from "./tasks/asked.ts";
import { occasionsOn } from "./tasks/occasions.ts";

/** Rows of the plugins that used ones need, directly or by way of others, and of those that rules and combinations ask for. */
export function neededOn(page: Page): ReadonlySet<number> {
  const { uses, truth } = page;
  const needed = new Set<number>();
  const used = new Set(uses.flatMap(({ plugins }) => plugins));
  for (const row of used) {
    for (const { number } of truth.dependenciesOf(row)) needed.add(number);
  }
  for (const occasion of occasionsOn(page)) {
    const { plugins, choices } = askedOn(occasion, truth);
    for (const { number } of plugins) needed.add(number);
    // One that is used is the choice.
    for (const { number } of choices.filter((choice) => !choice.some((plugin) => used.has(plugin.number))).flat()) needed.add(number);
  }
  return needed;
}

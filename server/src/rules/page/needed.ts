// Which plugins a page needs although nothing on it names them: what those depend on that it uses.
import type { Page } from "./page.ts";

/** Rows of the plugins that used ones need, directly or by way of others. */
export function neededOn({ uses, truth }: Page): ReadonlySet<number> {
  const needed = new Set<number>();
  for (const row of new Set(uses.flatMap(({ plugins }) => plugins))) {
    for (const { number } of truth.dependenciesOf(row)) needed.add(number);
  }
  return needed;
}

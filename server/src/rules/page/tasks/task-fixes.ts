// The fixes that list what a task lacks: one where there is no choice, else one for each of the first few.
import type { IndexedPlugin } from "../../../truth/truth-index.ts";
import type { Fix } from "../../finding.ts";
import { declareFix } from "../declare-fix.ts";
import type { Page } from "../page.ts";
import type { Missing } from "./asked.ts";

/** Of a choice so many are offered. */
export const MOST_OFFERED = 3;

/** Best first, none of them safe. Of choices after the first the best plugin is taken. */
export function fixesFor(page: Page, { plugins, choices: [choice, ...others] }: Pick<Missing, "plugins" | "choices">): readonly Fix[] {
  const rest = [...plugins, ...others.flatMap(([best]) => best ?? [])];
  const sets: (readonly IndexedPlugin[])[] = choice === undefined ? [rest] : choice.slice(0, MOST_OFFERED).map((one) => [...rest, one]);
  return sets.flatMap((set) => declareFix(page, set, false) ?? []);
}

// Which plugins of the families in force a page uses: by names in its text, and by patterns in its code.
import type { TruthIndex } from "../../truth/truth-index.ts";
import { codeUses } from "./code-uses.ts";
import type { Page } from "./page.ts";
import type { PluginUse } from "./page-facts.ts";

const NO_USE: ReadonlySet<string> = new Set(["front-matter-key", "front-matter-value", "comment", "link-target", "url"]);

/** The uses on a page, in order of place. Front matter, comments and addresses use nothing. */
export function usesOn(page: Page): readonly PluginUse[] {
  const families = new Set(page.families.map(({ family }) => family));
  if (families.size === 0) return [];
  return [...mentionUses(page, families), ...codeUses(page)].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function mentionUses({ blocks, truth }: Page, families: ReadonlySet<string>): PluginUse[] {
  const uses: PluginUse[] = [];
  for (const { start, mentions } of blocks) {
    for (const { meant, match, span, zone, confidence } of mentions) {
      if (NO_USE.has(zone)) continue;
      const plugins = ofFamilies(meant.plugins, truth, families);
      if (plugins.length > 0) uses.push({ plugins, span: { start: start + span.start, end: start + span.end }, by: match === "near" ? "guess" : "mention", confidence });
    }
  }
  return uses;
}

function ofFamilies(rows: readonly number[], truth: TruthIndex, families: ReadonlySet<string>): readonly number[] {
  return rows.filter((row) => families.has(truth.plugin(row).family));
}

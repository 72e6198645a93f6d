// The plugins that code on a page uses, by the patterns of their definitions.
import type { Page } from "./page.ts";
import type { PluginUse } from "./page-facts.ts";

/** The uses in fenced and inline code, in order of place. */
export function codeUses(_page: Page): readonly PluginUse[] {
  return [];
}

// What the running text of a page says about loading, saving and converting formats.
import type { Page } from "./page.ts";
import type { FormatClaim } from "./page-facts.ts";

/** The claims of a page, in order of place. */
export function formatClaims(_page: Page): readonly FormatClaim[] {
  return [];
}

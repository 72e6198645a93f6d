// A plugin that a listed one needs, directly or by way of others, and that the list leaves out.
import type { IndexedPlugin, TruthIndex } from "../../truth/truth-index.ts";
import { rowList } from "../../truth/index-data.ts";
import { declareFix } from "./declare-fix.ts";
import type { DeclaredEntry } from "./page-facts.ts";
import type { Page } from "./page.ts";
import { meantByUnknown } from "./unknown-plugin.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

/** Speaks once of each plugin that is missing, at the listed one that is fewest steps away from it. */
export const missingDependency: PageRule = {
  codes: ["missing-dependency"],
  check(page) {
    if (page.families.length === 0 || page.declared.entries.length === 0) return [];
    const { entries } = page.declared;
    const rows = new Set([...page.declared.rows, ...meantByUnknown(page)]);
    const missing = new Map<number, Missing>();
    for (const entry of entries) {
      const [plugin] = entry.plugins;
      if (plugin === undefined || entry.plugins.length > 1) continue;
      for (const path of pathsFrom(plugin.number, rows, page.truth)) {
        const row = path.at(-1) ?? -1;
        if (path.length < (missing.get(row)?.path.length ?? Infinity)) missing.set(row, { entry, path });
      }
    }
    return [...missing.values()].map((found) => remarkOn(page, found));
  },
};

interface Missing {
  readonly entry: DeclaredEntry;
  /** Rows from the listed plugin to the missing one. */
  readonly path: readonly number[];
}

/** The shortest way to each plugin that is needed and not listed, by way of such plugins only: what a listed one needs is said there. Circles end. */
function pathsFrom(from: number, listed: ReadonlySet<number>, { data }: TruthIndex): readonly (readonly number[])[] {
  const paths: (readonly number[])[] = [[from]];
  const met = new Set([from]);
  for (const path of paths) {
    for (const row of rowList(data.dependencies, path.at(-1) ?? -1)) {
      if (met.has(row) || listed.has(row)) continue;
      met.add(row);
      paths.push([...path, row]);
    }
  }
  return paths.slice(1);
}

function remarkOn(page: Page, { entry, path }: Missing): PageRemark {
  const plugins = path.map((row) => page.truth.plugin(row));
  const plugin = plugins.at(-1) as IndexedPlugin;
  const names = plugins.map(({ definition }) => `"${definition.name}"`);
  const way = names.length > 2 ? ` (by way of ${names.slice(1, -1).join(" and ")})` : "";
  const fix = declareFix(page, [plugin], true);
  return {
    code: "missing-dependency",
    span: entry.span,
    message: `${names[0] ?? ""} needs ${names.at(-1) ?? ""}${way}, which this page does not declare.`,
    plugin,
    reasons: [plugins.map(({ definition }) => definition.name).join(" → ")],
    fixes: fix ? [fix] : [],
  };
}

// An entry of a list of plugins that names nothing known.
import { nearestPlugins } from "./nearest-plugins.ts";
import type { Fix } from "../finding.ts";
import { frontMatterText } from "../fix.ts";
import type { DeclaredEntry, DeclaredList } from "./page-facts.ts";
import type { Page } from "./page.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

/** Says that nothing of the families in force is called so, and what comes nearest. A plugin of another loaded family is known. */
export const unknownPlugin: PageRule = {
  codes: ["unknown-plugin"],
  check(page) {
    if (page.families.length === 0) return [];
    const { entries, lists } = page.declared;
    return entries.filter(({ unknown }) => unknown).flatMap((entry) => {
      const list = lists.find(({ key }) => key === entry.key);
      return list === undefined ? [] : [remarkOn(entry, list, page)];
    });
  },
};

/** Rows of the plugins that unknown entries come nearest to: what they say may be meant is not missing for sure. */
export function meantByUnknown({ declared: { entries, lists }, truth }: Page): ReadonlySet<number> {
  const families = (entry: DeclaredEntry): readonly string[] => lists.find(({ key }) => key === entry.key)?.families.map(({ family }) => family) ?? [];
  const unknown = entries.filter((entry) => entry.unknown);
  return new Set(unknown.flatMap((entry) => nearestPlugins(entry.text, families(entry).flatMap((family) => truth.byFamily(family))).map(({ plugin }) => plugin.number)));
}

function remarkOn(entry: DeclaredEntry, { families }: DeclaredList, { truth, snapshot }: Page): PageRemark {
  const named = families.map(({ family }) => family);
  const near = nearestPlugins(entry.text, named.flatMap((family) => truth.byFamily(family)));
  const fixes = near.flatMap(({ form }): Fix[] => {
    const text = frontMatterText(entry.span, form, snapshot.text);
    return text === undefined ? [] : [{ title: `Change to "${form}"`, safe: false, edits: [{ span: entry.span, text }] }];
  });
  const where = named.length === 1 ? `family ${named[0] ?? ""}` : `families ${named.join(", ")}`;
  const hint = near.length === 0 ? "" : ` Nearest: ${near.map(({ form }) => `"${form}"`).join(", ")}.`;
  return {
    code: "unknown-plugin",
    severity: "error",
    span: entry.span,
    message: `No plugin "${entry.text}" in ${where}.${hint}`,
    ...(near[0] && { plugin: near[0].plugin }),
    alternatives: near.slice(1).map(({ plugin }) => plugin),
    fixes,
  };
}

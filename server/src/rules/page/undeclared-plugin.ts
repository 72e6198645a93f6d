// A plugin that text or code of the page uses and its list leaves out.
import { declareFix } from "./declare-fix.ts";
import type { PluginUse } from "./page-facts.ts";
import type { Page } from "./page.ts";
import { meantByUnknown } from "./unknown-plugin.ts";
import type { PageRemark, PageRule } from "./page-rule.ts";

/** A use in code that is less sure than this (a method name that many classes have) asks for nothing. */
const SURE = 0.8;

/** Speaks at the first sure use of a plugin. A page without a list is not asked for one; a retired plugin is not to be listed. */
export const undeclaredPlugin: PageRule = {
  codes: ["undeclared-plugin"],
  check(page) {
    if (page.families.length === 0 || page.declared.lists.length === 0) return [];
    const listed = new Set(page.declared.lists.flatMap(({ families }) => families.map(({ family }) => family)));
    const said = new Set([...page.declared.rows, ...meantByUnknown(page)]);
    const remarks: PageRemark[] = [];
    for (const use of page.uses) {
      const [row] = use.plugins;
      if (row === undefined || use.plugins.length > 1 || said.has(row) || !isSure(use)) continue;
      const plugin = page.truth.plugin(row);
      if (!listed.has(plugin.family) || plugin.definition.deprecated !== undefined) continue;
      said.add(row);
      remarks.push(remarkOn(page, use, row));
    }
    return remarks;
  },
};

function isSure({ by, confidence }: PluginUse): boolean {
  return by === "mention" || (by === "code" && confidence >= SURE);
}

function remarkOn(page: Page, { span }: PluginUse, row: number): PageRemark {
  const plugin = page.truth.plugin(row);
  const fix = declareFix(page, [plugin], true);
  const { key = "plugins" } = page.declared.lists.find(({ families }) => families.some(({ family }) => family === plugin.family)) ?? {};
  return { code: "undeclared-plugin", span, message: `This page uses "${plugin.definition.name}", and its "${key}" does not list it.`, plugin, fixes: fix ? [fix] : [] };
}

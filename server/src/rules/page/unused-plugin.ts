// A plugin that the page lists and never uses.
import type { Fix } from "../finding.ts";
import type { DeclaredEntry } from "./page-facts.ts";
import type { Page } from "./page.ts";
import { neededOn } from "./needed.ts";
import type { PageRule } from "./page-rule.ts";

/** Says nothing of what another listed plugin, or a task of the page, needs, nor on a page without a text. */
export const unusedPlugin: PageRule = {
  codes: ["unused-plugin"],
  check(page) {
    if (page.families.length === 0 || page.declared.entries.length === 0 || !hasBody(page)) return [];
    const used = new Set(page.uses.flatMap(({ plugins }) => plugins));
    const needed = neededOn(page);
    return page.declared.entries.flatMap((entry) => {
      const [plugin] = entry.plugins;
      if (plugin === undefined || entry.plugins.some(({ number }) => used.has(number) || needed.has(number))) return [];
      return [{ code: "unused-plugin" as const, span: entry.span, message: `Nothing on this page uses "${plugin.definition.name}".`, plugin, fixes: removal(page, entry) }];
    });
  },
};

/** Code can use a plugin in ways that no pattern tells; on a page with code a person decides. */
function removal({ frontMatter, declared, blocks }: Page, { key, place, text }: DeclaredEntry): readonly Fix[] {
  const edits = frontMatter?.removeFrom(key, place);
  const hasCode = blocks.some(({ block }) => block.zones.some(({ kind }) => kind === "code-block"));
  const within = declared.lists.find((list) => list.key === key)?.span;
  return edits === undefined || within === undefined ? [] : [{ title: `Take "${text}" out of ${key}`, safe: !hasCode, edits, within }];
}

function hasBody({ blocks }: Page): boolean {
  return blocks.some(({ block }) => block.zones.some(({ kind }) => !kind.startsWith("front-matter")));
}

// The fix that lists plugins in the front matter, in the form that the list's other entries have. A list that cannot be
// changed surely gets no fix, and a plugin whose family keeps no list on the page neither.
import type { Edit } from "../../text/edits.ts";
import type { IndexedPlugin } from "../../truth/truth-index.ts";
import type { Fix } from "../finding.ts";
import type { Page } from "./page.ts";

/** The fix that adds plugins to the lists of their families; undefined where one of them cannot be added. */
export function declareFix(page: Page, plugins: readonly IndexedPlugin[], safe: boolean): Fix | undefined {
  const texts = new Map<string, string[]>();
  for (const plugin of plugins) {
    const list = page.declared.lists.find(({ families }) => families.some(({ family }) => family === plugin.family));
    if (list === undefined) return undefined;
    const text = usesNames(page, list.key) ? plugin.definition.name : plugin.definition.id;
    const own = texts.get(list.key) ?? [];
    if (!own.includes(text)) texts.set(list.key, [...own, text]);
  }
  const edits: Edit[] = [];
  for (const [key, own] of texts) {
    const added = page.frontMatter?.addTo(key, own);
    if (added === undefined) return undefined;
    edits.push(...added);
  }
  if (edits.length === 0) return undefined;
  const titles = [...texts].map(([key, own]) => `${own.map((text) => `"${text}"`).join(", ")} to ${key}`);
  const spans = page.declared.lists.filter(({ key }) => texts.has(key)).map(({ span }) => span);
  const within = { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
  return { title: `Add ${titles.join(" and ")}`, safe, edits, within };
}

/** A list writes names where more of its entries are a plugin's name than its id. */
function usesNames({ declared }: Page, key: string): boolean {
  let names = 0;
  for (const { key: own, text, plugins } of declared.entries) {
    if (own !== key) continue;
    const asId = plugins.some(({ definition }) => definition.id === text.trim());
    if (!asId && plugins.some(({ definition }) => definition.name.toLowerCase() === text.trim().toLowerCase())) names++;
    else if (asId) names--;
  }
  return names > 0;
}

// The plugins that the front matter of a page lists, for the families in force.
import type { Span } from "../../text/span.ts";
import type { FamilyFacts } from "../../truth/definition.ts";
import type { IndexedPlugin, TruthIndex } from "../../truth/truth-index.ts";
import { DEFAULT_PLUGIN_KEYS } from "../declared-plugins.ts";
import type { Page } from "./page.ts";
import type { DeclaredEntry, DeclaredList, DeclaredPlugins } from "./page-facts.ts";

/** Reads the lists of a page. */
export function declaredOn(page: Page): DeclaredPlugins {
  const lists: DeclaredList[] = [];
  const entries: DeclaredEntry[] = [];
  const rows = new Set<number>();
  for (const [key, families] of pluginKeys(page.families)) {
    const value = valueAt(page, key);
    const span = page.frontMatter?.spanOf(key.split("."), "value") ?? page.frontMatter?.spanOf(key.split("."), "key");
    if (span === undefined || !(value === null || typeof value === "string" || Array.isArray(value))) continue;
    lists.push({ key, families, span });
    entries.push(...entriesOf(page, { key, families, rows }, value));
  }
  return { lists, entries, rows };
}

/** The keys under which families in force list their plugins. */
function pluginKeys(families: readonly FamilyFacts[]): ReadonlyMap<string, readonly FamilyFacts[]> {
  const keys = new Map<string, FamilyFacts[]>();
  for (const facts of families) {
    for (const key of facts.front_matter?.plugins ?? DEFAULT_PLUGIN_KEYS) keys.set(key, [...(keys.get(key) ?? []), facts]);
  }
  return keys;
}

function valueAt({ frontMatter }: Page, key: string): unknown {
  let value: unknown = frontMatter?.data;
  for (const name of key.split(".")) value = isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface ListParts extends Pick<DeclaredList, "key" | "families"> {
  /** Filled with all that entries may mean. */
  readonly rows: Set<number>;
}

function entriesOf(page: Page, { key, families, rows }: ListParts, value: unknown): DeclaredEntry[] {
  const texts: readonly unknown[] = Array.isArray(value) ? value : typeof value === "string" ? [value] : [];
  return texts.flatMap((text, place) => {
    const path = key.split(".");
    const span = page.frontMatter?.spanOf(Array.isArray(value) ? [...path, place] : path, "value");
    if (typeof text !== "string" || text.trim() === "" || span === undefined) return [];
    const all = meant(page, text.trim(), families, span);
    for (const { number } of all) rows.add(number);
    const plugins = all.filter(({ family }) => families.some((facts) => facts.family === family));
    return [{ key, place, text, span, plugins, unknown: all.length === 0 }];
  });
}

/** What an entry may mean: an id, slug, name or alias, a reference, or a name that detection reads there (a former one, say). */
function meant({ truth, blocks }: Page, text: string, families: readonly FamilyFacts[], span: Span): readonly IndexedPlugin[] {
  const all = [...named(text, truth), ...families.flatMap(({ family }) => truth.resolve(text, family) ?? [])];
  for (const { start, block, mentions } of blocks) {
    if (start > span.start || start + block.text.length < span.end) continue;
    for (const mention of mentions) {
      const isWhole = start + mention.span.start === span.start && start + mention.span.end === span.end;
      if (isWhole && mention.match === "former") all.push(...mention.meant.plugins.map((row) => truth.plugin(row)));
    }
  }
  return [...new Map(all.map((plugin) => [plugin.number, plugin])).values()];
}

function named(text: string, truth: TruthIndex): readonly IndexedPlugin[] {
  return [...truth.byId(text), ...truth.bySlug(text), ...truth.byName(text), ...truth.byAlias(text)];
}

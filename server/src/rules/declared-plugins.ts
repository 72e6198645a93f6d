// What the front matter of a document declares: families under the keys of families, plugins under those of plugins. Each family may
// name keys of its own.
import type { PlacedBlock } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";

/** The keys of families where a family names no others. */
export const DEFAULT_FAMILY_KEYS: readonly string[] = ["family", "families"];
/** The keys of plugins where a family names no others. */
export const DEFAULT_PLUGIN_KEYS: readonly string[] = ["plugins"];

/** What the values of a front matter key are. */
export type FrontMatterRole = "family" | "plugin";

/** An entry under a plugins key. */
export interface DeclaredPlugin {
  /** As it stands there. */
  readonly text: string;
  /** Offsets of the document version. */
  readonly span: Span;
  /** The plugins of that id, name or alias; empty where the truth knows none. */
  readonly plugins: readonly IndexedPlugin[];
}

/** A key is one of some keys, or stands below one. */
export function isUnderKey(key: string, keys: readonly string[]): boolean {
  return keys.some((name) => key === name || key.startsWith(`${name}.`));
}

/** What values under a key are; undefined where they are neither. A key that some family gives a role has it. */
export function roleOfKey(key: string, truth: TruthIndex): FrontMatterRole | undefined {
  const keys = truth.families().map(({ front_matter: own }) => own);
  if (isUnderKey(key, DEFAULT_FAMILY_KEYS) || keys.some((own) => own && isUnderKey(key, own.family))) return "family";
  if (isUnderKey(key, DEFAULT_PLUGIN_KEYS) || keys.some((own) => own && isUnderKey(key, own.plugins))) return "plugin";
  return undefined;
}

/** The plugins that a document declares, in order of place. */
export function declaredPlugins(blocks: readonly PlacedBlock[], text: string, truth: TruthIndex): DeclaredPlugin[] {
  const declared: DeclaredPlugin[] = [];
  const roles = new Map<string, FrontMatterRole | undefined>();
  for (const { start, block } of blocks) {
    for (const zone of block.zones) {
      if (zone.kind !== "front-matter-value" || zone.label === undefined) continue;
      const { label } = zone;
      if (!roles.has(label)) roles.set(label, roleOfKey(label, truth));
      const span = { start: start + zone.start, end: start + zone.end };
      const value = text.slice(span.start, span.end);
      if (roles.get(label) !== "plugin" || value.trim() === "") continue;
      declared.push({ text: value, span, plugins: named(value.trim(), label, truth) });
    }
  }
  return declared;
}

/** The plugins that a value names, where the key is one of their family's. */
function named(value: string, key: string, truth: TruthIndex): readonly IndexedPlugin[] {
  const all = [...truth.byId(value), ...truth.byName(value), ...truth.byAlias(value)];
  const own = all.filter(({ family }) => isUnderKey(key, truth.family(family)?.front_matter?.plugins ?? DEFAULT_PLUGIN_KEYS));
  return [...new Map(own.map((plugin) => [plugin.number, plugin])).values()];
}

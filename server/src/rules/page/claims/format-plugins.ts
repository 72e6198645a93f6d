// Which plugins of a family load and save which formats.
import { memoByObject } from "../../../text/memo.ts";
import type { IndexedPlugin, TruthIndex } from "../../../truth/truth-index.ts";
import { foldFormat } from "./format-vocabulary.ts";

/** What a plugin can do with a format. */
export type FormatSide = "load" | "save";

const NONE: readonly IndexedPlugin[] = Object.freeze([]);

const tables = memoByObject<TruthIndex, Map<string, ReadonlyMap<string, IndexedPlugin[]>>>(() => new Map());

/** The plugins of a family that load, or save, a format; retired ones left out. In the order of their ids. */
export function pluginsFor(format: string, side: FormatSide, family: string, truth: TruthIndex): readonly IndexedPlugin[] {
  const made = tables(truth);
  const table = made.get(family) ?? tabulate(truth.byFamily(family));
  made.set(family, table);
  return table.get(`${side} ${foldFormat(format)}`) ?? NONE;
}

/** Tells whether a plugin loads, or saves, a format. */
export function canDo(plugin: IndexedPlugin, side: FormatSide, format: string): boolean {
  const able = abilities(plugin);
  return able.has(`${side} ${format}`) || able.has(`${side} ${foldFormat(format)}`);
}

/** What a plugin does: the side and the format, as it is written and as it is compared. */
const abilities = memoByObject((plugin: IndexedPlugin): ReadonlySet<string> => {
  const written = (["load", "save"] as const).flatMap((side) => (plugin.definition[`${side}_formats`] ?? []).map((format) => `${side} ${format}`));
  return new Set([...written, ...keysOf(plugin, "load"), ...keysOf(plugin, "save")]);
});

function tabulate(plugins: readonly IndexedPlugin[]): ReadonlyMap<string, IndexedPlugin[]> {
  const table = new Map<string, IndexedPlugin[]>();
  const live = plugins.filter(({ definition }) => definition.deprecated === undefined);
  for (const plugin of live) {
    for (const key of new Set([...keysOf(plugin, "load"), ...keysOf(plugin, "save")])) {
      const own = table.get(key);
      if (own === undefined) table.set(key, [plugin]);
      else own.push(plugin);
    }
  }
  return table;
}

function keysOf({ definition }: IndexedPlugin, side: FormatSide): readonly string[] {
  return (definition[`${side}_formats`] ?? []).map((format) => `${side} ${foldFormat(format)}`);
}

// The index as plain typed arrays: what is built from truth files, what is written to disk, and what is viewed on loading.
import type { FamilyDefinition, FamilyFacts, PluginDefinition } from "./definition.ts";
import { buildMultimap, type Multimap } from "./multimap.ts";
import { buildNameTable, hashOfWord, type NamedPlugin, type NameTable } from "./name-table.ts";
import { createReferenceResolver } from "./reference.ts";
import { poolStrings, type StringPool } from "./string-pool.ts";
import { buildWordSet, type WordLists, type WordSet } from "./word-list.ts";

/** Lists of row numbers by row, side by side: list r is `values[start[r] … start[r + 1])`. */
export interface RowLists {
  readonly start: Uint32Array;
  readonly values: Uint32Array;
}

/** Everything an index holds, flat. */
export interface IndexData {
  /** Plugin definitions as JSON texts, in row order. */
  readonly plugins: StringPool;
  /** Row of the family of each plugin. */
  readonly pluginFamily: Uint32Array;
  readonly popularity: Float64Array;
  /** Families without their plugins as JSON texts, by name. */
  readonly families: StringPool;
  readonly names: NameTable;
  readonly maps: Readonly<Record<"id" | "slug" | "name" | "alias" | "family" | "pattern", Multimap>>;
  readonly dependencies: RowLists;
  readonly dependents: RowLists;
  readonly combinations: StringPool;
  readonly combinationsOf: RowLists;
  readonly words: { readonly everyday: WordSet; readonly terms: WordSet };
}

interface Row {
  readonly plugin: PluginDefinition;
  readonly family: number;
}

/** Builds the flat index from families that are ordered by name, their plugins by id. */
export function buildIndexData(families: readonly FamilyDefinition[], words: WordLists): IndexData {
  const rows: Row[] = families.flatMap((family, number) => family.plugins.map((plugin) => ({ plugin, family: number })));
  const everyday = buildWordSet(words.everyday.map(hashOfWord));
  const resolve = createReferenceResolver(families);
  const nameOf = (row: Row): string => families[row.family]?.family ?? "";
  const links = rows.map((row) => unique((row.plugin.dependencies ?? []).map((to) => resolve(to, nameOf(row)))));
  const combinations = families.flatMap((family) =>
    (family.combination_rules ?? []).map((rule) => ({ rule, members: unique(rule.plugins.map((to) => resolve(to, family.family))) })),
  );
  return {
    plugins: poolStrings(rows.map((row) => JSON.stringify(row.plugin))),
    pluginFamily: Uint32Array.from(rows, (row) => row.family),
    popularity: Float64Array.from(rows, (row) => row.plugin.popularity ?? 0),
    families: poolStrings(families.map((family) => JSON.stringify(factsOf(family)))),
    names: buildNameTable(namedPlugins(families), everyday),
    maps: buildMaps(rows, nameOf),
    dependencies: rowLists(links),
    dependents: rowLists(reversed(links, rows.length)),
    combinations: poolStrings(combinations.map(({ rule }) => JSON.stringify(rule))),
    combinationsOf: rowLists(reversed(combinations.map(({ members }) => members), rows.length)),
    words: { everyday, terms: buildWordSet(words.terms.map(hashOfWord)) },
  };
}

const REGISTRY_SHARE = 0.8;
const REGISTRY_SIZE = 10;

function namedPlugins(families: readonly FamilyDefinition[]): NamedPlugin[] {
  return families.flatMap(({ plugins }) => {
    const lower = plugins.filter(({ name }) => name === name.toLowerCase()).length;
    const registry = plugins.length >= REGISTRY_SIZE && lower >= plugins.length * REGISTRY_SHARE;
    return plugins.map((definition) => ({ definition, registry }));
  });
}

function factsOf({ plugins, ...facts }: FamilyDefinition): FamilyFacts {
  const formats = [...new Set(plugins.flatMap(({ load_formats: load = [], save_formats: save = [] }) => [...load, ...save]))];
  return formats.length === 0 ? facts : { ...facts, formats };
}

function buildMaps(rows: readonly Row[], nameOf: (row: Row) => string): IndexData["maps"] {
  const map = (texts: (row: Row) => readonly string[]): Multimap =>
    buildMultimap(rows.flatMap((row, number) => texts(row).map((text) => [text, number] as const)));
  return {
    id: map((row) => [row.plugin.id]),
    slug: map((row) => [row.plugin.slug]),
    name: map((row) => [row.plugin.name.toLowerCase()]),
    alias: map((row) => [...(row.plugin.aliases ?? []), ...(row.plugin.short_name === undefined ? [] : [row.plugin.short_name])].map((alias) => alias.toLowerCase())),
    family: map((row) => [nameOf(row)]),
    pattern: map((row) => patternsOf(row.plugin)),
  };
}

function patternsOf({ patterns = {} }: PluginDefinition): readonly string[] {
  const { format = [], api = [], method = [], classNames = [], methods = [], imports = [] } = patterns;
  return [...format, ...api, ...method, ...classNames, ...methods, ...imports];
}

function unique(rows: readonly (number | undefined)[]): number[] {
  return [...new Set(rows)].filter((row) => row !== undefined);
}

function reversed(lists: readonly (readonly number[])[], length: number): number[][] {
  const result: number[][] = Array.from({ length }, () => []);
  lists.forEach((list, from) => {
    for (const to of list) result[to]?.push(from);
  });
  return result;
}

function rowLists(lists: readonly (readonly number[])[]): RowLists {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, row) => (start[row + 1] = (start[row] ?? 0) + list.length));
  return { start, values: Uint32Array.from(lists.flat()) };
}

/** List `row` of row lists, as a view. */
export function rowList(lists: RowLists, row: number): Uint32Array {
  return lists.values.subarray(lists.start[row], lists.start[row + 1]);
}

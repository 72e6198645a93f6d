// From truth files to the frozen index, and from the index to bytes and back.
import type { CombinationRule, FamilyFacts, PluginDefinition, TruthProblem, TruthSet } from "./definition.ts";
import { buildIndexData, rowList, type IndexData } from "./index-data.ts";
import { type Checksum, decodeSections, encodeSections, type Section } from "./sections.ts";
import { keyCount, lookUp } from "./multimap.ts";
import { pooledString, poolStrings } from "./string-pool.ts";
import type { IndexedPlugin, TruthCounts, TruthIndex } from "./truth-index.ts";
import type { WordLists } from "./word-list.ts";
import { FORM_RIGHT } from "./name-table.ts";

/** Hashes bytes to a hexadecimal SHA-256; handed in, since the engine has no cryptography of its own. */
export type Digest = (bytes: Uint8Array) => string;

interface Header {
  readonly revision: string;
  readonly problems: readonly TruthProblem[];
  readonly counts: TruthCounts;
}

/** Builds the frozen index. Equal truth gives equal bytes, whatever the order of files and entries. */
export function buildTruthIndex(truth: TruthSet, words: WordLists, digest: Digest): TruthIndex {
  const units = poolStrings([JSON.stringify(truth.families)]).units;
  const revision = `sha256:${digest(new Uint8Array(units.buffer, units.byteOffset, units.byteLength))}`;
  const data = buildIndexData(truth.families, words);
  return createIndex({ revision, problems: truth.problems, counts: countAll(data) }, data);
}

/** The index as one block of bytes. */
export function encodeTruthIndex(index: TruthIndex, checksum: Checksum): Uint8Array {
  const header: Header = { revision: index.revision, problems: index.problems, counts: index.counts };
  return encodeSections({ header: poolStrings([JSON.stringify(header)]).units, ...flatten(index.data) }, checksum);
}

/**
 * Views an index in bytes that `encodeTruthIndex` made; undefined where they are damaged or of another version. `checksum`, the
 * same as there, is left out for bytes that never left the memory.
 */
export function decodeTruthIndex(bytes: Uint8Array, checksum?: Checksum): TruthIndex | undefined {
  const sections = decodeSections(bytes, checksum);
  const header = sections?.get("header");
  if (sections === undefined || !(header instanceof Uint16Array || header instanceof Uint8Array)) return undefined;
  try {
    const facts = JSON.parse(pooledString({ units: header, offsets: Uint32Array.of(0, header.length) }, 0)) as Header;
    return createIndex(facts, unflatten(sections) as unknown as IndexData);
  } catch {
    return undefined;
  }
}

interface Tree {
  [name: string]: Section | Tree;
}

function flatten(tree: object, path = ""): Record<string, Section> {
  const sections: Record<string, Section> = {};
  for (const [name, value] of Object.entries(tree) as [string, Section | Tree][]) {
    if (ArrayBuffer.isView(value)) sections[path + name] = value;
    else Object.assign(sections, flatten(value, `${path}${name}.`));
  }
  return sections;
}

function unflatten(sections: ReadonlyMap<string, Section>): Tree {
  const root: Tree = {};
  for (const [path, section] of sections) {
    const names = path.split(".");
    let tree = root;
    for (const name of names.slice(0, -1)) tree = (tree[name] ??= {}) as Tree;
    tree[names.at(-1) ?? ""] = section;
  }
  return root;
}

function createIndex({ revision, problems, counts }: Header, data: IndexData): TruthIndex {
  const families: readonly FamilyFacts[] = Array.from({ length: data.families.offsets.length - 1 }, (_, row) =>
    Object.freeze(JSON.parse(pooledString(data.families, row)) as FamilyFacts),
  );
  const familyByName = new Map(families.map((facts) => [facts.family, facts]));
  // Definitions are read from their pool when first asked for; the same row always gives the same object.
  const known: (IndexedPlugin | undefined)[] = [];
  const plugin = (number: number): IndexedPlugin => {
    const family = families[data.pluginFamily[number] ?? -1];
    if (family === undefined) throw new RangeError(`no plugin in row ${number}`);
    return (known[number] ??= Object.freeze({
      number,
      family: family.family,
      definition: Object.freeze(JSON.parse(pooledString(data.plugins, number)) as PluginDefinition),
    }));
  };
  const rows = (list: Uint32Array): readonly IndexedPlugin[] => Array.from(list, plugin);
  const inFamily = (id: string, family: string): IndexedPlugin | undefined => rows(lookUp(data.maps.id, id)).find((row) => row.family === family);
  return Object.freeze<TruthIndex>({
    revision,
    problems,
    data,
    counts,
    plugin,
    family: (name) => familyByName.get(name),
    families: () => families,
    byId: (id) => rows(lookUp(data.maps.id, id)),
    bySlug: (slug) => rows(lookUp(data.maps.slug, slug)),
    byName: (name) => rows(lookUp(data.maps.name, name.toLowerCase())),
    byAlias: (alias) => rows(lookUp(data.maps.alias, alias.toLowerCase())),
    byFamily: (family) => rows(lookUp(data.maps.family, family)),
    byPattern: (pattern) => rows(lookUp(data.maps.pattern, pattern)),
    combinationsOf: (row) => Array.from(rowList(data.combinationsOf, row), (rule) => JSON.parse(pooledString(data.combinations, rule)) as CombinationRule),
    resolve(reference, fromFamily) {
      const slash = reference.indexOf("/");
      const own = inFamily(reference, fromFamily);
      return own ?? (slash < 0 ? undefined : inFamily(reference.slice(slash + 1), reference.slice(0, slash)));
    },
    dependenciesOf: (row) => reachable(data, row).map(plugin),
    dependentsOf: (row) => rows(rowList(data.dependents, row)),
  });
}

function reachable(data: IndexData, from: number): number[] {
  const seen = new Set([from]);
  for (const row of seen) for (const next of rowList(data.dependencies, row)) seen.add(next);
  seen.delete(from);
  return [...seen];
}

function countAll(data: IndexData): TruthCounts {
  const kinds = new Array<number>(8).fill(0);
  for (const kind of data.names.ownerKind) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return {
    families: data.families.offsets.length - 1,
    plugins: data.plugins.offsets.length - 1,
    names: data.names.formFlags.reduce((count, flags) => count + (flags & FORM_RIGHT), 0),
    ids: keyCount(data.maps.id),
    slugs: keyCount(data.maps.slug),
    aliases: keyCount(data.maps.alias),
    formerNames: kinds[3] ?? 0,
    misspellings: kinds[4] ?? 0,
    patterns: keyCount(data.maps.pattern),
    combinations: data.combinations.offsets.length - 1,
    dependencies: data.dependencies.values.length,
    nearKeys: data.names.near.offsets.length - 1,
    words: [data.words.everyday, data.words.terms].reduce((count, set) => count + set.reduce((n, hash) => n + (hash === 0 ? 0 : 1), 0), 0),
    bytes: Object.values(flatten(data)).reduce((size, section) => size + section.byteLength, 0),
  };
}

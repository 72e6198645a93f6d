// Files of the same family joined into one definition, with defaults filled in and everything in a fixed order.
// Where files disagree on a fact of the family, the first by file name that has it decides.
import { compareText } from "./compare-text.ts";
import type { CombinationRule, FamilyDefinition, ForbiddenPattern, MatchTuning, PluginDefinition, TaskRule, TruthSource } from "./definition.ts";
import { deriveSlug } from "./derive-slug.ts";
import { PLUGIN_SHAPE } from "./known-keys.ts";
import type { Fault, PlacedFault } from "./problem-list.ts";
import type { AdditionRow, Entry, PluginRow, TruthFile } from "./read-file.ts";
import type { SourcePath } from "./source-places.ts";
import { didYouMean, quoted } from "./suggest.ts";

/** A plugin that is in, and where its entry stands. */
export interface PlacedPlugin {
  readonly family: string;
  readonly plugin: PluginDefinition;
  readonly source: TruthSource;
  readonly path: SourcePath;
  /** Entries elsewhere that gave it more spellings. */
  readonly additions: readonly PlacedAddition[];
}

interface PlacedAddition extends Entry<AdditionRow> {
  readonly source: TruthSource;
}

/** A combination rule that is in, and where its entry stands. */
interface PlacedCombination {
  readonly family: string;
  readonly rule: CombinationRule;
  readonly source: TruthSource;
  readonly path: SourcePath;
}

/** A rule about a task that is in, and where its entry stands. */
export interface PlacedRule {
  readonly family: string;
  readonly rule: TaskRule;
  readonly source: TruthSource;
  readonly path: SourcePath;
}

/** The families, and the places of their entries for the checks. Plugins stand in the order of the families. */
export interface JoinedFamilies {
  readonly families: readonly FamilyDefinition[];
  readonly plugins: readonly PlacedPlugin[];
  readonly combinations: readonly PlacedCombination[];
  readonly rules: readonly PlacedRule[];
  readonly faults: readonly PlacedFault[];
}

interface Gathered {
  readonly files: TruthFile[];
  readonly rows: Map<string, Entry<PluginRow> & { readonly source: TruthSource; readonly additions: PlacedAddition[] }>;
}

const DEFAULT_FRONT_MATTER = { family: ["family", "families"], plugins: ["plugins"] } as const;

/** Joins files, which are in the order of their names. */
export function joinFamilies(files: readonly TruthFile[]): JoinedFamilies {
  const faults: PlacedFault[] = [];
  const gathered = gather(files, faults);
  const families: FamilyDefinition[] = [];
  const plugins: PlacedPlugin[] = [];
  const combinations: PlacedCombination[] = [];
  const rules: PlacedRule[] = [];
  for (const [family, { files: own, rows }] of [...gathered].sort(([a], [b]) => compareText(a, b))) {
    const match = firstWins<MatchTuning>(own.map((file) => file.facts.match ?? {}));
    const members = [...rows.values()]
      .sort((a, b) => compareText(a.value.id, b.value.id))
      .map(({ value, source, path, additions }) => ({ family, plugin: toDefinition(withAdditions(value, additions), match), source, path, additions }));
    for (const member of members) plugins.push(member);
    for (const { source, combinations: entries, rules: tasks } of own) {
      for (const { value, path } of entries) combinations.push({ family, rule: value, source, path });
      for (const { value, path } of tasks) rules.push({ family, rule: value, source, path });
    }
    families.push(toFamily(family, own, members.map(({ plugin }) => plugin)));
  }
  return { families: Object.freeze(families), plugins, combinations, rules, faults };
}

function gather(files: readonly TruthFile[], faults: PlacedFault[]): ReadonlyMap<string, Gathered> {
  const gathered = new Map<string, Gathered>();
  const of = (family: string): Gathered => {
    const known = gathered.get(family) ?? { files: [], rows: new Map() };
    gathered.set(family, known);
    return known;
  };
  for (const file of files) of(file.family).files.push(file);
  const declared = [...gathered.keys()];
  for (const { source, family: ownFamily, plugins } of files) {
    for (const { value, path } of plugins) {
      const family = value.family ?? ownFamily;
      if (!gathered.has(family)) {
        const message = `No file is of family ${quoted(family)}; the plugin is kept in a family of its own${didYouMean(family, declared) || "."}`;
        faults.push({ source, fault: { code: "truth-unknown-reference", severity: "warning", message, path: [...path, "family"], end: "value" } });
      }
      const { rows } = of(family);
      const first = rows.get(value.id);
      if (first === undefined) rows.set(value.id, { value, path, source, additions: [] });
      else faults.push({ source, fault: duplicateId(family, value.id, path, first.source === source ? "above" : `in ${first.source.file}`) });
    }
  }
  addSpellings(files, gathered, faults);
  return gathered;
}

/** Gives the rows what entries without a name add to them, once all rows are there. */
function addSpellings(files: readonly TruthFile[], gathered: ReadonlyMap<string, Gathered>, faults: PlacedFault[]): void {
  for (const { source, family: ownFamily, additions } of files) {
    for (const { value, path } of additions) {
      const family = value.family ?? ownFamily;
      const row = gathered.get(family)?.rows.get(value.id);
      if (row === undefined) faults.push({ source, fault: adriftAddition(family, value.id, path) });
      else row.additions.push({ value, path, source });
    }
  }
}

function adriftAddition(family: string, id: string, path: SourcePath): Fault {
  return {
    code: "truth-unknown-reference",
    severity: "error",
    message: `The entry ${quoted(id)} has no name, and no other entry of family ${family} has that id; add "name:" with text, or correct the id, else the entry is not loaded.`,
    path,
    end: "value",
  };
}

/** A row with the spellings that other entries add, each once, its keys in their usual order. */
function withAdditions(row: PluginRow, additions: readonly PlacedAddition[]): PluginRow {
  if (additions.length === 0) return row;
  const more: Record<string, unknown> = { ...row };
  for (const key of ["aliases", "former_names", "misspellings"] as const) {
    const texts = new Set([...(row[key] ?? []), ...additions.flatMap(({ value }) => value[key] ?? [])]);
    if (texts.size > 0) more[key] = Object.freeze([...texts]);
  }
  return Object.fromEntries(Object.keys(PLUGIN_SHAPE.keys).filter((key) => key in more).map((key) => [key, more[key]])) as PluginRow;
}

function duplicateId(family: string, id: string, path: SourcePath, where: string): Fault {
  return {
    code: "truth-duplicate-id",
    severity: "error",
    message: `The id ${quoted(id)} stands in family ${family} already (${where}); this entry is not loaded, give it an id of its own or remove it.`,
    path: [...path, "id"],
    end: "value",
  };
}

function toDefinition(given: PluginRow, familyMatch: MatchTuning): PluginDefinition {
  const match = inMatchOrder({ ...familyMatch, ...given.match });
  const slug = given.slug ?? deriveSlug(given.name) ?? given.id;
  const row: { -readonly [K in keyof PluginRow]: PluginRow[K] } = { ...given };
  delete row.family;
  delete row.match;
  return Object.freeze({ ...row, slug, ...(Object.keys(match).length === 0 ? {} : { match }) });
}

function inMatchOrder({ case: letters, context, min_confidence }: MatchTuning): MatchTuning {
  return Object.freeze({
    ...(letters === undefined ? {} : { case: letters }),
    ...(context === undefined ? {} : { context }),
    ...(min_confidence === undefined ? {} : { min_confidence }),
  });
}

function toFamily(family: string, files: readonly TruthFile[], plugins: readonly PluginDefinition[]): FamilyDefinition {
  const facts = firstWins<TruthFile["facts"]>(files.map((file) => file.facts));
  const frontMatter = firstWins<NonNullable<TruthFile["facts"]["front_matter"]>>(files.map((file) => file.facts.front_matter ?? {}));
  const combinations = once(files.flatMap((file) => file.combinations.map(({ value }) => value)), (rule) => rule.name);
  const forbidden = once<ForbiddenPattern>(files.flatMap((file) => file.forbidden), ({ pattern }) => pattern);
  const tasks = once(files.flatMap((file) => file.rules.map(({ value }) => value)), (rule) => rule.name);
  const rules = [...new Set(files.flatMap((file) => file.facts.core_rules ?? []))];
  const fields = [...new Set(files.flatMap((file) => file.facts.required_fields ?? []))];
  return Object.freeze({
    family,
    ...(facts.version === undefined ? {} : { version: facts.version }),
    ...(facts.product === undefined ? {} : { product: facts.product }),
    ...(facts.complete === undefined ? {} : { complete: facts.complete }),
    ...(Object.keys(frontMatter).length === 0 ? {} : { front_matter: { ...DEFAULT_FRONT_MATTER, ...frontMatter } }),
    plugins: Object.freeze(plugins),
    ...(combinations.length === 0 ? {} : { combination_rules: combinations }),
    ...(tasks.length === 0 ? {} : { rules: tasks }),
    ...(rules.length === 0 ? {} : { core_rules: rules }),
    ...(fields.length === 0 ? {} : { required_fields: fields }),
    ...(forbidden.length === 0 ? {} : { forbidden_patterns: forbidden }),
  });
}

/** The keys of all parts; where several have a key, the first decides. */
function firstWins<T extends object>(parts: readonly Partial<T>[]): Partial<T> {
  return parts.reduceRight<Partial<T>>((all, part) => Object.assign(all, part), {});
}

/** Entries in a fixed order, equal ones once. */
function once<T>(entries: readonly T[], nameOf: (entry: T) => string): readonly T[] {
  const byContent = new Map(entries.map((entry) => [`${nameOf(entry)}\0${JSON.stringify(entry)}`, entry]));
  return [...byContent].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry);
}

// One truth file taken apart: what it says of its family, its entries, and what is wrong in it. Knows nothing of other files.
import type { CombinationRule, ForbiddenPattern, TaskRule, TruthProblem, TruthSource } from "./definition.ts";
import { ADDITION_SHAPE, ENTRY_LISTS, FAMILY_SHAPE } from "./known-keys.ts";
import type { PLUGIN_SHAPE } from "./known-keys.ts";
import type { Fault } from "./problem-list.ts";
import { createShapeReading, note, noteRegex, noteWrongType, readEntry, readLoose, type ShapeReading } from "./read-shape.ts";
import { regexFault } from "./regex-check.ts";
import type { ObjectShape, RowOf, ValueOf } from "./shape.ts";
import { readSourceData } from "./source-data.ts";
import type { SourcePath } from "./source-places.ts";

/** A plugin as its entry says it, without defaults. */
export type PluginRow = ValueOf<typeof PLUGIN_SHAPE>;

/** More spellings for a plugin that another entry defines. */
export type AdditionRow = ValueOf<typeof ADDITION_SHAPE>;

/** An entry and where it stands. */
export interface Entry<T> {
  readonly value: T;
  readonly path: SourcePath;
}

/** A file that could be taken apart; entries that could not be read are left out and noted. */
export interface TruthFile {
  readonly source: TruthSource;
  readonly family: string;
  readonly facts: Partial<RowOf<typeof FAMILY_SHAPE.keys>>;
  readonly plugins: readonly Entry<PluginRow>[];
  readonly additions: readonly Entry<AdditionRow>[];
  readonly combinations: readonly Entry<CombinationRule>[];
  readonly rules: readonly Entry<TaskRule>[];
  readonly forbidden: readonly ForbiddenPattern[];
}

/** What came of a file. Without `file` nothing of it is loaded; a file that is no truth file has no problem either. */
export interface ReadFile {
  readonly source: TruthSource;
  readonly file?: TruthFile;
  readonly faults: readonly Fault[];
  /** Why the text could not be taken apart at all. */
  readonly problem?: TruthProblem;
}

const ENTRY_KEYS = Object.keys(ENTRY_LISTS);
const PLUGIN_LISTS = ["plugins", "components", "items"] as const;
const COMBINATION_LISTS = ["combination_rules", "combinations", "suites"] as const;

/** Reads one file. Throws nothing. */
export function readTruthFile(source: TruthSource): ReadFile {
  const data = readSourceData(source);
  if (!data.ok) return { source, faults: [], problem: syntaxProblem(source, data.reason, data.position) };
  const reading = createShapeReading(data.written);
  const root = data.value;
  if (!(root instanceof Map)) {
    noteWrongType(reading, 'a mapping with "family:" and "plugins:"', root);
    return { source, faults: reading.faults };
  }
  if (!root.has("family") && (root.has("$schema") || root.has("$id"))) return { source, faults: [] };
  const facts = readLoose(reading, FAMILY_SHAPE, root, ENTRY_KEYS);
  const family = familyOf(reading, root, facts.family);
  if (family === undefined) return { source, faults: reading.faults };
  const entries = PLUGIN_LISTS.flatMap((key) => readEntries<PluginRow | AdditionRow>(reading, { key, root, shapeOf: pluginOrAddition }));
  const file: TruthFile = {
    source,
    family,
    facts,
    plugins: entries.filter(isPlugin),
    additions: entries.filter((entry): entry is Entry<AdditionRow> => !isPlugin(entry)),
    combinations: COMBINATION_LISTS.flatMap((key) => readEntries<CombinationRule>(reading, { key, root })),
    rules: readEntries<TaskRule>(reading, { key: "rules", root }),
    forbidden: readForbidden(reading, root),
  };
  return { source, file, faults: reading.faults };
}

/** Tells whether a text has a family at its top, and so is a truth file. Where the text is broken, the word decides. */
export function namesFamily(source: TruthSource): boolean {
  if (!/\bfamily\b/u.test(source.text)) return false;
  const data = readSourceData(source);
  return !data.ok || (data.value instanceof Map && data.value.has("family"));
}

function syntaxProblem({ file, text }: TruthSource, reason: string, position: number): TruthProblem {
  const start = Math.min(position, text.length);
  return {
    code: "truth-syntax",
    severity: "error",
    message: `The file ${reason}; nothing of it is loaded until this is mended.`,
    file,
    span: { start, end: Math.min(start + 1, text.length) },
  };
}

function familyOf(reading: ShapeReading, root: ReadonlyMap<unknown, unknown>, family: string | undefined): string | undefined {
  if (family === undefined) {
    const given = root.get("family");
    if (given !== undefined && given !== null && given !== "") return undefined;
    note(reading, { code: "truth-missing-key", severity: "error", message: 'The file has no family; add a line such as "family: my-family", without it the file is not loaded.' });
    return undefined;
  }
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(family)) return family;
  const usable = !/[/\s]/.test(family);
  reading.path.push("family");
  note(reading, {
    code: "truth-type",
    severity: usable ? "warning" : "error",
    message: `"family" must be kebab-case, such as my-family${usable ? "" : "; the file is not loaded until this is mended"}.`,
  });
  reading.path.pop();
  return usable ? family : undefined;
}

interface EntryList {
  readonly key: keyof typeof ENTRY_LISTS;
  readonly root: ReadonlyMap<unknown, unknown>;
  /** The shape of one entry, where not all have the same. */
  readonly shapeOf?: (part: unknown) => ObjectShape;
}

/** Reads a list of entries; `T` is what their shapes give. */
function readEntries<T>(reading: ShapeReading, { key, root, shapeOf = () => ENTRY_LISTS[key] }: EntryList): Entry<T>[] {
  const given = root.get(key);
  if (given === undefined || given === null) return [];
  const entries: Entry<T>[] = [];
  reading.path.push(key);
  if (!Array.isArray(given)) noteWrongType(reading, "a list", given);
  else {
    for (const [place, part] of (given as readonly unknown[]).entries()) {
      reading.path.push(place);
      const value = readEntry(reading, shapeOf(part), part) as T | undefined;
      if (value !== undefined) entries.push({ value, path: [...reading.path] });
      reading.path.pop();
      if (reading.valuesLeft < 0) break;
    }
  }
  reading.path.pop();
  return entries;
}

/** Without a name an entry can only add spellings; anything else in it says that the name was forgotten. */
function pluginOrAddition(part: unknown): ObjectShape {
  if (!(part instanceof Map) || part.has("name") || !part.has("id") || part.size < 2) return ENTRY_LISTS.plugins;
  const adds = [...part.keys()].every((key) => typeof key === "string" && Object.hasOwn(ADDITION_SHAPE.keys, key));
  return adds && (part.size > 2 || !part.has("family")) ? ADDITION_SHAPE : ENTRY_LISTS.plugins;
}

function isPlugin(entry: Entry<PluginRow | AdditionRow>): entry is Entry<PluginRow> {
  return "name" in entry.value;
}

function readForbidden(reading: ShapeReading, root: ReadonlyMap<unknown, unknown>): ForbiddenPattern[] {
  return readEntries<ForbiddenPattern>(reading, { key: "forbidden_patterns", root }).map(({ value, path }) => {
    const fault = value.regex === true ? regexFault(value.pattern) : undefined;
    if (fault !== undefined) noteRegex({ ...reading, path: [...path, "pattern"] }, value.pattern, fault);
    return value;
  });
}

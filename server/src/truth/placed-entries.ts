// The entries of a truth file with the places of what they say, for editors that show the file. Knows nothing of other files.
import type { Span } from "../text/span.ts";
import type { NameKind, TruthSource } from "./definition.ts";
import { type AdditionRow, type Entry, type PluginRow, readTruthFile } from "./read-file.ts";
import { createPlaceFinder, type PlaceFinder, type SourcePath } from "./source-places.ts";

/** A text of a truth file that names a plugin. */
export interface PlacedName {
  /** `reference`: another plugin, as in `dependencies`. */
  readonly kind: NameKind | "reference";
  /** What the text says, without quotes. */
  readonly text: string;
  /** Its letters, without quotes. */
  readonly span: Span;
  readonly path: SourcePath;
  /** The family in which a reference is looked up first. */
  readonly family: string;
  /** The id of the entry that it stands in; undefined in rules about several plugins. */
  readonly id: string | undefined;
}

/** An entry of a truth file: a plugin, or more spellings for one. */
export interface PlacedEntry {
  readonly family: string;
  readonly id: string;
  /** The plugin's name; its id where the entry only adds spellings. */
  readonly label: string;
  readonly isDeprecated: boolean;
  /** All of the entry. */
  readonly span: Span;
  /** What names it: its name, else its id. */
  readonly labelSpan: Span;
}

/** What a truth file says, with places. */
export interface PlacedTruth {
  readonly entries: readonly PlacedEntry[];
  /** Every text that names a plugin. */
  readonly names: readonly PlacedName[];
}

/** Reads entries with their places; undefined where the text is no truth file or cannot be read. Throws nothing. */
export function readPlacedTruth(source: TruthSource): PlacedTruth | undefined {
  const { file } = readTruthFile(source);
  if (file === undefined) return undefined;
  const placer: Placer = { text: source.text, place: createPlaceFinder(source) };
  const entries = [...file.plugins, ...file.additions];
  const rules = file.combinations.flatMap(({ value, path }) => listed("reference", value.plugins, [...path, "plugins"]));
  return {
    entries: entries.flatMap((entry) => placedEntry(entry, file.family, placer) ?? []),
    names: [
      ...entries.flatMap((entry) => placedNames(namesOf(entry), placer, { family: entry.value.family ?? file.family, id: entry.value.id })),
      ...placedNames(rules, placer, { family: file.family, id: undefined }),
    ],
  };
}

interface Placer {
  readonly text: string;
  readonly place: PlaceFinder;
}

type UnplacedName = Pick<PlacedName, "kind" | "text" | "path">;

function namesOf({ value, path }: Entry<PluginRow | AdditionRow>): readonly UnplacedName[] {
  const plugin = "name" in value ? value : undefined;
  const single = (kind: PlacedName["kind"], text: string | undefined, ...keys: readonly string[]): UnplacedName[] => (text === undefined ? [] : [{ kind, text, path: [...path, ...keys] }]);
  return [
    ...single("id", value.id, "id"),
    ...single("name", plugin?.name, "name"),
    ...single("short-name", plugin?.short_name, "short_name"),
    ...single("slug", plugin?.slug, "slug"),
    ...listed("alias", value.aliases, [...path, "aliases"]),
    ...listed("former-name", value.former_names, [...path, "former_names"]),
    ...listed("misspelling", value.misspellings, [...path, "misspellings"]),
    ...listed("reference", plugin?.dependencies, [...path, "dependencies"]),
    ...single("reference", plugin?.deprecated?.replaced_by, "deprecated", "replaced_by"),
  ];
}

function listed(kind: PlacedName["kind"], texts: readonly string[] | undefined, path: SourcePath): UnplacedName[] {
  return (texts ?? []).map((text, at) => ({ kind, text, path: [...path, at] }));
}

function placedNames(names: readonly UnplacedName[], { text, place }: Placer, of: Pick<PlacedName, "family" | "id">): PlacedName[] {
  return names.flatMap((name) => {
    const span = place(name.path, "value");
    return span === undefined ? [] : [{ ...name, ...of, span: withoutQuotes(text, span) }];
  });
}

function placedEntry({ value, path }: Entry<PluginRow | AdditionRow>, family: string, { text, place }: Placer): PlacedEntry | undefined {
  const name = "name" in value ? value.name : undefined;
  const [whole, label] = [place(path, "whole"), place([...path, name === undefined ? "id" : "name"], "value")];
  if (whole === undefined || label === undefined) return undefined;
  // What is merged in or repeated by an alias stands elsewhere.
  const span = whole.start <= label.start && label.end <= whole.end ? whole : label;
  return { family: value.family ?? family, id: value.id, label: name ?? value.id, isDeprecated: "deprecated" in value, span, labelSpan: withoutQuotes(text, label) };
}

function withoutQuotes(text: string, { start, end }: Span): Span {
  const quote = text[start];
  const isQuoted = (quote === '"' || quote === "'") && end - start >= 2 && text[end - 1] === quote;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

// In which of the user's truth files a plugin is written down, and where in a file its entry stands.
import type { TruthSource } from "../truth/definition.ts";
import { readTruthFile } from "../truth/read-file.ts";
import { readTruthSources } from "./truth-files.ts";

/** A plugin by its family and id. */
export interface PluginKey {
  readonly family: string;
  readonly id: string;
}

/** Which files have entries of which plugins. */
export interface TruthHomes {
  /** The file that defines the plugin, else one that adds spellings to it; only files that pass count. */
  of(plugin: PluginKey, passes: (file: string) => boolean): string | undefined;
}

interface Entries {
  readonly file: string;
  readonly defined: ReadonlySet<string>;
  readonly added: ReadonlySet<string>;
}

/** Reads truth files and folders. What cannot be read is no home; what is wrong there is told by whoever loads the truth. */
export async function findTruthHomes(paths: readonly string[]): Promise<TruthHomes> {
  const { sources } = await readTruthSources(paths);
  const all = sources.flatMap((source) => entriesOf(source) ?? []);
  return {
    of(plugin, passes) {
      const key = keyOf(plugin.family, plugin.id);
      const usable = all.filter(({ file }) => passes(file));
      return (usable.find(({ defined }) => defined.has(key)) ?? usable.find(({ added }) => added.has(key)))?.file;
    },
  };
}

function entriesOf(source: TruthSource): Entries | undefined {
  const { file } = readTruthFile(source);
  if (file === undefined) return undefined;
  const keys = (entries: readonly { readonly value: { readonly family?: string; readonly id: string } }[]): ReadonlySet<string> =>
    new Set(entries.map(({ value }) => keyOf(value.family ?? file.family, value.id)));
  return { file: source.file, defined: keys(file.plugins), added: keys(file.additions) };
}

function keyOf(family: string, id: string): string {
  return `${family}/${id}`;
}

/** What a truth file says of a plugin: its family, and the way to the plugin's entry. Undefined where the text is no truth file. */
export function placeInTruthFile(source: TruthSource, plugin: PluginKey): { readonly family: string; readonly entry: readonly (string | number)[] | undefined } | undefined {
  const { file } = readTruthFile(source);
  if (file === undefined) return undefined;
  const entry = [...file.plugins, ...file.additions].find(({ value }) => value.id === plugin.id && (value.family ?? file.family) === plugin.family);
  return { family: file.family, entry: entry?.path };
}

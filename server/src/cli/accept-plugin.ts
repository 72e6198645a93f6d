// The plugin that `--for` names, and what the truth already knows of a spelling.
import { nearest } from "../host/nearest.ts";
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";
import { errorLine, UsageError } from "./cli-error.ts";

/** The most plugins that a message lists. */
const MOST_LISTED = 5;

/** A plugin as `family/id`. */
export function referenceText({ family, definition }: IndexedPlugin): string {
  return `${family}/${definition.id}`;
}

/** Finds a plugin by `family/id`, id, name or alias; none and several are usage errors that say what to write. */
export function findPlugin(given: string, truth: TruthIndex): IndexedPlugin {
  const slash = given.indexOf("/");
  const exact = slash < 0 ? [] : truth.byId(given.slice(slash + 1)).filter(({ family }) => family === given.slice(0, slash));
  const found = [exact, truth.byId(given), truth.byName(given), truth.byAlias(given)].find((plugins) => plugins.length > 0) ?? [];
  const [first, ...others] = found;
  if (first === undefined) throw new UsageError([errorLine(`no plugin "${given}" is in the truth`, suggestion(given, truth))]);
  if (others.length > 0) {
    const listed = found.slice(0, MOST_LISTED).map(referenceText).join(", ");
    throw new UsageError([errorLine(`"${given}" names ${found.length} plugins`, `write one of ${listed}${found.length > MOST_LISTED ? " …" : ""}`)]);
  }
  return first;
}

/** How to name the plugin that a text is nearest to. */
export function suggestion(given: string, truth: TruthIndex): string {
  const all = Array.from({ length: truth.counts.plugins }, (_, row) => truth.plugin(row));
  const name = nearest(given, all.map(({ definition }) => definition.name));
  const plugin = all.find(({ definition }) => definition.name === name);
  return plugin === undefined ? "write --for with an id, family/id or name of the truth" : `did you mean --for "${referenceText(plugin)}"?`;
}

/** The plugins for which a spelling is right, letter by letter. */
export function rightOwners(name: string, truth: TruthIndex): readonly IndexedPlugin[] {
  const named = truth.byName(name).filter(({ definition }) => definition.name === name);
  const called = truth.byAlias(name).filter(({ definition }) => definition.aliases?.includes(name) ?? false);
  return [...new Map([...named, ...called].map((plugin) => [plugin.number, plugin])).values()];
}

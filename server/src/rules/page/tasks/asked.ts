// Which plugins a task asks for on an occasion, and which of them a page does not list.
import { memoByObject } from "../../../text/memo.ts";
import type { RuleMember } from "../../../truth/definition.ts";
import type { IndexedPlugin, TruthIndex } from "../../../truth/truth-index.ts";
import { isSameFormat } from "../claims/format-vocabulary.ts";
import type { FormatClaim } from "../page-facts.ts";
import type { Page } from "../page.ts";
import type { Occasion } from "./occasions.ts";
import type { Task } from "./task.ts";

/** What a task asks for: each of some plugins, and one of each choice. */
interface Asked {
  readonly plugins: readonly IndexedPlugin[];
  readonly choices: readonly (readonly IndexedPlugin[])[];
}

/** What of it a page does not list. */
export interface Missing extends Asked {
  /** Another part of what the task asks for is listed. */
  readonly isPart: boolean;
}

/** What a task asks for on an occasion. References that name nothing ask for nothing. */
export function askedOn({ task, claim }: Occasion, truth: TruthIndex): Asked {
  const plugins = (task.needs ?? []).flatMap((reference) => truth.resolve(reference, task.family) ?? []);
  const choices = [task.any_of, task.one_of].filter((members) => members !== undefined).map((members) => membersOf(members, task, truth));
  if (task.for_formats !== undefined && claim !== undefined) choices.push(...providers(claim, task, truth));
  const open = choices.filter((choice) => choice.length > 0);
  return { plugins: unique([...plugins, ...open.filter(({ length }) => length === 1).flat()]), choices: open.filter(({ length }) => length > 1) };
}

/** What of it the page's lists leave out; undefined where nothing is missing. */
export function missingOn(occasion: Occasion, { truth, declared: { rows } }: Page): Missing | undefined {
  const { plugins, choices } = askedOn(occasion, truth);
  const isListed = ({ number }: IndexedPlugin): boolean => rows.has(number);
  const missing = { plugins: plugins.filter((plugin) => !isListed(plugin)), choices: choices.filter((choice) => !choice.some(isListed)) };
  if (missing.plugins.length + missing.choices.length === 0) return undefined;
  return { ...missing, isPart: missing.plugins.length < plugins.length || missing.choices.length < choices.length };
}

/** The members of a list of which only one may stand. */
export function membersOf(members: readonly RuleMember[], { family }: Pick<Task, "family">, truth: TruthIndex): readonly IndexedPlugin[] {
  return unique(members.flatMap(({ plugin, plugin_types: types = [] }) => [
    ...(plugin === undefined ? [] : [truth.resolve(plugin, family) ?? []].flat()),
    ...types.flatMap((type) => typesOf(truth)(family).get(type) ?? []),
  ]));
}

const typesOf = memoByObject((truth: TruthIndex) => {
  const known = new Map<string, ReadonlyMap<string, readonly IndexedPlugin[]>>();
  return (family: string): ReadonlyMap<string, readonly IndexedPlugin[]> => {
    const types = known.get(family) ?? Map.groupBy(truth.byFamily(family).filter(({ definition }) => definition.deprecated === undefined), ({ definition }) => definition.plugin_type ?? "plugin");
    known.set(family, types);
    return types;
  };
});

/** For each stated format the plugins of the family that load or save it. */
function providers({ load, save }: FormatClaim, { for_formats: sides, family }: Task, truth: TruthIndex): (readonly IndexedPlugin[])[] {
  return [
    ...(sides === "save" ? [] : load.map((format) => pluginsFor(format, "load", family, truth))),
    ...(sides === "load" ? [] : save.map((format) => pluginsFor(format, "save", family, truth))),
  ];
}

/** The plugins of a family that load, or save, a format. */
export function pluginsFor(format: string, side: "load" | "save", family: string, truth: TruthIndex): readonly IndexedPlugin[] {
  return truth.byFamily(family).filter(({ definition }) => definition.deprecated === undefined && (definition[`${side}_formats`] ?? []).some((own) => isSameFormat(own, format)));
}

function unique(plugins: readonly IndexedPlugin[]): readonly IndexedPlugin[] {
  return [...new Map(plugins.map((plugin) => [plugin.number, plugin])).values()];
}

// Which plugins a task asks for on an occasion, and which of them a page does not list.
import { memoByObject } from "../../../text/memo.ts";
import type { RuleMember } from "../../../truth/definition.ts";
import type { IndexedPlugin, TruthIndex } from "../../../truth/truth-index.ts";
import { pluginsFor } from "../claims/format-plugins.ts";
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
  const always = alwaysAsked(truth)(task);
  if (task.for_formats === undefined || claim === undefined) return always;
  const open = providers(claim, task, truth).filter((choice) => choice.length > 0);
  return {
    plugins: unique([...open.filter(({ length }) => length === 1).flat(), ...always.plugins]),
    choices: [...always.choices, ...open.filter(({ length }) => length > 1)],
  };
}

/** What of it the page's lists leave out; undefined where nothing is missing. */
export function missingOn(occasion: Occasion, { truth, declared: { rows } }: Page): Missing | undefined {
  const { plugins, choices } = askedOn(occasion, truth);
  const isListed = ({ number }: IndexedPlugin): boolean => rows.has(number);
  const missing = { plugins: plugins.filter((plugin) => !isListed(plugin)), choices: choices.filter((choice) => !choice.some(isListed)) };
  if (missing.plugins.length + missing.choices.length === 0) return undefined;
  return { ...missing, isPart: missing.plugins.length < plugins.length || missing.choices.length < choices.length };
}

const alwaysAsked = memoByObject((truth: TruthIndex) =>
  memoByObject((task: Task): Asked => {
    const plugins = (task.needs ?? []).flatMap((reference) => truth.resolve(reference, task.family) ?? []);
    const choices = [task.any_of, task.one_of].flatMap((members) => (members === undefined ? [] : [membersOf(members, task, truth)]));
    return { plugins: unique([...plugins, ...choices.filter(({ length }) => length === 1).flat()]), choices: choices.filter(({ length }) => length > 1) };
  }),
);

/** The plugins that some members of a rule stand for. */
export function membersOf(members: readonly RuleMember[], { family }: Pick<Task, "family">, truth: TruthIndex): readonly IndexedPlugin[] {
  return unique(members.flatMap(({ plugin, plugin_types: types = [] }) => [
    ...(plugin === undefined ? [] : [truth.resolve(plugin, family) ?? []].flat()),
    ...(types.length === 0 ? [] : truth.byFamily(family).filter(({ definition: { plugin_type: type, deprecated } }) => deprecated === undefined && type !== undefined && types.includes(type))),
  ]));
}

/** For each stated format the plugins of the family that load or save it. */
function providers({ load, save }: FormatClaim, { for_formats: sides, family }: Task, truth: TruthIndex): (readonly IndexedPlugin[])[] {
  return [
    ...(sides === "save" ? [] : load.map((format) => pluginsFor(format, "load", family, truth))),
    ...(sides === "load" ? [] : save.map((format) => pluginsFor(format, "save", family, truth))),
  ];
}

function unique(plugins: readonly IndexedPlugin[]): readonly IndexedPlugin[] {
  return [...new Map(plugins.map((plugin) => [plugin.number, plugin])).values()];
}

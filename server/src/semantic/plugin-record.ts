// All that the truth says about a plugin, as a few plain lines: what a search reads and what a language model is shown. Equal truth gives
// equal text.
import type { CombinationRule, PluginDefinition } from "../truth/definition.ts";
import type { TruthIndex } from "../truth/truth-index.ts";

/** The most UTF-16 units that a record takes. */
export const MAX_RECORD_LENGTH = 2000;

/** The most UTF-16 units that one line of it takes; a long description must not push the formats out. */
const MAX_LINE_LENGTH = 400;

/** The record of the plugin in a row: lines of `label: text`, only those that have something to say, at most `MAX_RECORD_LENGTH` units. */
export function pluginRecord(truth: TruthIndex, row: number): string {
  const { definition, family } = truth.plugin(row);
  const nameOf = (reference: string): string => truth.resolve(reference, family)?.definition.name ?? reference;
  const lines: readonly (readonly [label: string, text: string])[] = [
    ["name", definition.name],
    ["id", `${family}/${definition.id}`],
    ["family", family],
    ["type", definition.plugin_type ?? ""],
    ["short name", definition.short_name ?? ""],
    ["also called", list(definition.aliases)],
    ["formerly", list(definition.former_names)],
    ["version", definition.version ?? ""],
    ["since", definition.since ?? ""],
    ["deprecated", deprecation(definition, nameOf)],
    ["works alone", worksAlone(definition)],
    ["needs", list(definition.dependencies?.map(nameOf))],
    ["loads", list(definition.load_formats)],
    ["saves", list(definition.save_formats)],
    ["can", list(definition.capabilities)],
    ...truth.combinationsOf(row).map((rule) => ["combination", combination(rule, nameOf)] as const),
    ["about", definition.description ?? ""],
  ];
  const text = lines.filter(([, said]) => said !== "").map(([label, said]) => cut(`${label}: ${said.replace(/\s+/gu, " ").trim()}`, MAX_LINE_LENGTH));
  return cut(text.join("\n"), MAX_RECORD_LENGTH);
}

function list(entries: readonly string[] | undefined): string {
  return entries?.join(", ") ?? "";
}

function worksAlone({ works_alone: alone }: PluginDefinition): string {
  return alone === undefined ? "" : alone ? "yes" : "no";
}

function deprecation({ deprecated }: PluginDefinition, nameOf: (reference: string) => string): string {
  if (deprecated === undefined) return "";
  const { since, reason, replaced_by: instead } = deprecated;
  const parts = [since === undefined ? "yes" : `since ${since}`, reason ?? "", instead === undefined ? "" : `use ${nameOf(instead)}`];
  return parts.filter((part) => part !== "").join("; ");
}

function combination(rule: CombinationRule, nameOf: (reference: string) => string): string {
  const { name, plugins, required_all: all, allowed_load_formats: loads, allowed_save_formats: saves } = rule;
  const formats = [loads === undefined ? "" : `loads ${list(loads)}`, saves === undefined ? "" : `saves ${list(saves)}`];
  const parts = [`${name} of ${list(plugins.map(nameOf))}`, all === true ? "all are needed" : "", ...formats];
  return parts.filter((part) => part !== "").join("; ");
}

/** Cuts a text to a length, between whole characters, and says so by an ellipsis. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

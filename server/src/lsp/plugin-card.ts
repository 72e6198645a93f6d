// What is known of a plugin, as the few lines of a hover. Only lines that have something to say; text of truth files is shown as it
// stands, whatever signs are in it.
import type { PluginDefinition } from "../truth/definition.ts";
import type { IndexedPlugin, TruthIndex } from "../truth/truth-index.ts";

/** How a card is written: what is strong, what is a link, and what keeps plain text plain. */
export interface CardStyle {
  strong(text: string): string;
  link(title: string, address: string): string;
  plain(text: string): string;
}

/** Markdown; signs in names have no meaning. */
export const MARKDOWN: CardStyle = {
  strong: (text) => `**${escape(text)}**`,
  link: (title, address) => `[${title}](<${address.replace(/[<>\s]/gu, encodeURIComponent)}>)`,
  plain: escape,
};

/** For clients that show the text as it is. */
export const PLAIN_TEXT: CardStyle = {
  strong: (text) => text,
  link: (title, address) => `${title}: ${address}`,
  plain: (text) => text,
};

/** The lines of a plugin's card; `entry` is the address of its entry in a truth file, where it has one that can be opened. */
export function cardLines({ definition, family }: IndexedPlugin, truth: TruthIndex, style: CardStyle, entry?: string): string[] {
  const head = [style.strong(definition.name), style.plain(family), style.plain(kindOf(definition))].join(" · ");
  const names = [list("formerly", definition.former_names), list("aliases", definition.aliases)];
  const formats = [list("Loads", definition.load_formats), list("Saves", definition.save_formats)];
  const body = [
    definition.description ?? "",
    deprecation(definition, family, truth),
    names.filter((part) => part !== "").join("   "),
    list("needs", definition.dependencies?.map((reference) => truth.resolve(reference, family)?.definition.name ?? reference)),
    formats.filter((part) => part !== "").join(" · "),
  ];
  const page = definition.url !== undefined && /^https?:\/\//i.test(definition.url) ? [style.link("Page", definition.url)] : [];
  const links = [...page, ...(entry === undefined ? [] : [style.link("Truth entry", entry)])];
  return [head, ...body.filter((line) => line !== "").map((line) => style.plain(line)), ...(links.length > 0 ? [links.join(" · ")] : [])];
}

function kindOf({ plugin_type: kind, version }: PluginDefinition): string {
  return version === undefined ? (kind ?? "plugin") : `${kind ?? "plugin"} ${version}`;
}

/** The most entries of a list; a card is no catalogue. */
const MOST_ENTRIES = 12;

function list(word: string, entries: readonly string[] | undefined): string {
  if (entries === undefined || entries.length === 0) return "";
  return `${word} ${entries.slice(0, MOST_ENTRIES).join(", ")}${entries.length > MOST_ENTRIES ? " …" : ""}`;
}

function deprecation({ deprecated }: PluginDefinition, family: string, truth: TruthIndex): string {
  if (deprecated === undefined) return "";
  const { since, reason, replaced_by: reference } = deprecated;
  const instead = reference === undefined ? undefined : (truth.resolve(reference, family)?.definition.name ?? reference);
  return `deprecated${since === undefined ? "" : ` since ${since}`}${reason === undefined ? "" : ` (${reason})`}${instead === undefined ? "" : `; use ${instead}`}`;
}

function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#&]/gu, (sign) => (sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : `\\${sign}`));
}

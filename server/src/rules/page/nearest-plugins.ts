// Which plugins a text may have meant that names none.
import type { IndexedPlugin } from "../../truth/truth-index.ts";
import { editsBetween } from "./nearest-names.ts";

/** So many are offered. */
const OFFERED = 3;
/** Longer texts (UTF-16 units) are no names; nothing is offered for them. */
const LONGEST = 200;

/** A plugin that comes near a text. */
export interface NearPlugin {
  readonly plugin: IndexedPlugin;
  /** Its id, or its name where the text is written as one. */
  readonly form: string;
  /** Edits between the folded forms. */
  readonly far: number;
}

/** The plugins whose id or name is at most a third of its letters away, nearest first. */
export function nearestPlugins(text: string, plugins: readonly IndexedPlugin[]): readonly NearPlugin[] {
  if (text.length > LONGEST) return [];
  const given = folded(text);
  const most = Math.floor(given.length / 3);
  const isName = /\s|[A-Z]/u.test(text);
  const near = plugins.map((plugin): NearPlugin => {
    const { id, name, slug } = plugin.definition;
    const far = Math.min(...[id, name, slug].map((form) => (Math.abs(form.length - given.length) > most + 4 ? Infinity : editsBetween(given, folded(form), most))));
    return { plugin, form: isName ? name : id, far };
  });
  return near.filter(({ far }) => far <= most).sort((a, b) => a.far - b.far || a.plugin.number - b.plugin.number).slice(0, OFFERED);
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[\s_./@-]+/gu, "");
}

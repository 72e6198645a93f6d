// How findings about tasks put it: what is done, and which plugins are meant.
import type { IndexedPlugin } from "../../../truth/truth-index.ts";
import type { FormatClaim } from "../page-facts.ts";

/** So many are named; of more it is said that there are more. */
const MOST_NAMED = 3;

/** `"A", "B" and "C"`; with `or`, only the first few. */
export function namesOf(plugins: readonly IndexedPlugin[], word: "and" | "or"): string {
  const names = plugins.map(({ definition }) => `"${definition.name}"`);
  if (word === "or" && names.length > MOST_NAMED) return `${names.slice(0, MOST_NAMED - 1).join(", ")} or another`;
  return listed(names, word);
}

/** What a claim does: "Saving DOCX as PDF". */
export function doingOf({ action, load, save }: FormatClaim): string {
  if (action === "load") return `Loading ${formats(load)}`;
  if (action === "create") return save.length === 0 ? "Creating a document" : `Saving a new document as ${formats(save)}`;
  if (load.length === 0) return `Saving as ${formats(save)}`;
  return `Saving ${formats(load)} as ${formats(save)}`;
}

/** Formats in a list, of many the first few. */
export function formats(list: readonly string[]): string {
  return list.length > MOST_NAMED + 1 ? `${list.slice(0, MOST_NAMED).join(", ")} and ${list.length - MOST_NAMED} more` : listed(list, "and");
}

function listed(texts: readonly string[], word: string): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${word} ${texts.at(-1) ?? ""}`;
}

// Which known names a text comes nearest to, for suggestions on texts that name nothing.
import { createEditDistance } from "../../detect/edit-distance.ts";

const measure = createEditDistance();
const LONGEST = 100;
/** So large a part of the text may differ. */
const SHARE = 0.2;

/** The edits between two texts, a swap of neighbours being one; `limit + 1` where there are more. */
export function editsBetween(a: string, b: string, limit: number): number {
  return measure({ a: unitsOf(a), aFrom: 0, aTo: a.length, b: unitsOf(b), bFrom: 0, bTo: b.length }, limit);
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/** The nearest names, best first and at most `most`; empty where none is near. Letter case makes no difference. */
export function nearestNames(text: string, names: Iterable<string>, most: number): readonly string[] {
  const wanted = text.slice(0, LONGEST).toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length * SHARE));
  const found: { readonly name: string; readonly edits: number }[] = [];
  for (const name of new Set(names)) {
    if (Math.abs(name.length - wanted.length) > limit) continue;
    const edits = editsBetween(wanted, name.toLowerCase(), limit);
    if (edits <= limit) found.push({ name, edits });
  }
  return found.sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1)).slice(0, most).map(({ name }) => name);
}

// The names that a window of words may be a slip of: within the edit limit, alike enough behind the shared brand, and
// different in a way that looks like a slip.
import { ensurePrefix, hashBetween } from "../text/word-scan.ts";
import type { IndexData } from "../truth/index-data.ts";
import { FORM_BRIDGED, FORM_ID } from "../truth/name-table.ts";
import { editLimit } from "../truth/near-index.ts";
import type { Fit } from "./candidate.ts";
import { similarity } from "./jaro-winkler.ts";
import type { KnownForm } from "./known-forms.ts";
import { asRight, nearForms } from "./name-forms.ts";
import { createNearSearch } from "./near-search.ts";
import { isSpaced } from "./text-shape.ts";
import { isIdentifierWindow, type Window } from "./windows.ts";
import { isSlip, type WindowWords, windowWords, type WordSource } from "./word-alignment.ts";

const MOST_FITS = 4;
/** Up to this many letters a slip in the first letter of a single word is taken for another word. */
const FIRST_LETTER_MATTERS = 10;
/** Single words below this many letters are near too many others. */
const SHORTEST_SINGLE_WORD = 5;
const ACRONYM = /^[\p{Lu}\p{N}]{2,5}s?$/u;

/** A key near a window. */
interface NearKey {
  readonly key: number;
  readonly distance: number;
}

/** Finds the names that a window may be a slip of, best first; empty where it is no slip. `threshold`: Jaro-Winkler, 0–1. */
export type NearFits = (source: WordSource, window: Window, threshold: number) => readonly Fit[];

/** Makes the search of one index. */
export function createNearFits(data: IndexData, formsOf: (key: number) => readonly KnownForm[]): NearFits {
  const keysNear = createNearKeys(data);
  const popularityOf = (fit: Fit): number => data.popularity[fit.plugins[0] ?? -1] ?? 0;

  /** How alike the window and a key are, behind the brand if the window has all of it, letter for letter. */
  function alike({ scan }: WordSource, window: Window, key: number): number {
    const { near: { units, offsets }, brand } = data.names;
    const from = offsets[key] ?? 0;
    let shared = 0;
    while (shared < (brand[key] ?? 0) && scan.folded[window.from + shared] === units[from + shared]) shared++;
    if (shared < (brand[key] ?? 0)) shared = 0;
    return similarity({ a: scan.folded, aFrom: window.from + shared, aTo: window.to, b: units, bFrom: from + shared, bTo: offsets[key + 1] ?? 0 });
  }

  function fitsOf(source: WordSource, window: Window, keys: readonly (NearKey & { readonly similarity: number })[]): Fit[] {
    const start = source.scan.start[window.first] ?? 0;
    const text = source.text.slice(start, source.scan.end[window.last]);
    const identifier = isIdentifierWindow(source, window.first, window.last, isSpaced(text));
    const words = windowWords(source, window);
    return keys.flatMap(({ key, distance, similarity: alikeness }) =>
      nearForms(formsOf(key), text).flatMap((form) => {
        const whole = source.text.slice(start - leadBefore(source.text, start, form.lead), start) + text;
        const edits = slipDistance({ form, distance }, words, whole, identifier);
        const fit = edits === undefined || !looksMeant(text, form.text) ? undefined : asRight(form);
        return fit === undefined || edits === undefined ? [] : [{ ...fit, distance: edits, similarity: alikeness }];
      }),
    );
  }

  return (source, window, threshold) => {
    const keys = keysNear(source, window)
      .map((near) => ({ ...near, similarity: alike(source, window, near.key) }))
      .filter((near) => near.similarity >= threshold);
    if (keys.length === 0) return [];
    const fits = fitsOf(source, window, keys);
    return fits.sort((a, b) => a.distance - b.distance || b.similarity - a.similarity || popularityOf(b) - popularityOf(a) || a.form - b.form).slice(0, MOST_FITS);
  };
}

/** Windows whose search is kept, by the hash of their letters. */
const KEPT_WINDOWS = 1 << 15;
const NONE: readonly NearKey[] = [];

/** Makes the search for the keys near a window (not its own key). Texts repeat themselves, so what was found is kept by two hashes. */
function createNearKeys({ names }: IndexData): (source: WordSource, window: Window) => readonly NearKey[] {
  const search = createNearSearch(names.near);
  const hashes = new Uint32Array(KEPT_WINDOWS * 2);
  const kept = new Map<number, readonly NearKey[]>();
  return ({ scan }, { from, to }) => {
    const prefix = ensurePrefix(scan);
    const { folded } = scan;
    const hash = hashBetween(prefix, from, to);
    const check = checkOf(folded, from, to);
    const slot = (hash ^ (hash >>> 15)) & (KEPT_WINDOWS - 1);
    if (hashes[slot * 2] === hash && hashes[slot * 2 + 1] === check) return kept.get(slot) ?? NONE;
    const found: NearKey[] = [];
    search({ folded, prefix, from, to }, (key, distance) => {
      if (distance > 0) found.push({ key, distance });
    });
    hashes[slot * 2] = hash;
    hashes[slot * 2 + 1] = check;
    if (found.length > 0) kept.set(slot, found);
    else kept.delete(slot);
    return found;
  };
}

/** A second hash of folded units, never 0. */
function checkOf(folded: Uint16Array, from: number, to: number): number {
  let check = to - from;
  for (let at = from; at < to; at++) check = Math.imul(check ^ (folded[at] ?? 0), 0x85ebca6b) ^ (check >>> 15);
  return check >>> 0 || 1;
}

/** The edits with those of the word borders added; undefined where they are too many or no slip. */
function slipDistance({ form, distance }: { readonly form: KnownForm; readonly distance: number }, words: WindowWords, whole: string, identifier: boolean): number | undefined {
  const id = (form.flags & FORM_ID) !== 0;
  const all = distance + Math.abs(form.words.length - words.words.length);
  const kind = id ? (identifier ? "identifier" : "loose") : "title";
  const length = form.words.reduce((sum, word) => sum + word.length, 0);
  if (all > editLimit(length) || (form.flags & FORM_BRIDGED) !== 0 || !isSlip(words, form.words, kind)) return undefined;
  return id && symbolsOf(whole) !== symbolsOf(form.text) ? undefined : all;
}

/** Short words are near too many others: acronyms and words with another first letter were meant as they stand. */
function looksMeant(text: string, name: string): boolean {
  if (/[^\p{L}\p{N}]/u.test(text) || text.length > FIRST_LETTER_MATTERS) return true;
  if (text.length < SHORTEST_SINGLE_WORD || ACRONYM.test(text)) return false;
  const [first, second] = text.toLowerCase();
  const [meant, next] = name.toLowerCase();
  return first === meant || (first === next && second === meant);
}

/** How many of the symbols that a form starts with (the "@" of a scope) stand before an offset. */
export function leadBefore(source: string, at: number, lead: string): number {
  return lead !== "" && source.endsWith(lead, at) ? lead.length : 0;
}

/** The kinds of symbol that join an identifier: another kind makes another identifier of it, not a slip. */
function symbolsOf(text: string): string {
  return [...new Set(text.match(/[-_./@]/gu))].sort().join("");
}

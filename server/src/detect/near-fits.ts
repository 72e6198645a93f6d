// The names that a window of words may be a slip of: within the edit limit, alike enough behind the shared brand, and
// different in a way that looks like a slip.
import type { ZoneKind } from "../document/document.ts";
import { ensurePrefix, hashBetween } from "../text/word-scan.ts";
import type { IndexData } from "../truth/index-data.ts";
import { FORM_BRIDGED, FORM_ID, type NameTable } from "../truth/name-table.ts";
import { editLimit } from "../truth/near-index.ts";
import type { Fit } from "./candidate.ts";
import { similarity } from "./jaro-winkler.ts";
import type { KnownForm } from "./known-forms.ts";
import { asRight, nearForms } from "./name-forms.ts";
import { createNearSearch, type FoldedStretch } from "./near-search.ts";
import { isSmall } from "./text-shape.ts";
import { typingCost } from "./typing-cost.ts";
import { isIdentifierWindow } from "./windows.ts";
import { isSlip, type WindowWords, windowWords } from "./word-alignment.ts";
import { type Window, type WordSource, windowSpan, windowText } from "./word-source.ts";

const MOST_FITS = 4;
/** Up to this many letters a slip in the first letter of a single word is taken for another word. */
const FIRST_LETTER_MATTERS = 10;
/** Single words below this many letters are near too many others. */
const SHORTEST_SINGLE_WORD = 5;
const SET_APART: ReadonlySet<ZoneKind> = new Set(["inline-code", "code-block", "link-text"]);
const ACRONYM = /^[\p{Lu}\p{N}]{2,5}s?$/u;

/** Fits whose likeness differs by less are equally good. */
const TIE = 0.005;
/** What a whole edit of typing cost takes from the similarity: a hand twice as likely to make a slip settles a tie, and no more. */
const COST_WEIGHT = 0.02;

interface Weighed {
  readonly fit: Fit;
  readonly likeness: number;
}

/** A key near a window. */
interface NearKey {
  readonly key: number;
  readonly distance: number;
  readonly similarity: number;
}

/** The names that a window may be a slip of, best first. */
export interface Slip {
  readonly fits: readonly [Fit, ...Fit[]];
  /** Another name is as good as the first. */
  readonly tied: boolean;
}

/** Finds what a window may be a slip of; undefined where it is no slip. `threshold`: Jaro-Winkler, 0–1. */
export type NearFits = (source: WordSource, window: Window, threshold: number) => Slip | undefined;

/** Makes the search of one index. */
export function createNearFits(data: IndexData, formsOf: (key: number) => readonly KnownForm[]): NearFits {
  const keysNear = createNearKeys(data);
  const popularityOf = (fit: Fit): number => data.popularity[fit.plugins[0] ?? -1] ?? 0;

  /** Fewer edits first; of as many, what looks more alike and is likelier by hand. */
  function ranked(fits: readonly Fit[], written: string): Slip | undefined {
    const [only, another] = fits;
    if (only === undefined) return undefined;
    if (another === undefined) return { fits: [only], tied: false };
    const weighed = fits.map((fit) => ({ fit, likeness: fit.similarity - COST_WEIGHT * typingCost(written, keyText(data, fit.key)) }));
    weighed.sort((a, b) => a.fit.distance - b.fit.distance || b.likeness - a.likeness || popularityOf(b.fit) - popularityOf(a.fit) || a.fit.form - b.fit.form);
    const [best, ...others] = weighed.slice(0, MOST_FITS) as [Weighed, ...Weighed[]];
    const tied = others.some(({ fit, likeness }) => fit.key !== best.fit.key && fit.distance === best.fit.distance && best.likeness - likeness < TIE);
    return { fits: [best.fit, ...others.map(({ fit }) => fit)], tied };
  }

  function fitsOf(source: WordSource, window: Window, keys: readonly NearKey[]): Fit[] {
    const { start } = windowSpan(source, window);
    const text = windowText(source, window);
    const words = windowWords(source, window);
    const identifier = isIdentifierWindow(source, window.first, window.last, !words.joined);
    // Where names are set apart even a short one, or one with another first letter, may be a slip: its points tell.
    const apart = SET_APART.has(source.zones[source.scan.stretch[window.first] ?? 0]?.kind ?? "prose");
    return keys.flatMap(({ key, distance, similarity: alikeness }) =>
      nearForms(formsOf(key), text).flatMap((form) => {
        const whole = source.text.slice(start - leadBefore(source.text, start, form.lead), start) + text;
        const edits = slipDistance({ form, distance }, words, whole, identifier);
        const fit = edits === undefined || !(apart ? mayBeSlip(text) : looksMeant(text, form.text)) ? undefined : asRight(form);
        return fit === undefined || edits === undefined ? [] : [{ ...fit, distance: edits, similarity: alikeness }];
      }),
    );
  }

  return (source, window, threshold) => {
    const near = keysNear(source, window);
    if (near.length === 0) return undefined;
    const keys = near.filter(({ similarity: alike }) => alike >= threshold);
    if (keys.length === 0) return undefined;
    return ranked(fitsOf(source, window, keys), windowWords(source, window).words.join(""));
  };
}

/** Windows whose search is kept, by the hash of their letters. */
const KEPT_WINDOWS = 1 << 17;
const MOST_KEYS = 32;
const NONE: readonly NearKey[] = [];

/** Makes the search for the keys near a window (not its own key), likeliest first. Texts repeat themselves, so what was found is kept by two hashes. */
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
      if (distance > 0) found.push({ key, distance, similarity: alike(names, { folded, from, to }, key) });
    });
    // A short text is near many keys of a large truth, and only the likeliest are worth a look.
    const best = found.sort((a, b) => a.distance - b.distance || b.similarity - a.similarity || a.key - b.key).slice(0, MOST_KEYS);
    hashes[slot * 2] = hash;
    hashes[slot * 2 + 1] = check;
    if (best.length > 0) kept.set(slot, best);
    else kept.delete(slot);
    return best;
  };
}

function keyText({ names: { near: { units, offsets } } }: IndexData, key: number): string {
  let text = "";
  for (let at = offsets[key] ?? 0; at < (offsets[key + 1] ?? 0); at++) text += String.fromCharCode(units[at] ?? 0);
  return text;
}

/** How alike folded units and a key are, behind the brand if they have all of it, letter for letter. */
function alike({ near: { units, offsets }, brand }: NameTable, { folded, from, to }: Pick<FoldedStretch, "folded" | "from" | "to">, key: number): number {
  const start = offsets[key] ?? 0;
  const length = brand[key] ?? 0;
  let shared = 0;
  while (shared < length && folded[from + shared] === units[start + shared]) shared++;
  if (shared < length) shared = 0;
  return similarity({ a: folded, aFrom: from + shared, aTo: to, b: units, bFrom: start + shared, bTo: offsets[key + 1] ?? 0 });
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

/** Acronyms and short words with capitals ("PyPy") were meant as they stand. */
function mayBeSlip(text: string): boolean {
  return !ACRONYM.test(text) && (text.length >= SHORTEST_SINGLE_WORD || isSmall(text));
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

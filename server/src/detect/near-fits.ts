// The names that a window of words may be a slip of: within the edit limit, alike enough behind the shared brand, and
// different in a way that looks like a slip.
import type { IndexData } from "../truth/index-data.ts";
import { createNameKeyReader } from "../truth/name-key.ts";
import { FORM_BRIDGED, FORM_ID } from "../truth/name-table.ts";
import { editLimit, LONGEST_NEAR_KEY } from "../truth/near-index.ts";
import type { Fit } from "./candidate.ts";
import { similarity } from "./jaro-winkler.ts";
import { nearForms } from "./name-forms.ts";
import { createNearSearch } from "./near-search.ts";
import { isSpaced } from "./text-shape.ts";
import { isKnown, isSlip, type WindowWords, windowWords, type WordSource } from "./word-alignment.ts";
import { ENDS_TITLE, EVERYDAY, STARTS_TITLE } from "./word-memo.ts";

/** A window of words in a scan: first and last word, and where its folded letters lie. */
export interface Window {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

const SHORTEST_TEXT = 4;
const TITLE_WORDS = 3;
const MOST_FITS = 4;
const MOST_LEVELS = 2;
/** Up to this many letters a slip in the first letter of a single word is taken for another word. */
const FIRST_LETTER_MATTERS = 10;
/** Single words below this many letters are near too many others. */
const SHORTEST_SINGLE_WORD = 5;
const ACRONYM = /^[\p{Lu}\p{N}]{2,5}s?$/u;

/** Makes the search of one index. The result is best first, empty where the window is no slip of any name. */
export function createNearFits(data: IndexData): (source: WordSource, window: Window, threshold: number) => readonly Fit[] {
  const search = createNearSearch(data.names.near);
  const readKey = createNameKeyReader();
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

  /** The fit with the edits of its word borders added; undefined where it is too far or no slip. */
  function asSlip(fit: Fit, words: WindowWords, whole: string, identifier: boolean): Fit | undefined {
    const name = readKey(fit.formText);
    const id = (fit.flags & FORM_ID) !== 0;
    const distance = fit.distance + Math.abs(name.words.length - words.words.length);
    const kind = id ? (identifier ? "identifier" : "loose") : "title";
    if (distance > editLimit(name.key.length) || (fit.flags & FORM_BRIDGED) !== 0 || !isSlip(words, name.words, kind)) return undefined;
    return id && symbolsOf(whole) !== symbolsOf(fit.formText) ? undefined : { ...fit, distance };
  }

  return (source, window, threshold) => {
    if (!isPossible(source, window)) return [];
    const { scan } = source;
    const start = scan.start[window.first] ?? 0;
    const text = source.text.slice(start, scan.end[window.last]);
    const identifier = isIdentifier(text, window, source.inCode);
    const words = windowWords(source, window);
    const fits: Fit[] = [];
    search({ folded: scan.folded, prefix: scan.prefix, from: window.from, to: window.to }, (key, distance) => {
      const similarityOfKey = distance === 0 ? 0 : alike(source, window, key);
      if (distance === 0 || similarityOfKey < threshold) return;
      for (const fit of nearForms(data, key, text, { distance, similarity: similarityOfKey })) {
        const whole = source.text.slice(start - leadBefore(source.text, start, fit.formText), start) + text;
        const slip = asSlip(fit, words, whole, identifier);
        if (slip !== undefined && looksMeant(text, slip)) fits.push(slip);
      }
    });
    return fits.sort((a, b) => a.distance - b.distance || b.similarity - a.similarity || popularityOf(b) - popularityOf(a) || a.form - b.form).slice(0, MOST_FITS);
  };
}

/** Cheap tests before any search: length, edit levels of the outer words, and whether there is anything to doubt. */
function isPossible(source: WordSource, window: Window): boolean {
  const { scan, memo } = source;
  const { first, last, from, to } = window;
  if (to - from < SHORTEST_TEXT || to - from > LONGEST_NEAR_KEY) return false;
  const start = memo.startLevel(memo.idOf(scan, first));
  if ((first === last ? start : start + memo.endLevel(memo.idOf(scan, last))) > MOST_LEVELS) return false;
  let distinctive = 0;
  for (let word = first; word <= last; word++) {
    if (!isKnown(source, word)) return true;
    if ((memo.traits(memo.idOf(scan, word)) & EVERYDAY) === 0) distinctive++;
  }
  // Known words may still be a title or an identifier with a letter too many, too few or wrong.
  const text = source.text.slice(scan.start[first], scan.end[last]);
  return (distinctive > 0 && last > first && isTitlePossible(source, window, text)) || isIdentifier(text, window, source.inCode);
}

/** One word of a title may be off; so one of the outer words is right. */
function isTitlePossible({ scan, memo }: WordSource, { first, last }: Window, text: string): boolean {
  if (last - first + 1 < TITLE_WORDS && isSpaced(text)) return false;
  return ((memo.traits(memo.idOf(scan, first)) & STARTS_TITLE) | (memo.traits(memo.idOf(scan, last)) & ENDS_TITLE)) !== 0;
}

/** Text that is an identifier: joined without white space, in code or of three words and more. */
function isIdentifier(text: string, { first, last }: Window, inCode: boolean): boolean {
  return last > first && !isSpaced(text) && (inCode || last - first + 1 >= TITLE_WORDS);
}

/** Short words are near too many others: acronyms and words with another first letter were meant as they stand. */
function looksMeant(text: string, fit: Fit): boolean {
  if (/[^\p{L}\p{N}]/u.test(text) || text.length > FIRST_LETTER_MATTERS) return true;
  if (text.length < SHORTEST_SINGLE_WORD || ACRONYM.test(text)) return false;
  const [first, second] = text.toLowerCase();
  const [meant, next] = fit.formText.toLowerCase();
  return first === meant || (first === next && second === meant);
}

/** How many of the symbols that a form starts with (the "@" of a scope) stand before an offset. */
export function leadBefore(source: string, at: number, form: string): number {
  const lead = /^[^\p{L}\p{N}]*/u.exec(form)?.[0] ?? "";
  return source.endsWith(lead, at) ? lead.length : 0;
}

/** The kinds of symbol that join an identifier: another kind makes another identifier of it, not a slip. */
function symbolsOf(text: string): string {
  return [...new Set(text.match(/[-_./@]/gu))].sort().join("");
}

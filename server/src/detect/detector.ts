// Finds the stretches of a block that may be names: windows of words, exact by one probe, near only where the first and
// last word can start and end a name within the edits allowed and not every word is right in itself.
import type { Block, Zone, ZoneKind } from "../document/document.ts";
import type { IndexData } from "../truth/index-data.ts";
import { createNameKeyReader } from "../truth/name-key.ts";
import { FORM_BRIDGED, FORM_ID } from "../truth/name-table.ts";
import { editLimit, LONGEST_NEAR_KEY } from "../truth/near-index.ts";
import { createWordScan, hashBetween, JOIN_BRIDGED, JOIN_NONE, JOIN_SPACED, scanWords } from "../text/word-scan.ts";
import type { BlockNames, Candidate, Fit } from "./candidate.ts";
import { readCues } from "./cues.ts";
import type { FamilyWords } from "./family-words.ts";
import { similarity as similarityOf } from "./jaro-winkler.ts";
import { matchForms, nearForms } from "./name-forms.ts";
import { createNearSearch } from "./near-search.ts";
import { isKnown, isSlip, windowWords } from "./word-alignment.ts";
import { createWordMemo, EVERYDAY, SHORT } from "./word-memo.ts";

/** What detection is tuned by. */
export interface DetectorSettings {
  /** Jaro-Winkler that a near name needs, 0–1. */
  readonly similarityThreshold: number;
  /** How far cue words of a family are looked for, in UTF-16 units. */
  readonly contextWindow: number;
}

/** Kinds of zone whose text is read for names. */
const READ_ZONES: ReadonlySet<ZoneKind> = new Set(["prose", "heading", "inline-code", "code-block", "link-text", "front-matter-value", "html-attribute"]);
/** Front matter whose values are no prose. */
const SILENT_KEYS = /(?:^|\.)(?:id|slug|path|url|aliases|date|tags|permalink|layout|type|weight|image|lang|draft|lastmod)(?:\.|$)/iu;
/** Attributes that people read. */
const TEXT_ATTRIBUTES = /^(?:alt|title|aria-label|placeholder|content|label|description|summary)$/iu;
const LONGEST_KEY = 400;
const SHORTEST_NEAR_TEXT = 4;
/** Up to this many letters a slip in the first letter of a single word is taken for another word. */
const FIRST_LETTER_MATTERS = 10;
/** Single words below this many letters are near too many others. */
const SHORTEST_SINGLE_WORD = 5;
const ACRONYM = /^[\p{Lu}\p{N}]{2,5}s?$/u;
const SPACED_WORDS = 6;
const TIE = 0.005;
const EDIT_WEIGHT = 2.5;
const MOST_FITS = 4;

type Found = Pick<Candidate, "match" | "fits" | "tied" | "weight"> & { readonly span: { readonly start: number; readonly end: number }; readonly window: Window };

interface Window {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

/** Makes the detector of one index. It keeps its buffers between calls and is not re-entrant. */
export function createDetector(data: IndexData, familyWords: FamilyWords): (block: Block, settings: DetectorSettings) => BlockNames {
  const scan = createWordScan();
  const memo = createWordMemo(data);
  const search = createNearSearch(data.names.near);
  const readKey = createNameKeyReader();
  const mostWords = data.names.mostWords[0] ?? 1;

  function findKey({ from, to }: Window): number {
    const slots = data.names.slots;
    const mask = slots.length - 1;
    const { units, offsets } = data.names.near;
    for (let slot = hashBetween(scan.prefix, from, to) & mask; ; slot = (slot + 1) & mask) {
      const key = (slots[slot] ?? 0) - 1;
      if (key < 0) return -1;
      const start = offsets[key] ?? 0;
      if ((offsets[key + 1] ?? 0) - start !== to - from) continue;
      let at = 0;
      while (at < to - from && units[start + at] === scan.folded[from + at]) at++;
      if (at === to - from) return key;
    }
  }

  function isNearPossible({ first, last, from, to }: Window, source: string, zone: Zone): boolean {
    const length = to - from;
    if (length < SHORTEST_NEAR_TEXT || length > LONGEST_NEAR_KEY) return false;
    const start = memo.startLevel(memo.idOf(scan, first));
    if (first === last ? start > 2 : start + memo.endLevel(memo.idOf(scan, last)) > 2) return false;
    for (let word = first; word <= last; word++) if (!isKnown({ text: source, scan, memo, inCode: isCode(zone.kind) }, word)) return true;
    // An identifier of known words may still lack a plural ending, or have one too many.
    return isIdentifier(source.slice(scan.start[first], scan.end[last]), last - first + 1, zone);
  }

  function nearFits(window: Window, block: Block, zone: Zone, settings: DetectorSettings): Fit[] {
    const text = block.text.slice(scan.start[window.first], scan.end[window.last]);
    const identifier = isIdentifier(text, window.last - window.first + 1, zone);
    const words = windowWords({ text: block.text, scan, memo, inCode: isCode(zone.kind) }, window);
    const fits: Fit[] = [];
    const { units, offsets } = data.names.near;
    search({ folded: scan.folded, prefix: scan.prefix, from: window.from, to: window.to }, (key, distance) => {
      if (distance === 0) return;
      const from = offsets[key] ?? 0;
      const to = offsets[key + 1] ?? 0;
      const brand = sharedBrand(window, from, data.names.brand[key] ?? 0);
      const similarity = similarityOf({ a: scan.folded, aFrom: window.from + brand, aTo: window.to, b: units, bFrom: from + brand, bTo: to });
      if (similarity < settings.similarityThreshold) return;
      for (const fit of nearForms(data, key, text, { distance, similarity })) {
        const name = readKey(fit.formText);
        const edits = distance + Math.abs(name.words.length - words.words.length);
        if (edits > editLimit(to - from) || (fit.flags & FORM_BRIDGED) !== 0 || !isSlip(words, name.words, identifier && (fit.flags & FORM_ID) !== 0)) continue;
        const start = scan.start[window.first] ?? 0;
        const whole = block.text.slice(start - leadBefore(block.text, start, fit.formText), start) + text;
        if ((fit.flags & FORM_ID) !== 0 && symbolsOf(whole) !== symbolsOf(fit.formText)) continue;
        fits.push({ ...fit, distance: edits });
      }
    });
    return fits.sort((a, b) => a.distance - b.distance || b.similarity - a.similarity || popularityOf(b) - popularityOf(a) || a.form - b.form).slice(0, MOST_FITS);
  }

  const popularityOf = (fit: Fit): number => data.popularity[fit.plugins[0] ?? -1] ?? 0;

  /** How much of the brand at the start of a key the window has, letter for letter: all of it or nothing. */
  function sharedBrand({ from }: Window, keyFrom: number, length: number): number {
    for (let at = 0; at < length; at++) if (scan.folded[from + at] !== data.names.near.units[keyFrom + at]) return 0;
    return length;
  }

  function readWindow(window: Window, bridged: boolean, block: Block, zone: Zone, settings: DetectorSettings): Candidate | undefined {
    const span = { start: scan.start[window.first] ?? 0, end: scan.end[window.last] ?? 0 };
    const key = findKey(window);
    const found = key < 0 ? undefined : matchForms(data, key, { text: block.text, span }, isCode(zone.kind));
    const length = window.to - window.from;
    if (found !== undefined) {
      if (bridged && (found.fits[0].flags & FORM_BRIDGED) === 0) return undefined;
      return finish({ ...found, window, tied: false, weight: length }, block, zone, settings);
    }
    if (bridged || !isNearPossible(window, block.text, zone)) return undefined;
    const [best, ...others] = nearFits(window, block, zone, settings);
    if (best === undefined || !looksMeant(span, block.text, best)) return undefined;
    const start = span.start - leadBefore(block.text, span.start, best.formText);
    const rival = others.find((fit) => fit.key !== best.key && fit.distance === best.distance && best.similarity - fit.similarity < TIE);
    return finish({ match: "near", span: { start, end: span.end }, window, fits: [best, ...others], tied: rival !== undefined, weight: length - EDIT_WEIGHT * best.distance }, block, zone, settings);
  }

  function isEveryday({ first, last }: Window): boolean {
    for (let word = first; word <= last; word++) if ((memo.traits(memo.idOf(scan, word)) & (EVERYDAY | SHORT)) !== EVERYDAY) return false;
    return true;
  }

  function finish(found: Found, block: Block, zone: Zone, settings: DetectorSettings): Candidate {
    const { span, window, ...rest } = found;
    const words = familyWords.of(data.pluginFamily[found.fits[0].plugins[0] ?? -1] ?? -1);
    const cues = readCues({ text: block.text, zone, span }, words, settings.contextWindow);
    return { ...rest, start: span.start, end: span.end, text: block.text.slice(span.start, span.end), zone: zone.kind, cues, everydayText: isEveryday(window) };
  }

  function readFrom(first: number, block: Block, zone: Zone, settings: DetectorSettings, into: Candidate[]): void {
    let spaced = 1;
    let bridged = false;
    const from = scan.foldStart[first] ?? 0;
    for (let last = first; last < scan.count && last - first < mostWords + 1; last++) {
      if (scan.contraction[last] === 1) return;
      if (last > first) {
        const join = scan.join[last];
        if (join === JOIN_NONE) return;
        if (join === JOIN_SPACED || join === JOIN_BRIDGED) spaced++;
        if (join === JOIN_BRIDGED) bridged = true;
        if (spaced > SPACED_WORDS) return;
      }
      const to = scan.foldEnd[last] ?? 0;
      if (to - from > LONGEST_KEY) return;
      const candidate = readWindow({ first, last, from, to }, bridged, block, zone, settings);
      if (candidate !== undefined) into.push(candidate);
    }
  }

  return (block, settings) => {
    const zones = block.zones.filter(isRead);
    scanWords(block.text, zones, scan);
    const candidates: Candidate[] = [];
    for (let first = 0; first < scan.count; first++) {
      const zone = zones[scan.stretch[first] ?? -1];
      if (zone !== undefined) readFrom(first, block, zone, settings, candidates);
    }
    return { candidates, frontMatter: frontMatterOf(block) };
  };
}

/** Text that is an identifier: joined without white space, in code or of three words and more. */
function isIdentifier(text: string, words: number, zone: Zone): boolean {
  return !/\s/.test(text) && words > 1 && (isCode(zone.kind) || words > 2);
}

/** Short words are near too many others: acronyms and words with another first letter were meant as they stand. */
function looksMeant({ start, end }: { start: number; end: number }, source: string, fit: Fit): boolean {
  const text = source.slice(start, end);
  if (/[^\p{L}\p{N}]/u.test(text) || text.length > FIRST_LETTER_MATTERS) return true;
  if (text.length < SHORTEST_SINGLE_WORD || ACRONYM.test(text)) return false;
  const [first, second] = text.toLowerCase();
  const [meant, next] = fit.formText.toLowerCase();
  return first === meant || (first === next && second === meant);
}

/** How many of the symbols that a form starts with (the "@" of a scope) stand before an offset. */
function leadBefore(source: string, at: number, form: string): number {
  const lead = /^[^\p{L}\p{N}]*/u.exec(form)?.[0] ?? "";
  return source.endsWith(lead, at) ? lead.length : 0;
}

/** The kinds of symbol that join an identifier: another kind makes another identifier of it, not a slip. */
function symbolsOf(text: string): string {
  return [...new Set(text.match(/[-_./@]/gu))].sort().join("");
}

function isRead(zone: Zone): boolean {
  if (!READ_ZONES.has(zone.kind)) return false;
  if (zone.kind === "front-matter-value") return !SILENT_KEYS.test(zone.label ?? "");
  return zone.kind !== "html-attribute" || TEXT_ATTRIBUTES.test(zone.label ?? "");
}

/** Tells whether ids and slugs are right in a kind of zone, and identifiers to be expected. */
export function isCode(kind: ZoneKind): boolean {
  return kind === "inline-code" || kind === "code-block";
}

function frontMatterOf(block: Block): BlockNames["frontMatter"] {
  return block.zones
    .filter((zone) => zone.kind === "front-matter-value")
    .map((zone) => ({ key: zone.label ?? "", value: block.text.slice(zone.start, zone.end) }));
}

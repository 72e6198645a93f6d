// Finds the stretches of a block that may be names: windows of words, exact where a key has their letters, near where that
// is possible.
import type { Block, Zone } from "../document/document.ts";
import { createWordScan, JOIN_COMPACT, scanWords } from "../text/word-scan.ts";
import type { IndexData } from "../truth/index-data.ts";
import { FORM_BRIDGED, FORM_ID, FORM_RIGHT } from "../truth/name-table.ts";
import { isBrokenName } from "./broken-name.ts";
import type { BlockNames, Candidate } from "./candidate.ts";
import { createCueReader } from "./cues.ts";
import type { FamilyWords } from "./family-words.ts";
import { joinsOf } from "./joined-zones.ts";
import { createFormReader } from "./known-forms.ts";
import { createFormMatcher, type FormMatch, type FormMatcher } from "./name-forms.ts";
import { createNearFits, leadBefore } from "./near-fits.ts";
import { type BlockCues, type Found, PlacedCandidate } from "./placed-candidate.ts";
import { isCode, readZones } from "./read-zones.ts";
import { createExactWalk, createKeyReader, createNearWalk } from "./windows.ts";
import { createWordMemo, EVERYDAY, SHORT, type WordMemo } from "./word-memo.ts";
import { type Window, type WordSource, windowPieces, windowSpan, windowText } from "./word-source.ts";

/** What detection is tuned by. */
export interface DetectorSettings {
  /** Jaro-Winkler that a near name needs, 0–1. */
  readonly similarityThreshold: number;
  /** How far cue words of a family are looked for, in UTF-16 units. */
  readonly contextWindow: number;
}

/** Finds the names of blocks. */
export type Detector = (block: Block, settings: DetectorSettings) => BlockNames;

const EDIT_WEIGHT = 2.5;
/** What an exact name loses that is only a part of a longer identifier: a slip of all of it weighs more. */
const PART_WEIGHT = 2 * EDIT_WEIGHT;
/** Letters below which a plural ending is not taken off a slip. */
const SHORTEST_PLURAL = 9;
const LOWER_S = 115;
const NO_CANDIDATES: readonly Candidate[] = Object.freeze([]);
const NOTHING: BlockNames = Object.freeze({ candidates: NO_CANDIDATES, frontMatter: Object.freeze([]) });

/** The block that is being read. */
interface Reading {
  text: string;
  zones: readonly Zone[];
  settings: DetectorSettings;
  candidates: Candidate[];
  cues: BlockCues;
}

/** Makes the detector of one index. It keeps its buffers between calls and is not re-entrant. */
export function createDetector(data: IndexData, familyWords: FamilyWords): Detector {
  const scan = createWordScan();
  const memo = createWordMemo(data);
  const reading: Reading = { text: "", zones: [], settings: { similarityThreshold: 1, contextWindow: 0 }, candidates: [], cues: () => { throw new RangeError("no block is read"); } };
  const zoneOf = (word: number): Zone => reading.zones[scan.stretch[word] ?? 0] as Zone;
  const sourceIn = (inCode: boolean): WordSource => ({ get text() { return reading.text; }, get zones() { return reading.zones; }, scan, memo, inCode });
  const [inCode, inProse] = [sourceIn(true), sourceIn(false)];
  const sourceOf = (word: number): WordSource => (isCode(zoneOf(word).kind) ? inCode : inProse);
  const exactUntil = createExactReach();
  const find = createFinders(data);
  const readCues = createCueReader();

  function add(found: Found | undefined, window: Window): void {
    if (found !== undefined) reading.candidates.push(toCandidate(found, window));
  }

  function toCandidate(found: Found, window: Window): Candidate {
    const { text, zones, cues } = reading;
    const [fit] = found.fits;
    const zone = zoneOf(window.first);
    const pieces = windowPieces({ text, zones, scan }, window, found.span);
    const name = pieces?.map((piece) => piece.text).join("") ?? text.slice(found.span.start, found.span.end);
    const broken = found.match === "separator" && (fit.flags & FORM_ID) !== 0 && isBrokenName(sourceOf(window.first), window, name, { form: fit.formText, zone: zone.kind, isName });
    const family = data.pluginFamily[fit.plugins[0] ?? -1] ?? -1;
    return new PlacedCandidate(found, { zone, text: name, pieces, everydayText: isEveryday(memo, window), broken, family }, cues);
  }

  const keyOf = createKeyReader(scan, memo, data.names.near);

  /** Words that are all of a right name. */
  function isName(first: number, last: number): boolean {
    const key = keyOf(first, last);
    return key >= 0 && find.isRight(key);
  }

  const walkExact = createExactWalk(scan, memo, data.names.near, (window, key, bridged) => {
    const found = find.exact(window, key, sourceOf(window.first));
    if (found === undefined || (bridged && (found.fits[0].flags & FORM_BRIDGED) === 0)) return;
    add(found, window);
    exactUntil.set(window.first, window.last);
  });
  const walkNear = createNearWalk(scan, memo, {
    mostWords: (data.names.mostWords[0] ?? 1) + 1,
    exactUntil: (word) => exactUntil.of(word),
    sourceOf,
    visit: (window, source) => { add(find.near(window, source, reading.settings.similarityThreshold), window); },
  });

  return (block, settings) => {
    const zones = readZones(block);
    if (zones.length === 0) return NOTHING;
    scanWords(block.text, zones, scan, joinsOf(block, zones));
    memo.read(scan);
    const { text } = block;
    const { contextWindow } = settings;
    const cues: BlockCues = (zone, span, family) => readCues({ text, zone, span }, familyWords.of(family), contextWindow);
    Object.assign(reading, { text, zones, settings, candidates: [], cues });
    exactUntil.clear(scan.count);
    walkExact();
    exactUntil.spread(scan.count);
    walkNear();
    const { candidates } = reading;
    const frontMatter = frontMatterOf(block);
    if (candidates.length === 0 && frontMatter.length === 0) return NOTHING;
    return { candidates, frontMatter };
  };
}

function isEveryday({ ids, traits }: WordMemo, { first, last }: Window): boolean {
  for (let word = first; word <= last; word++) if (((traits[ids[word] ?? 0] ?? 0) & (EVERYDAY | SHORT)) !== EVERYDAY) return false;
  return true;
}

interface Finders {
  /** Tells whether some form of a key is right. */
  isRight(key: number): boolean;
  /** What a window is to the name that has its letters. */
  exact(window: Window, key: number, source: WordSource): Found | undefined;
  /** The name that a window may be a slip of. `threshold`: Jaro-Winkler, 0–1. */
  near(window: Window, source: WordSource, threshold: number): Found | undefined;
}

function createFinders(data: IndexData): Finders {
  const formsOf = createFormReader(data);
  const match = createFormMatcher(formsOf);
  const nearFits = createNearFits(data, formsOf);
  return {
    isRight: (key) => formsOf(key).some(({ flags }) => (flags & FORM_RIGHT) !== 0),
    exact(window, key, source) {
      const span = windowSpan(source, window);
      const found = crossesZones(source, window) ? matchOver(match, window, key, source) : match(key, { text: source.text, span }, source.inCode);
      return found && { match: found.match, span: found.span, fits: found.fits, tied: false, weight: window.to - window.from - (isPart(source, window) ? PART_WEIGHT : 0) };
    },
    near(whole, source, threshold) {
      let window = whole;
      let slip = nearFits(source, whole, threshold);
      if (slip === undefined && isPlural(whole, source)) {
        window = withoutEnding(whole);
        slip = nearFits(source, window, threshold);
      }
      if (slip === undefined) return undefined;
      const { fits, tied } = slip;
      const [best] = fits;
      const { start, end } = windowSpan(source, window);
      const lead = leadBefore(source.text, start, formsOf(best.key).find(({ form }) => form === best.form)?.lead ?? "");
      return { match: "near", span: { start: start - lead, end }, fits, tied, weight: window.to - window.from - EDIT_WEIGHT * best.distance };
    },
  };
}

/** The window is joined to what stands before or behind it, by a symbol: letters of another script are other words. */
function isPart({ scan }: WordSource, { first, last }: Window): boolean {
  const isTied = (word: number): boolean => word > 0 && word < scan.count && scan.join[word] === JOIN_COMPACT && (scan.start[word] ?? 0) > (scan.end[word - 1] ?? 0);
  return isTied(first) || isTied(last + 1);
}

function crossesZones({ scan }: WordSource, { first, last }: Window): boolean {
  return scan.stretch[first] !== scan.stretch[last];
}

/** Symbols that forms may have at their ends are at most so long. */
const LONGEST_END = 8;

/** Matches a window that reaches over several zones: by its text without the markup. */
function matchOver(match: FormMatcher, window: Window, key: number, source: WordSource): FormMatch | undefined {
  const { start, end } = windowSpan(source, window);
  const before = source.text.slice(Math.max(0, start - LONGEST_END), start);
  const own = windowText(source, window);
  const flat = { start: before.length, end: before.length + own.length };
  const found = match(key, { text: before + own + source.text.slice(end, end + LONGEST_END), span: flat }, source.inCode);
  return found && { ...found, span: { start: start + found.span.start - flat.start, end: end + found.span.end - flat.end } };
}

/** The last word may be a plural of a name's last word. */
function isPlural({ from, to }: Window, { scan, inCode }: WordSource): boolean {
  return !inCode && to - from >= SHORTEST_PLURAL && scan.folded[to - 1] === LOWER_S;
}

function withoutEnding(window: Window): Window {
  return { ...window, to: window.to - 1, cut: 1 };
}

/** How far exact windows reach: what lies within the letters of a name is outweighed by them, so no slip is looked for there. */
function createExactReach(): { clear(words: number): void; set(first: number, last: number): void; spread(words: number): void; of(word: number): number } {
  let until = new Int32Array(64);
  let used = false;
  return {
    clear(words) {
      if (until.length < words) until = new Int32Array(words * 2);
      until.fill(-1, 0, words);
      used = false;
    },
    set(first, last) {
      until[first] = last;
      used = true;
    },
    spread(words) {
      if (used) for (let word = 1; word < words; word++) until[word] = Math.max(until[word] ?? -1, until[word - 1] ?? -1);
    },
    of: (word) => until[word] ?? -1,
  };
}

function frontMatterOf({ zones, text }: Block): BlockNames["frontMatter"] {
  if (!zones.some(({ kind }) => kind === "front-matter-value")) return NOTHING.frontMatter;
  return zones.filter(({ kind }) => kind === "front-matter-value").map(({ label, start, end }) => ({ key: label ?? "", value: text.slice(start, end) }));
}

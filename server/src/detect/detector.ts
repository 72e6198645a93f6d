// Finds the stretches of a block that may be names: windows of words, exact where a key has their letters, near where that
// is possible.
import type { Block, Zone } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import { createWordScan, scanWords } from "../text/word-scan.ts";
import type { IndexData } from "../truth/index-data.ts";
import { FORM_BRIDGED } from "../truth/name-table.ts";
import type { BlockNames, Candidate } from "./candidate.ts";
import { type Cues, readCues } from "./cues.ts";
import type { FamilyWords } from "./family-words.ts";
import { createFormReader } from "./known-forms.ts";
import { createFormMatcher } from "./name-forms.ts";
import { createNearFits, leadBefore } from "./near-fits.ts";
import { isCode, readZones } from "./read-zones.ts";
import { createExactWalk, createNearWalk, type Window } from "./windows.ts";
import type { WordSource } from "./word-alignment.ts";
import { createWordMemo, EVERYDAY, SHORT } from "./word-memo.ts";

/** What detection is tuned by. */
export interface DetectorSettings {
  /** Jaro-Winkler that a near name needs, 0–1. */
  readonly similarityThreshold: number;
  /** How far cue words of a family are looked for, in UTF-16 units. */
  readonly contextWindow: number;
}

/** Finds the names of blocks. */
export type Detector = (block: Block, settings: DetectorSettings) => BlockNames;

/** Fits whose similarity differs by less are equally good. */
const TIE = 0.005;
const EDIT_WEIGHT = 2.5;
const NO_CANDIDATES: readonly Candidate[] = Object.freeze([]);
const NOTHING: BlockNames = Object.freeze({ candidates: NO_CANDIDATES, frontMatter: Object.freeze([]) });

type Found = Pick<Candidate, "match" | "fits" | "tied" | "weight"> & { readonly span: Span };

/** The block that is being read. */
interface Reading {
  text: string;
  zones: readonly Zone[];
  settings: DetectorSettings;
  candidates: Candidate[];
}

/** Makes the detector of one index. It keeps its buffers between calls and is not re-entrant. */
export function createDetector(data: IndexData, familyWords: FamilyWords): Detector {
  const scan = createWordScan();
  const memo = createWordMemo(data);
  const reading: Reading = { text: "", zones: [], settings: { similarityThreshold: 1, contextWindow: 0 }, candidates: [] };
  const zoneOf = (word: number): Zone => reading.zones[scan.stretch[word] ?? 0] as Zone;
  const inCode: WordSource = { get text() { return reading.text; }, scan, memo, inCode: true };
  const inProse: WordSource = { get text() { return reading.text; }, scan, memo, inCode: false };
  const sourceOf = (word: number): WordSource => (isCode(zoneOf(word).kind) ? inCode : inProse);
  const exactUntil = createExactReach();
  const find = createFinders(data, scan);

  function add(found: Found | undefined, window: Window): void {
    if (found !== undefined) reading.candidates.push(toCandidate(found, isEveryday(window), zoneOf(window.first)));
  }

  function isEveryday({ first, last }: Window): boolean {
    for (let word = first; word <= last; word++) if (((memo.traits[memo.ids[word] ?? 0] ?? 0) & (EVERYDAY | SHORT)) !== EVERYDAY) return false;
    return true;
  }

  function toCandidate(found: Found, everydayText: boolean, zone: Zone): Candidate {
    const { text, settings } = reading;
    const family = data.pluginFamily[found.fits[0].plugins[0] ?? -1] ?? -1;
    return new PlacedCandidate(found, { text, zone, everydayText }, (span) => readCues({ text, zone, span }, familyWords.of(family), settings.contextWindow));
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
    scanWords(block.text, zones, scan);
    memo.read(scan);
    Object.assign(reading, { text: block.text, zones, settings, candidates: [] });
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

/** A candidate whose cues are read when first asked for: most are never asked. */
class PlacedCandidate implements Candidate {
  readonly match: Candidate["match"];
  readonly fits: Candidate["fits"];
  readonly tied: boolean;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly zone: Candidate["zone"];
  readonly everydayText: boolean;
  #cues: Cues | undefined;
  readonly #readCues: (span: Span) => Cues;

  constructor({ match, fits, tied, weight, span }: Found, place: { readonly text: string; readonly zone: Zone; readonly everydayText: boolean }, read: (span: Span) => Cues) {
    this.match = match;
    this.fits = fits;
    this.tied = tied;
    this.weight = weight;
    this.start = span.start;
    this.end = span.end;
    this.text = place.text.slice(span.start, span.end);
    this.zone = place.zone.kind;
    this.everydayText = place.everydayText;
    this.#readCues = read;
  }

  get cues(): Cues {
    return (this.#cues ??= this.#readCues(this));
  }
}

interface Finders {
  /** What a window is to the name that has its letters. */
  exact(window: Window, key: number, source: WordSource): Found | undefined;
  /** The name that a window may be a slip of. `threshold`: Jaro-Winkler, 0–1. */
  near(window: Window, source: WordSource, threshold: number): Found | undefined;
}

function createFinders(data: IndexData, scan: { readonly start: Int32Array; readonly end: Int32Array }): Finders {
  const formsOf = createFormReader(data);
  const match = createFormMatcher(formsOf);
  const nearFits = createNearFits(data, formsOf);
  const spanOf = ({ first, last }: Window): Span => ({ start: scan.start[first] ?? 0, end: scan.end[last] ?? 0 });
  return {
    exact(window, key, source) {
      const found = match(key, { text: source.text, span: spanOf(window) }, source.inCode);
      return found && { match: found.match, span: found.span, fits: found.fits, tied: false, weight: window.to - window.from };
    },
    near(window, source, threshold) {
      const [best, ...others] = nearFits(source, window, threshold);
      if (best === undefined) return undefined;
      const tied = others.some((fit) => fit.key !== best.key && fit.distance === best.distance && best.similarity - fit.similarity < TIE);
      const { start, end } = spanOf(window);
      const lead = leadBefore(source.text, start, formsOf(best.key).find(({ form }) => form === best.form)?.lead ?? "");
      return { match: "near", span: { start: start - lead, end }, fits: [best, ...others], tied, weight: window.to - window.from - EDIT_WEIGHT * best.distance };
    },
  };
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

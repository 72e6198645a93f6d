// Finds the stretches of a block that may be names: windows of words, exact by one probe, near where that is possible.
import type { Block, Zone } from "../document/document.ts";
import { createWordScan, JOIN_BRIDGED, JOIN_NONE, JOIN_SPACED, LONGEST_KEY, scanWords, type WordScan } from "../text/word-scan.ts";
import type { IndexData } from "../truth/index-data.ts";
import { FORM_BRIDGED } from "../truth/name-table.ts";
import type { BlockNames, Candidate } from "./candidate.ts";
import { readCues } from "./cues.ts";
import type { FamilyWords } from "./family-words.ts";
import { findKey } from "./key-search.ts";
import { matchForms } from "./name-forms.ts";
import { createNearFits, leadBefore, type Window } from "./near-fits.ts";
import { isCode, readZones } from "./read-zones.ts";
import type { WordSource } from "./word-alignment.ts";
import { createWordMemo, EVERYDAY, SHORT } from "./word-memo.ts";

/** What detection is tuned by. */
export interface DetectorSettings {
  /** Jaro-Winkler that a near name needs, 0–1. */
  readonly similarityThreshold: number;
  /** How far cue words of a family are looked for, in UTF-16 units. */
  readonly contextWindow: number;
}

const SPACED_WORDS = 6;
/** Fits whose similarity differs by less are equally good. */
const TIE = 0.005;
const EDIT_WEIGHT = 2.5;

/** A window with where it stands. */
interface PlacedWindow extends Window {
  /** Punctuation that only a few names hold stands inside. */
  readonly bridged: boolean;
  readonly zone: Zone;
}

type Found = Pick<Candidate, "match" | "fits" | "tied" | "weight"> & { readonly span: { readonly start: number; readonly end: number } };

/** Makes the detector of one index. It keeps its buffers between calls and is not re-entrant. */
export function createDetector(data: IndexData, familyWords: FamilyWords): (block: Block, settings: DetectorSettings) => BlockNames {
  const scan = createWordScan();
  const memo = createWordMemo(data);
  const nearFits = createNearFits(data);
  const mostWords = (data.names.mostWords[0] ?? 1) + 1;

  /** The name whose letters the window has. */
  function findExact({ first, last, from, to, bridged, zone }: PlacedWindow, text: string): Found | undefined {
    const key = findKey(data.names, { folded: scan.folded, prefix: scan.prefix, from, to });
    if (key < 0) return undefined;
    const span = { start: scan.start[first] ?? 0, end: scan.end[last] ?? 0 };
    const found = matchForms(data, key, { text, span }, isCode(zone.kind));
    if (found === undefined || (bridged && (found.fits[0].flags & FORM_BRIDGED) === 0)) return undefined;
    return { ...found, tied: false, weight: to - from };
  }

  /** The name that the window may be a slip of. */
  function findNear(window: PlacedWindow, text: string, threshold: number): Found | undefined {
    const { first, last, from, to, zone } = window;
    const source: WordSource = { text, scan, memo, inCode: isCode(zone.kind) };
    const [best, ...others] = nearFits(source, window, threshold);
    if (best === undefined) return undefined;
    const tied = others.some((fit) => fit.key !== best.key && fit.distance === best.distance && best.similarity - fit.similarity < TIE);
    const at = scan.start[first] ?? 0;
    const start = at - leadBefore(text, at, best.formText);
    return { match: "near", span: { start, end: scan.end[last] ?? 0 }, fits: [best, ...others], tied, weight: to - from - EDIT_WEIGHT * best.distance };
  }

  function isEveryday({ first, last }: Window): boolean {
    for (let word = first; word <= last; word++) if ((memo.traits(memo.idOf(scan, word)) & (EVERYDAY | SHORT)) !== EVERYDAY) return false;
    return true;
  }

  function toCandidate({ span, ...found }: Found, window: PlacedWindow, text: string, contextWindow: number): Candidate {
    const { zone } = window;
    const words = familyWords.of(data.pluginFamily[found.fits[0].plugins[0] ?? -1] ?? -1);
    const cues = readCues({ text, zone, span }, words, contextWindow);
    return { ...found, start: span.start, end: span.end, text: text.slice(span.start, span.end), zone: zone.kind, cues, everydayText: isEveryday(window) };
  }

  return (block, { similarityThreshold, contextWindow }) => {
    const zones = readZones(block);
    scanWords(block.text, zones, scan);
    const candidates: Candidate[] = [];
    const exactUntil = new Int32Array(scan.count).fill(-1);
    const add = (found: Found, window: PlacedWindow): void => void candidates.push(toCandidate(found, window, block.text, contextWindow));
    for (const window of windowsOf(scan, zones, mostWords)) {
      const found = findExact(window, block.text);
      if (found === undefined) continue;
      add(found, window);
      exactUntil[window.first] = window.last;
    }
    // What lies within the letters of a name is outweighed by them, so no slip is looked for there.
    for (let word = 1; word < scan.count; word++) exactUntil[word] = Math.max(exactUntil[word] ?? -1, exactUntil[word - 1] ?? -1);
    for (const window of windowsOf(scan, zones, mostWords)) {
      const found = window.bridged || (exactUntil[window.first] ?? -1) >= window.last ? undefined : findNear(window, block.text, similarityThreshold);
      if (found !== undefined) add(found, window);
    }
    return { candidates, frontMatter: frontMatterOf(block) };
  };
}

/** All windows of a scan: up to six words across white space, more where they are joined, none across a break or contraction. */
function* windowsOf(scan: WordScan, zones: readonly Zone[], mostWords: number): Generator<PlacedWindow> {
  for (let first = 0; first < scan.count; first++) {
    const zone = zones[scan.stretch[first] ?? -1];
    if (zone !== undefined) yield* windowsFrom(scan, first, zone, mostWords);
  }
}

function* windowsFrom(scan: WordScan, first: number, zone: Zone, mostWords: number): Generator<PlacedWindow> {
  const from = scan.foldStart[first] ?? 0;
  const end = Math.min(scan.count, first + mostWords);
  let gaps = 0;
  let bridged = false;
  for (let last = first; last < end; last++) {
    const join = last === first ? undefined : scan.join[last];
    if (join === JOIN_NONE || scan.contraction[last] === 1) return;
    if (join === JOIN_SPACED || join === JOIN_BRIDGED) gaps++;
    if (join === JOIN_BRIDGED) bridged = true;
    const to = scan.foldEnd[last] ?? 0;
    if (gaps >= SPACED_WORDS || to - from > LONGEST_KEY) return;
    yield { first, last, from, to, bridged, zone };
  }
}

function frontMatterOf(block: Block): BlockNames["frontMatter"] {
  return block.zones
    .filter((zone) => zone.kind === "front-matter-value")
    .map((zone) => ({ key: zone.label ?? "", value: block.text.slice(zone.start, zone.end) }));
}

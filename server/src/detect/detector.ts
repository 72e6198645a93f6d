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

  function find(window: PlacedWindow, text: string, threshold: number): Found | undefined {
    const { first, last, from, to, bridged, zone } = window;
    const span = { start: scan.start[first] ?? 0, end: scan.end[last] ?? 0 };
    const inCode = isCode(zone.kind);
    const key = findKey(data.names, { folded: scan.folded, prefix: scan.prefix, from, to });
    const known = key < 0 ? undefined : matchForms(data, key, { text, span }, inCode);
    if (known !== undefined) return bridged && (known.fits[0].flags & FORM_BRIDGED) === 0 ? undefined : { ...known, tied: false, weight: to - from };
    if (bridged) return undefined;
    const source: WordSource = { text, scan, memo, inCode };
    const [best, ...others] = nearFits(source, window, threshold);
    if (best === undefined) return undefined;
    const tied = others.some((fit) => fit.key !== best.key && fit.distance === best.distance && best.similarity - fit.similarity < TIE);
    const start = span.start - leadBefore(text, span.start, best.formText);
    return { match: "near", span: { start, end: span.end }, fits: [best, ...others], tied, weight: to - from - EDIT_WEIGHT * best.distance };
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
    for (const window of windowsOf(scan, zones, mostWords)) {
      const found = find(window, block.text, similarityThreshold);
      if (found !== undefined) candidates.push(toCandidate(found, window, block.text, contextWindow));
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

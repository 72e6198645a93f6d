// Text already in zones, the detector over it, and the least that any reader of words must do: both on the same characters.
import type { DocumentSettings } from "../shared/src/settings.ts";
import { createDetector } from "../server/src/detect/detector.ts";
import { createFamilyWords } from "../server/src/detect/family-words.ts";
import { readZones } from "../server/src/detect/read-zones.ts";
import { createDocumentReader } from "../server/src/document/document-reader.ts";
import type { Block } from "../server/src/document/document.ts";
import type { TruthIndex } from "../server/src/truth/truth-index.ts";
import { type Page, snapshotOf } from "./ground.ts";

/** The blocks of pages, the stretches of them that are read for names, and how many millions of characters these have. */
export interface ZonedText {
  readonly blocks: readonly Block[];
  readonly stretches: readonly Stretch[];
  readonly millions: number;
}

/** A zone with the text that it is of. */
interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Takes pages apart. */
export function zonedText(pages: readonly Page[]): ZonedText {
  const reader = createDocumentReader();
  const blocks = pages.flatMap((page) => reader.read(snapshotOf(page)).blocks.map(({ block }) => block));
  const stretches = blocks.flatMap((block) => readZones(block).map(({ start, end }) => ({ text: block.text, start, end })));
  return { blocks, stretches, millions: stretches.reduce((sum, { start, end }) => sum + end - start, 0) / 1e6 };
}

/** A new detector, as a function over all blocks that gives the number of candidates. */
export function newDetector(index: TruthIndex, settings: DocumentSettings): (text: ZonedText) => number {
  const detect = createDetector(index.data, createFamilyWords(index.data));
  return ({ blocks }) => blocks.reduce((count, block) => count + detect(block, settings).candidates.length, 0);
}

/**
 * Splits the same zones at everything that is no letter or digit, hashes each word and probes a table of the words of all
 * names once: the floor under any detection in JavaScript. Gives the number of words that the table holds.
 */
export function createTokeniser(names: readonly string[]): (text: ZonedText) => number {
  const table = createTable(new Set(names.flatMap((name) => name.toLowerCase().match(/[a-z0-9\u0080-\uffff]+/gu) ?? [])));
  return ({ stretches }) => {
    let known = 0;
    for (const stretch of stretches) known += countKnown(stretch, table);
    return known;
  };
}

function createTable(words: ReadonlySet<string>): Uint32Array {
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(words.size * 2 + 2)));
  const mask = table.length - 1;
  for (const word of words) {
    let hash = 0;
    for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 31) + (word.charCodeAt(at) | 32)) | 0;
    let slot = hash & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = hash >>> 0 || 1;
  }
  return table;
}

function countKnown({ text, start, end }: Stretch, table: Uint32Array): number {
  let hash = 0;
  let inWord = false;
  let known = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at) | 32; // lower case, as far as ASCII goes
    if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit > 127) {
      hash = (Math.imul(hash, 31) + unit) | 0;
      inWord = true;
    } else if (inWord) {
      known += has(table, hash >>> 0 || 1);
      hash = 0;
      inWord = false;
    }
  }
  return inWord ? known + has(table, hash >>> 0 || 1) : known;
}

function has(table: Uint32Array, hash: number): number {
  const mask = table.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = table[slot];
    if (entry === hash) return 1;
    if (entry === 0) return 0;
  }
}

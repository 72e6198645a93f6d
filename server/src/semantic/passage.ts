// The stretches of a page that are put to a language model: those in which plugins are named. What is not about a plugin is nothing
// that the truth could answer.
import type { Block } from "../document/document.ts";
import type { Page, PageBlock } from "../rules/page/page.ts";
import type { Steps } from "../text/steps.ts";
import type { Span } from "../text/span.ts";

/** A stretch of running text with the plugins named in it. */
export interface Passage {
  /** Where it stands in the document. */
  readonly span: Span;
  /** The source as it stands there. */
  readonly text: string;
  /** The heading above it; empty where there is none. */
  readonly heading: string;
  /** Rows of the plugins named in it, in order of place. */
  readonly plugins: readonly number[];
}

/** Longer blocks (UTF-16 units) are cut at line ends. */
const LONGEST = 3000;
/** Shorter text (letters) states nothing. */
const SHORTEST = 20;

/** How many blocks are read in one step: some tenths of a millisecond. */
const BLOCKS_A_STEP = 64;

/** The passages of a page, in order of place. */
export function* passagesOf(page: Page): Steps<readonly Passage[]> {
  const passages: Passage[] = [];
  let heading = "";
  for (const [at, placed] of page.blocks.entries()) {
    if (at % BLOCKS_A_STEP === BLOCKS_A_STEP - 1) yield;
    heading = headingOf(placed.block) ?? heading;
    if (!placed.block.zones.some(({ kind }) => kind === "prose")) continue;
    passages.push(...piecesOf(placed, heading));
  }
  return passages;
}

function headingOf({ text, zones }: Block): string | undefined {
  const parts = zones.filter(({ kind }) => kind === "heading").map(({ start, end }) => text.slice(start, end));
  return parts.length === 0 ? undefined : parts.join(" ").trim();
}

function piecesOf({ start, block, mentions }: PageBlock, heading: string): Passage[] {
  return cutAtLines(block.text).flatMap((piece): Passage[] => {
    const text = block.text.slice(piece.start, piece.end);
    const named = mentions.filter(({ span }) => span.start >= piece.start && span.end <= piece.end);
    const plugins = [...new Set(named.flatMap(({ meant }) => meant.plugins.slice(0, 1)))];
    if (plugins.length === 0 || !hasLetters(text, SHORTEST)) return [];
    return [{ span: { start: start + piece.start, end: start + piece.end }, text, heading, plugins }];
  });
}

/** Whether a text has so many letters; it is read no further than that. */
function hasLetters(text: string, count: number): boolean {
  let left = count;
  for (const letters = /\p{L}/gu; left > 0 && letters.test(text); ) left--;
  return left === 0;
}

function cutAtLines(text: string): Span[] {
  const pieces: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const most = Math.min(text.length, start + LONGEST);
    const line = most < text.length ? text.lastIndexOf("\n", most) + 1 : most;
    const end = line > start ? line : most;
    pieces.push({ start, end });
    start = end;
  }
  return pieces;
}

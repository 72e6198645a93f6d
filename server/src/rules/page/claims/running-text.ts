// The running text of a block as sentences: headings, paragraphs, list items and table cells, without the markup inside them. Code
// stands in it only where it is a word, and nothing is read on across a break that people see.
import type { Block, Zone } from "../../../document/document.ts";
import { joinOver } from "../../../detect/joined-zones.ts";
import { memoByObject } from "../../../text/memo.ts";
import type { Span } from "../../../text/span.ts";
import { JOIN_NONE, JOIN_SPACED } from "../../../text/word-scan.ts";

/** A sentence without markup. White space is one blank a unit. */
export interface Sentence {
  readonly text: string;
  /** Where it stands in the block. */
  readonly span: Span;
  /** The place in the block of an offset of the text. */
  toBlock(at: number): number;
  /** The offset in the text of a place in the block, the nearest one where the place is markup. */
  fromBlock(at: number): number;
}

/** Longer sentences (UTF-16 units) are data, no text. */
const LONGEST = 600;
/** Code that is read as a word; other code is one unknown character. */
const CODE_WORD = /^\.?[\p{L}\p{N}+/-]{1,16}$/u;
const UNREAD_CODE = "\ufffc";
const RUNNING: ReadonlySet<string> = new Set(["prose", "heading", "link-text", "inline-code"]);
/** The end of a sentence: its mark with what closes behind it, or an empty line. */
const SENTENCE_END = /[.!?…;][)\]"'”’»]*(?=\s|$)|\n[^\S\n]*\n/gu;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|vs|incl|approx|no|fig|cf|Mr|Ms|Dr)\.$/iu;

interface Piece {
  /** Offset in the running text. */
  readonly at: number;
  /** Offset in the block. */
  readonly from: number;
}

interface Run {
  text: string;
  readonly pieces: Piece[];
}

/** The sentences of a block, in order. */
export const sentencesOf = memoByObject((block: Block): readonly Sentence[] => {
  const zones = block.zones.filter(({ kind }) => RUNNING.has(kind));
  return zones.length === 0 ? NONE : runsOf(block, zones).flatMap(cut);
});

const NONE: readonly Sentence[] = Object.freeze([]);

function runsOf({ text }: Block, zones: readonly Zone[]): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  let before: Zone | undefined;
  for (const zone of zones) {
    const join = before === undefined || endsHeading(text, before, zone) ? JOIN_NONE : joinOver(text, before.end, zone.start);
    if (run === undefined || join === JOIN_NONE) runs.push((run = { text: "", pieces: [] }));
    else if (join === JOIN_SPACED) add(run, " ", before?.end ?? 0);
    add(run, wordsOf(text, zone), zone.start);
    before = zone;
  }
  return runs;
}

/** A heading and what stands in the next line are two. */
function endsHeading(text: string, before: Zone, zone: Zone): boolean {
  return (before.kind === "heading") !== (zone.kind === "heading") && text.slice(before.end, zone.start).includes("\n");
}

function add(run: Run, text: string, from: number): void {
  run.pieces.push({ at: run.text.length, from });
  run.text += text;
}

function wordsOf(text: string, { kind, start, end }: Zone): string {
  const words = text.slice(start, end);
  return kind === "inline-code" && !CODE_WORD.test(words) ? UNREAD_CODE : words;
}

function cut(run: Run): Sentence[] {
  const { text } = run;
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(SENTENCE_END)) {
    const end = index + mark.length;
    if (ABBREVIATION.test(text.slice(Math.max(start, end - 8), end))) continue;
    addSentence(sentences, run, { start, end });
    start = end;
  }
  addSentence(sentences, run, { start, end: text.length });
  return sentences;
}

function addSentence(sentences: Sentence[], run: Run, { start, end }: Span): void {
  const words = run.text.slice(start, end);
  if (end - start > LONGEST || words.trim() === "") return;
  const toBlock = (at: number): number => {
    const piece = lastPiece(run, "at", start + at);
    return (piece?.from ?? 0) + start + at - (piece?.at ?? 0);
  };
  const fromBlock = (at: number): number => {
    const piece = lastPiece(run, "from", at);
    return Math.max(0, Math.min(end, (piece?.at ?? 0) + at - (piece?.from ?? 0)) - start);
  };
  sentences.push({ text: words.replace(/\s/gu, " "), span: { start: toBlock(0), end: toBlock(words.length - 1) + 1 }, toBlock, fromBlock });
}

/** The last piece that begins at or before an offset; both kinds of offset grow from piece to piece. */
function lastPiece({ pieces }: Run, by: keyof Piece, offset: number): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.[by] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

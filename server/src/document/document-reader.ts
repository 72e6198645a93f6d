// Takes documents apart, whole or from the version before. A block's end depends on the text from its start to its
// `reach` and the kind of the block before it only, its zones on its text and kind only; so blocks that end their reach before
// an edit stay, and from the first old block start behind the edit on that has the same kind before it, all blocks are the old
// ones again. That makes `update` equal `read`.
import type { Edit } from "../text/edits.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { finishSteps, type Steps } from "../text/steps.ts";
import type { BlockFormat } from "./block-format.ts";
import { changedRange, type ChangedRange } from "./changed-range.ts";
import type { Block, DocumentModel, DocumentReader, PlacedBlock } from "./document.ts";
import { formatOf } from "./format.ts";
import { blockFormatOf } from "./formats.ts";
import { skipBlankLines } from "./line-scan.ts";

/** How a block came about; the same object stands in later versions. `reach` counts from the block's start. */
interface Origin {
  readonly kind: string;
  readonly reach: number;
}

/** The blocks of a version and, row by row, their origins. */
interface Pieces {
  readonly blocks: PlacedBlock[];
  readonly origins: Origin[];
}

/** A reader of documents in all formats. Never throws on any text. Keeps nothing but a note on the models it gave out. */
export function createDocumentReader(): DocumentReader {
  const originsOf = new WeakMap<DocumentModel, readonly Origin[]>();

  function model(snapshot: Snapshot, pieces: Pieces): DocumentModel {
    const format = formatOf(snapshot.uri, snapshot.languageId);
    const made: DocumentModel = Object.freeze({ snapshot, format, blocks: pieces.blocks });
    originsOf.set(made, pieces.origins);
    return made;
  }

  function* readInSteps(snapshot: Snapshot): Steps<DocumentModel> {
    return model(snapshot, yield* readPieces(snapshot));
  }

  function* updateInSteps(before: DocumentModel, snapshot: Snapshot, edits: readonly Edit[]): Steps<DocumentModel> {
    const origins = originsOf.get(before);
    const change = changedRange(edits, before.snapshot.text.length, snapshot.text.length);
    if (!origins || !change || blockFormatOf(snapshot) !== blockFormatOf(before.snapshot)) return yield* readInSteps(snapshot);
    return model(snapshot, yield* updatePieces({ blocks: before.blocks, origins, change }, snapshot));
  }

  return {
    readInSteps,
    updateInSteps,
    read: (snapshot) => finishSteps(readInSteps(snapshot)),
    update: (before, snapshot, edits) => finishSteps(updateInSteps(before, snapshot, edits)),
  };
}

/** How much is read between two pauses, in UTF-16 units. */
const STEP = 8192;

function* readPieces(snapshot: Snapshot): Steps<Pieces> {
  const { text } = snapshot;
  const format = blockFormatOf(snapshot);
  const pieces: Pieces = { blocks: [], origins: [] };
  let paused = 0;
  for (let start = firstStart(text); start < text.length; ) {
    const cut = format.cut(text, start, pieces.origins.at(-1)?.kind);
    pieces.blocks.push({ start, block: makeBlock(format, text.slice(start, cut.end), cut.kind) });
    pieces.origins.push({ kind: cut.kind, reach: cut.reach - start });
    start = skipBlankLines(text, cut.end);
    if (start - paused >= STEP) {
      paused = start;
      yield;
    }
  }
  return pieces;
}

interface OldPieces {
  readonly blocks: readonly PlacedBlock[];
  readonly origins: readonly Origin[];
  readonly change: ChangedRange;
}

function* updatePieces(old: OldPieces, snapshot: Snapshot): Steps<Pieces> {
  const { text } = snapshot;
  const format = blockFormatOf(snapshot);
  const kept = keptCount(old);
  const pieces: Pieces = { blocks: old.blocks.slice(0, kept), origins: old.origins.slice(0, kept) };
  const first = firstStart(text);
  let start = behindLast(text, pieces.blocks) ?? first;
  let paused = start;
  for (let row = kept; start < text.length; ) {
    row = rowFrom(old, row, start);
    const before = pieces.origins.at(-1)?.kind;
    if (start > first && row > 0 && isOldStart(old, row, start) && old.origins[row - 1]?.kind === before) {
      appendShifted(pieces, old, row);
      break;
    }
    const cut = format.cut(text, start, before);
    const block = untouchedBlock(old, row, { start, cut }) ?? makeBlock(format, detached(text.slice(start, cut.end)), cut.kind);
    pieces.blocks.push({ start, block });
    pieces.origins.push({ kind: cut.kind, reach: cut.reach - start });
    start = skipBlankLines(text, cut.end);
    if (start - paused >= STEP) {
      paused = start;
      yield;
    }
  }
  return pieces;
}

function behindLast(text: string, blocks: readonly PlacedBlock[]): number | undefined {
  const last = blocks.at(-1);
  return last && skipBlankLines(text, last.start + last.block.text.length);
}

// The first old row from `row` that does not start before the place that `start` had in the old text.
function rowFrom({ blocks, change }: OldPieces, row: number, start: number): number {
  const oldStart = start >= change.newEnd ? start - change.newEnd + change.oldEnd : Math.min(start, change.from);
  let at = row;
  while ((blocks[at]?.start ?? Infinity) < oldStart) at++;
  return at;
}

function isOldStart({ blocks, change }: OldPieces, row: number, start: number): boolean {
  return start >= change.newEnd && blocks[row]?.start === start - change.newEnd + change.oldEnd;
}

// A byte order mark is no text. Blank lines are skipped before the first block as before any other.
function firstStart(text: string): number {
  return skipBlankLines(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

function keptCount({ blocks, origins, change: { from } }: OldPieces): number {
  let kept = 0;
  for (; kept < blocks.length; kept++) {
    const { start } = blocks[kept] as PlacedBlock;
    if (start + (origins[kept] as Origin).reach > from) break;
  }
  return kept;
}

function appendShifted(pieces: Pieces, old: OldPieces, from: number): void {
  const delta = old.change.newEnd - old.change.oldEnd;
  for (let row = from; row < old.blocks.length; row++) {
    const placed = old.blocks[row] as PlacedBlock;
    pieces.blocks.push(delta === 0 ? placed : { start: placed.start + delta, block: placed.block });
    pieces.origins.push(old.origins[row] as Origin);
  }
}

// A block before the edit whose end had to be looked for anew, and was found at the same place.
function untouchedBlock(
  { blocks, origins, change }: OldPieces,
  row: number,
  { start, cut }: { readonly start: number; readonly cut: { readonly kind: string; readonly end: number } },
): Block | undefined {
  const placed = blocks[row];
  if (!placed || cut.end > change.from || placed.start !== start || origins[row]?.kind !== cut.kind) return undefined;
  return placed.block.text.length === cut.end - start ? placed.block : undefined;
}

function makeBlock(format: BlockFormat, text: string, kind: string): Block {
  return Object.freeze({ text, zones: format.zones(text, kind) });
}

// A slice keeps the whole text alive that it was taken from; after many edits each block would keep a version of its own.
function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}

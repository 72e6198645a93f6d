// The words of a block and windows of them, with their texts as people read them.
import type { Zone } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import type { WordScan } from "../text/word-scan.ts";
import { type Piece, piecesOf } from "./joined-zones.ts";
import type { WordMemo } from "./word-memo.ts";

/** Where the words of a window come from. */
export interface WordSource {
  readonly text: string;
  readonly zones: readonly Zone[];
  readonly scan: WordScan;
  readonly memo: WordMemo;
  readonly inCode: boolean;
}

/** A window of words in a scan: first and last word, and where its folded letters lie. */
export interface Window {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  /** Letters at the end of the last word that are no part of the window: a plural ending. */
  readonly cut?: number;
}

/** Where a window stands in the block. */
export function windowSpan({ scan }: Pick<WordSource, "scan">, { first, last, cut = 0 }: Window): Span {
  return { start: scan.start[first] ?? 0, end: (scan.end[last] ?? 0) - cut };
}

/** The text of a window, without the markup that may stand inside. */
export function windowText(source: WordSource, window: Window): string {
  const { start, end } = windowSpan(source, window);
  return windowPieces(source, window, { start, end })?.map(({ text }) => text).join("") ?? source.text.slice(start, end);
}

/** The pieces of a window that reaches over several zones, from `start` to `end`; undefined for one that lies in one zone. */
export function windowPieces({ text, zones, scan }: Omit<WordSource, "memo" | "inCode">, { first, last }: Window, span: Span): readonly Piece[] | undefined {
  const [from = 0, to = 0] = [scan.stretch[first], scan.stretch[last]];
  return from === to ? undefined : piecesOf(text, zones.slice(from, to + 1), span);
}

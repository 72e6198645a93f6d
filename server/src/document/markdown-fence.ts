// Fences of Markdown. One can be as long as the document: a fence that is left open at its top takes all that follows. So it
// is cut into pieces of bounded length, whose kind carries the open fence on to the next piece, and a key in it, or the
// mark that opens or closes it, costs no more than elsewhere.
import type { Cut } from "./block-format.ts";
import type { Zone } from "./document.ts";
import { lineAt, type LineSpan } from "./line-scan.ts";
import { closesFence } from "./markdown-line.ts";
import { createZoneList } from "./zone-list.ts";

/** Length from which a fence is parted, in UTF-16 units. */
const LONGEST_PIECE = 8192;
const KIND = /^fence (first|middle|last|whole) ([`~])(\d+) (.*)$/s;

/** A fence that is open: its mark, how many of them opened it, and its language. */
interface OpenFence {
  readonly mark: string;
  readonly length: number;
  readonly label: string;
}

type Part = "first" | "middle" | "last" | "whole";

const kindOf = (part: Part, { mark, length, label }: OpenFence): string => `fence ${part} ${mark}${length} ${label}`;

/** Cuts a fence off at its first line. */
export function cutFence(text: string, first: LineSpan, { mark, length }: { readonly mark: string; readonly length: number }): Cut {
  const label = codeLanguage(text.slice(first.content + length, first.end)) ?? "";
  return cutPiece(text, first, { mark, length, label }, true);
}

/** Cuts off the next piece of a fence, where `before` is the kind of a piece that leaves it open; else undefined. */
export function cutFenceOn(text: string, start: number, before: string | undefined): Cut | undefined {
  const [, part, mark = "", length, label = ""] = before === undefined ? [] : (KIND.exec(before) ?? []);
  if (part !== "first" && part !== "middle") return undefined;
  const fence = { mark, length: Number(length), label };
  const line = lineAt(text, start);
  if (closesFence(text, line, mark, fence.length)) return { kind: kindOf("last", fence), end: line.end, reach: line.end + 2 };
  return cutPiece(text, line, fence, false);
}

function cutPiece(text: string, first: LineSpan, fence: OpenFence, isFirst: boolean): Cut {
  let line = first;
  while (line.next < text.length) {
    // The next line is looked at whole, so that a piece ends only where another one follows.
    if (line.end - first.start >= LONGEST_PIECE) return { kind: kindOf(isFirst ? "first" : "middle", fence), end: line.end, reach: line.next + 2 };
    line = lineAt(text, line.next);
    if (closesFence(text, line, fence.mark, fence.length)) return { kind: kindOf(isFirst ? "whole" : "last", fence), end: line.end, reach: line.end + 2 };
  }
  return { kind: kindOf(isFirst ? "whole" : "last", fence), end: text.length, reach: text.length + 1 };
}

/** The zones of a piece of a fence; undefined for other kinds. */
export function fenceZones(text: string, kind: string): readonly Zone[] | undefined {
  const [, part, mark = "", length, label = ""] = KIND.exec(kind) ?? [];
  if (part === undefined) return undefined;
  const list = createZoneList(text);
  const start = part === "first" || part === "whole" ? lineAt(text, 0).next : 0;
  const lastStart = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1;
  const mayClose = part === "last" || (part === "whole" && lastStart > 0);
  const isClosed = mayClose && closesFence(text, lineAt(text, lastStart), mark, Number(length));
  list.add("code-block", start, isClosed ? lastStart : text.length, { label: label === "" ? undefined : label });
  return list.zones;
}

/** The language in the text behind a fence ("js {1,3}", "{.python}"). */
export function codeLanguage(info: string): string | undefined {
  return /[\w+#/-][\w+#./-]*/.exec(info)?.[0];
}

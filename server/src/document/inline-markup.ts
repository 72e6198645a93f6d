// Markup inside of running text that one expression can describe. The names of its groups say what they hold: `code`, `linked` (code in a
// link), `text` (of a link), `target`, `plain` (text as around it, which is read for markup again), each with a number.
import type { Span } from "../text/span.ts";
import { addTextWithUrls } from "./bare-urls.ts";
import type { ZoneKind } from "./document.ts";
import type { ZoneList, ZoneMarks } from "./zone-list.ts";

/** Running text to read. */
export interface InlineText extends Span {
  /** What it is where there is no markup. */
  readonly kind: ZoneKind;
  readonly marks?: ZoneMarks;
}

/** Adds the zones of running text. `markup` needs the flags "dg"; what it matches outside of its groups is in no zone. */
export function addInlineZones(list: ZoneList, text: string, { start, end, kind, marks }: InlineText, markup: RegExp): void {
  let at = start;
  for (const match of text.slice(start, end).matchAll(markup)) {
    addTextWithUrls(list, text, { kind, start: at, end: start + match.index }, marks);
    for (const [name, indices] of groupsInOrder(match)) {
      const piece = { kind: kindOfGroup(name, kind), start: start + indices[0], end: start + indices[1] };
      if (name.startsWith("plain")) addInlineZones(list, text, { ...piece, ...(marks && { marks }) }, markup);
      else if (piece.kind === "inline-code" || piece.kind === "link-target") list.add(piece.kind, piece.start, piece.end, { ...marks, linked: name.startsWith("linked") });
      else addTextWithUrls(list, text, piece, marks);
    }
    at = start + match.index + match[0].length;
  }
  addTextWithUrls(list, text, { kind, start: at, end }, marks);
}

function groupsInOrder(match: RegExpExecArray): [string, [number, number]][] {
  const groups = Object.entries<[number, number] | undefined>(match.indices?.groups ?? {});
  const found = groups.flatMap(([name, indices]): [string, [number, number]][] => (indices ? [[name, indices]] : []));
  return found.sort((a, b) => a[1][0] - b[1][0]);
}

function kindOfGroup(name: string, around: ZoneKind): ZoneKind {
  if (/^(?:code|linked)/.test(name)) return "inline-code";
  if (name.startsWith("text")) return "link-text";
  return name.startsWith("target") ? "link-target" : around;
}

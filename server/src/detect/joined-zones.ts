// Which zones of a block read on into the next: emphasis or a link around half a name, a quoted line. Only markup that people do
// not see as a break may stand between, and the text of a name over several zones is made of its pieces.
import type { Block, Zone } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import { JOIN_COMPACT, JOIN_NONE, JOIN_SPACED } from "../text/word-scan.ts";
import { isCode } from "./read-zones.ts";

/** A part of a name that markup cuts: where it stands, and what it reads as (a space for the white space in the markup). */
export interface Piece extends Span {
  readonly text: string;
}

/** Longer markup between two halves of a name (UTF-16 units, addresses included) is not looked at. */
const LONGEST_MARKUP = 500;
/** Longer white space ends a sentence. */
const LONGEST_SPACE = 40;

/** Markup that leaves no gap: emphasis, the ends of links with their targets, inline elements, TeX commands. */
const MARKUP =
  /\]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?:\s+"[^"\n]*")?\)|\]\[[^\]\n]*\]|\[\[[^\]\n]*\]\[|\]\]|[*_~`^+=@[\]{}]|\\[a-z]+\{|<\/?(?:a|abbr|b|bdi|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)(?:\s[^<>]*)?\/?>|&(?:shy|zwj|zwnj|#8203|#173);/giu;
const SYMBOL = /[-_./@]/u;
/** White space, also as an entity, with at most one line end and the marks of a quotation behind it. */
const SPACE = /^(?:[^\S\r\n]|&nbsp;|&#160;)*(?:(?:\r\n|\r|\n)(?:[^\S\r\n]*>)*[^\S\r\n]*)?$/u;

/** How each zone is joined to the one before it (JOIN_…); undefined where none is. */
export function joinsOf({ text }: Block, zones: readonly Zone[]): Uint8Array | undefined {
  let joins: Uint8Array | undefined;
  for (let at = 1; at < zones.length; at++) {
    const [before, zone] = [zones[at - 1], zones[at]];
    if (before === undefined || zone === undefined || zone.start - before.end > LONGEST_MARKUP || !isRunning(before) || !isRunning(zone)) continue;
    const join = joinOver(text, before.end, zone.start);
    if (join === JOIN_NONE || (join === JOIN_SPACED ? !readsOn(before, zone) : !isOneWord(text, before, zone))) continue;
    (joins ??= new Uint8Array(zones.length))[at] = join;
  }
  return joins;
}

function isRunning({ kind }: Zone): boolean {
  return kind === "prose" || kind === "heading" || kind === "link-text" || kind === "inline-code";
}

/** Text across white space: not into or out of code, nor from one link into the next. */
function readsOn(before: Zone, zone: Zone): boolean {
  return !isCode(before.kind) && !isCode(zone.kind) && !(before.kind === "link-text" && zone.kind === "link-text");
}

/** Code right beside text is part of the same word only where a symbol joins them: "`eslint`-plugin", not "`n`th". */
function isOneWord(text: string, before: Zone, zone: Zone): boolean {
  return isCode(before.kind) === isCode(zone.kind) || SYMBOL.test(text.charAt(before.end - 1)) || SYMBOL.test(text.charAt(zone.start));
}

/** How two zones are joined by what stands between them (JOIN_…). */
export function joinOver(text: string, start: number, end: number): number {
  const rest = text.slice(start, end).replace(MARKUP, "");
  if (rest === "") return JOIN_COMPACT;
  return rest.length <= LONGEST_SPACE && SPACE.test(rest) ? JOIN_SPACED : JOIN_NONE;
}

/** The pieces of a name that reaches over all of some zones, from `start` in the first to `end` in the last. */
export function piecesOf(text: string, zones: readonly Zone[], { start, end }: Span): readonly Piece[] {
  return zones.flatMap((zone, at) => {
    const next = zones[at + 1];
    const piece = toPiece(text, Math.max(start, zone.start), Math.min(end, zone.end));
    const space = next === undefined ? undefined : spaceIn(text, zone.end, next.start);
    return space === undefined ? [piece] : [piece, space];
  });
}

/** The white space between two zones as a piece: a line end before any other. */
function spaceIn(text: string, start: number, end: number): Piece | undefined {
  const bare = text.slice(start, end).replace(MARKUP, (markup) => "*".repeat(markup.length));
  const found = /\r\n|\r|\n/u.exec(bare) ?? /[^\S\r\n]+|&nbsp;|&#160;/u.exec(bare);
  if (found === null) return undefined;
  const from = start + found.index;
  return { start: from, end: from + found[0].length, text: found[0].startsWith("&") ? "\u00a0" : found[0] };
}

function toPiece(text: string, start: number, end: number): Piece {
  return { start, end, text: text.slice(start, end) };
}

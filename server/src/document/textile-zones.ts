// The zones of a Textile block: by its signature ("h1. ", "bc. ", "###. "), then lists, tables, definitions, text.
import type { Zone } from "./document.ts";
import { addInlineZones } from "./inline-markup.ts";
import { lineAt } from "./line-scan.ts";
import { spanOfRows, textLines, type TextLine } from "./text-lines.ts";
import { textileInline } from "./textile-inline.ts";
import { createZoneList, type ZoneList } from "./zone-list.ts";

/** How a block begins. */
export interface TextileSignature {
  /** Up to the text. */
  readonly length: number;
  readonly kind: "heading" | "code" | "raw" | "comment" | "text";
  /** Two dots: the block goes on over blank lines, up to the next signature. */
  readonly isExtended: boolean;
  /** The class in round brackets; the language of code. */
  readonly label: string | undefined;
}

const attributes = String.raw`(?:\((?<label>[^()\n]{0,100})\)|\{[^{}\n]{0,200}\}|\[[^\[\]\n]{0,40}\]|[<>=()]){0,6}`;
const signature = new RegExp(String.raw`^(?<name>h[1-6]|p|bq|bc|pre|notextile|fn\d{1,4}|###|div|dl|table)${attributes}\.(?<more>\.)?(?::\S*)?(?:\s|$)`);
const listMark = new RegExp(String.raw`^[*#]{1,9}(?:_|\d{1,4})?${attributes}\s+`);
const cellMark = new RegExp(String.raw`^(?:[_^~-]|[\\/]\d{1,3}|${attributes.replace("?<label>", "?:")}){0,6}\.\s+`);
const tableRow = /^(?:\||[({<>=^~_-][^|\s]*\.\s+\|)/;
const kinds: ReadonlyMap<string, TextileSignature["kind"]> = new Map([
  ["bc", "code"],
  ["pre", "code"],
  ["notextile", "raw"],
  ["###", "comment"],
] as const);

/** The signature at the start of a line. */
export function textileSignature(line: string): TextileSignature | undefined {
  const match = signature.exec(line);
  if (!match) return undefined;
  const { name = "", more, label } = match.groups ?? {};
  const kind = kinds.get(name) ?? (/^h\d$/.test(name) ? "heading" : "text");
  return { length: match[0].length, kind, isExtended: more !== undefined, label: label?.replace(/#.*/, "") || undefined };
}

/** The zones of a block. */
export function textileZones(text: string): readonly Zone[] {
  const list = createZoneList(text);
  const first = lineAt(text, 0);
  const start = textileSignature(text.slice(0, first.end));
  if (start && start.kind !== "text" && start.kind !== "heading") addWhole(list, text, start);
  else readLines(list, text, { kind: start?.kind === "heading" ? "heading" : "prose", signed: start?.length ?? 0 });
  return list.zones;
}

function addWhole(list: ZoneList, text: string, { kind, length, label }: TextileSignature): void {
  if (kind === "code") list.add("code-block", length, text.length, { label });
  else if (kind === "comment") list.add("comment", 0, text.length);
}

interface TextileText {
  readonly kind: "heading" | "prose";
  /** Length of the signature in front of the first line. */
  readonly signed: number;
}

function readLines(list: ZoneList, text: string, { kind, signed }: TextileText): void {
  const lines = textLines(text);
  let isItem = false;
  for (let row = 0; row < lines.length; row++) {
    const line = lines[row];
    if (!line || line.isBlank) continue;
    const raw = rawRows(lines, row);
    const isSigned = row === 0 && signed > 0;
    const item = isSigned ? 0 : itemLength(line);
    isItem ||= item > 0;
    if (raw) {
      addRaw(list, text, { lines, row, ...raw });
      row = raw.end - 1;
    } else if (tableRow.test(line.text)) readCells(list, text, line);
    else readText(list, text, { line, start: line.content + (isSigned ? signed : item), kind, isItem });
  }
}

function itemLength({ text }: TextLine): number {
  return listMark.exec(text)?.[0].length ?? 0;
}

interface TextPiece {
  readonly line: TextLine;
  readonly start: number;
  readonly kind: "heading" | "prose";
  readonly isItem: boolean;
}

function readText(list: ZoneList, text: string, { line, start, kind, isItem }: TextPiece): void {
  const alias = /^\[([\w-]+)\](?=(?:https?|ftp|mailto):\S+$|\/\S*$)/.exec(line.text);
  if (alias) {
    list.add("link-target", line.content + alias[0].length, line.end);
    return;
  }
  const term = /^- .*? :=/.exec(line.text)?.[0].length ?? 0;
  if (term > 0) addInlineZones(list, text, { kind, start: line.content + 2, end: line.content + term - 2 }, textileInline);
  const marks = { listItem: isItem };
  addInlineZones(list, text, { kind, start: Math.max(start, line.content + term), end: line.end, marks }, textileInline);
}

function readCells(list: ZoneList, text: string, line: TextLine): void {
  const first = line.text.indexOf("|") + 1;
  let at = line.content + first;
  for (const cell of line.text.slice(first).split("|")) {
    const mark = cellMark.exec(cell)?.[0].length ?? 0;
    addInlineZones(list, text, { kind: "prose", start: at + mark, end: at + cell.length }, textileInline);
    at += cell.length + 1;
  }
}

interface RawRows {
  readonly name: string;
  /** The row behind the last one. */
  readonly end: number;
}

// An element for raw text that begins in a row and goes on below it, or stands at the row's start.
function rawRows(lines: readonly TextLine[], row: number): RawRows | undefined {
  const name = /^<(pre|notextile)\b/i.exec(lines[row]?.text ?? "")?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  let end = row;
  while (end < lines.length && !lines[end]?.text.toLowerCase().includes(`</${name}>`)) end++;
  return { name, end: Math.min(end + 1, lines.length) };
}

function addRaw(list: ZoneList, text: string, { lines, row, end, name }: RawRows & { readonly lines: readonly TextLine[]; readonly row: number }): void {
  const span = spanOfRows(lines, row, end);
  if (!span || name !== "pre") return;
  const source = text.slice(span.start, span.end);
  const opener = /^\s*<pre\b[^<>]*>(?:\s*<code\b[^<>]*>)?/i.exec(source)?.[0].length ?? 0;
  const closer = source.search(/(?:<\/code>\s{0,20})?<\/pre>/i);
  list.add("code-block", span.start + opener, closer < 0 ? span.end : span.start + closer);
  const behind = closer < 0 ? span.end : span.start + source.indexOf(">", source.toLowerCase().indexOf("</pre>", closer)) + 1;
  addInlineZones(list, text, { kind: "prose", start: behind, end: span.end }, textileInline);
}

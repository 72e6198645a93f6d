// The zones of a reStructuredText block, line by line: titles, literal blocks, directives, fields, lists, tables, text.
import { addInlineZones } from "./inline-markup.ts";
import { readLiteral, type RestBlock } from "./rest-block.ts";
import { addRestExplicit } from "./rest-explicit.ts";
import { restInline } from "./rest-inline.ts";
import { rowWhere, spanOfRows, textLines, type TextLine } from "./text-lines.ts";
import type { Zone } from "./document.ts";
import { createZoneList } from "./zone-list.ts";

const adornment = /^([!-/:-@[-`{-~])\1{2,}$/;
const tableRule = /^(?:[+][-=+\s|]+[+]|=+(?:\s+=+)+)$/;
const item = /^(?:[-*+•‣⁃]|\(?(?:\d{1,4}|#|[a-zA-Z])[.)])\s+/;
const field = /^:(?![\s:`])[^:\n`]{1,80}:(?=\s|$)(?!`)\s*/;

/** The zones of a block. */
export function restZones(text: string): readonly Zone[] {
  const block: RestBlock = { text, list: createZoneList(text), lines: textLines(text), itemColumn: Infinity };
  for (let row = 0; row < block.lines.length; ) {
    const line = block.lines[row];
    row = line && !line.isBlank ? Math.max(readLine(block, row, line), row + 1) : row + 1;
  }
  return block.list.zones;
}

// Reads one construct and returns the row behind it.
function readLine(block: RestBlock, row: number, line: TextLine): number {
  const title = titleRow(block, row);
  if (title >= 0) return readTitle(block, row, title);
  if (/^\.\.(?:\s|$)/.test(line.text)) return addRestExplicit(block, row, line);
  if (line.text === "::") return readLiteral(block, row + 1, line.column);
  if (line.text.startsWith(">>>")) return readDoctest(block, row);
  if (adornment.test(line.text) || tableRule.test(line.text)) return row + 1;
  if (/^\|.*\|$/.test(line.text)) return readTableRow(block, row, line);
  return readParagraph(block, row, line);
}

// The row of a section title that begins at `row`, -1 where none does.
function titleRow({ lines }: RestBlock, row: number): number {
  const here = lines[row];
  const next = lines[row + 1];
  if (!here || !next || next.isBlank) return -1;
  if (adornment.test(here.text)) {
    const under = lines[row + 2];
    return under && under.text === here.text && under.column === here.column ? row + 1 : -1;
  }
  return isUnderlined(here, next) ? row : -1;
}

function isUnderlined(title: TextLine, line: TextLine): boolean {
  return adornment.test(line.text) && line.column === title.column && line.text.length + 3 >= title.text.length && !/^\.{3}/.test(line.text);
}

function readTitle({ list, lines, text }: RestBlock, row: number, title: number): number {
  const line = lines[title];
  if (line) addInlineZones(list, text, { kind: "heading", start: line.content, end: line.end }, restInline);
  return title === row ? row + 2 : row + 3;
}

function readDoctest({ lines, list }: RestBlock, row: number): number {
  const end = rowWhere(lines, row, (line) => line.isBlank);
  const span = spanOfRows(lines, row, end);
  if (span) list.add("code-block", span.start, span.end);
  return end;
}

function readTableRow({ list, text }: RestBlock, row: number, line: TextLine): number {
  let at = line.content + 1;
  for (const cell of line.text.slice(1, -1).split("|")) {
    addInlineZones(list, text, { kind: "prose", start: at, end: at + cell.length }, restInline);
    at += cell.length + 1;
  }
  return row + 1;
}

function readParagraph(block: RestBlock, row: number, first: TextLine): number {
  const { lines, list, text } = block;
  const mark = (item.exec(first.text) ?? field.exec(first.text) ?? /^\|\s+/.exec(first.text))?.[0] ?? "";
  if (item.test(first.text)) block.itemColumn = first.column;
  else if (first.column <= block.itemColumn) block.itemColumn = Infinity;
  const end = rowWhere(lines, row + 1, (line) => endsParagraph(line, first));
  const last = lines[end - 1] ?? first;
  const marks = { listItem: first.column > block.itemColumn || item.test(first.text) };
  addInlineZones(list, text, { kind: "prose", start: first.content + mark.length, end: last.end, marks }, restInline);
  return last.text.endsWith("::") ? readLiteral(block, end, Math.min(first.column, last.column)) : end;
}

function endsParagraph(line: TextLine, first: TextLine): boolean {
  if (line.isBlank || adornment.test(line.text)) return true;
  if (item.test(first.text) && line.column <= first.column) return true;
  return item.test(line.text) || field.test(line.text) || /^(?:\.\.|\||>>>)(?:\s|$)/.test(line.text);
}

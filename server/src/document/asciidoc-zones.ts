// The zones of an AsciiDoc block, line by line: titles, verbatim blocks, attributes, lists, tables, text.
import { asciidocInline } from "./asciidoc-inline.ts";
import type { Zone } from "./document.ts";
import { addInlineZones } from "./inline-markup.ts";
import { rowWhere, spanOfRows, textLines, type TextLine } from "./text-lines.ts";
import { createZoneList, type ZoneList } from "./zone-list.ts";

interface AsciidocBlock {
  readonly text: string;
  readonly list: ZoneList;
  readonly lines: readonly TextLine[];
  /** What the attribute line above says of the next block. */
  style: { readonly isCode: boolean; readonly label: string | undefined };
}

const noStyle = { isCode: false, label: undefined };
const title = /^(?:={1,6}|#{1,6})\s+(?=\S)/;
const attribute = /^:(!?\w[\w-]*!?):(?:\s+|$)/;
const item = /^(?:[*]{1,6}|-|\.{1,6}|\d{1,4}\.|<[\d.]+>)\s+(?:\[[ xX*]\]\s+)?/;
const admonition = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+/;
const markLine = /^(?:={4,}|\*{4,}|_{4,}|--|'{3,}|<{3,}|-{3}|\*{3}|[|,:!]={3,}|\+|ifn?def::.*|endif::.*|ifeval::.*)$/;

/** The line that ends a block whose text is taken as it is, if this line opens one: they are the same but for a language. */
export function verbatimMark(line: string): string | undefined {
  if (/^(?:-{4,}|\.{4,}|\+{4,}|\/{4,})$/.test(line)) return line;
  return /^```[\w+#-]*$/.test(line) ? "```" : undefined;
}

/** The zones of a block. */
export function asciidocZones(text: string): readonly Zone[] {
  const block: AsciidocBlock = { text, list: createZoneList(text), lines: textLines(text), style: noStyle };
  for (let row = 0; row < block.lines.length; ) {
    const line = block.lines[row];
    row = line && !line.isBlank ? Math.max(readLine(block, row, line), row + 1) : row + 1;
  }
  return block.list.zones;
}

// Reads one construct and returns the row behind it.
function readLine(block: AsciidocBlock, row: number, line: TextLine): number {
  const mark = line.column === 0 ? verbatimMark(line.text) : undefined;
  if (mark !== undefined) return readVerbatim(block, row, mark);
  if (/^\/\/(?!\/)/.test(line.text)) {
    block.list.add("comment", line.content, line.end);
    return row + 1;
  }
  if (/^\[.*\]$/.test(line.text)) return readStyle(block, row, line);
  if (markLine.test(line.text)) return row + 1;
  if (block.style.isCode || (line.column > 0 && !item.test(line.text))) return readLiteralParagraph(block, row);
  block.style = noStyle;
  return readText(block, row, line);
}

function readVerbatim({ lines, list, style }: AsciidocBlock, row: number, mark: string): number {
  const end = rowWhere(lines, row + 1, (line) => line.text === mark && line.column === 0);
  const opener = lines[row];
  const closer = lines[end] ?? lines.at(-1);
  const span = spanOfRows(lines, row + 1, end);
  if (mark.startsWith("/") && opener && closer) list.add("comment", opener.start, closer.end);
  else if (span && !mark.startsWith("+"))
    list.add("code-block", span.start, span.end, { label: opener?.text.slice(mark.length) || style.label });
  return end + 1;
}

function readStyle(block: AsciidocBlock, row: number, line: TextLine): number {
  const [style = "", label] = line.text.slice(1, -1).split(",").map((part) => part.trim());
  const isCode = /^(?:source|listing|literal|stem|latexmath|asciimath)?(?:[%#.].*)?$/.test(style);
  if (line.text.startsWith("[[")) return row + 1;
  if (isCode && (style !== "" || label)) block.style = { isCode, label: label || undefined };
  return row + 1;
}

function readLiteralParagraph(block: AsciidocBlock, row: number): number {
  const { lines, list } = block;
  // A title may stand between the attributes and their block.
  if (/^\.[^\s.]/.test(lines[row]?.text ?? "")) return readText(block, row, lines[row]);
  const end = rowWhere(lines, row, (line) => line.isBlank);
  const span = spanOfRows(lines, row, end);
  if (span) list.add("code-block", span.start, span.end, { label: block.style.label });
  block.style = noStyle;
  return end;
}

function readText(block: AsciidocBlock, row: number, line: TextLine | undefined): number {
  if (!line) return row + 1;
  const { list, text } = block;
  const heading = title.exec(line.text)?.[0];
  const named = attribute.exec(line.text);
  if (heading !== undefined)
    addInlineZones(list, text, { kind: "heading", start: line.content + heading.length, end: line.end }, asciidocInline);
  else if (named) {
    const label = (named[1] ?? "").replaceAll("!", "");
    list.add("front-matter-key", line.content + 1, line.content + 1 + (named[1] ?? "").length);
    list.add("front-matter-value", line.content + named[0].length, line.end, { label });
  } else if (/^\.[^\s.]/.test(line.text))
    addInlineZones(list, text, { kind: "prose", start: line.content + 1, end: line.end }, asciidocInline);
  else if (line.text.startsWith("|")) readCells(block, line);
  else return readParagraph(block, row, line);
  return row + 1;
}

function readCells({ list, text }: AsciidocBlock, line: TextLine): void {
  let at = line.content;
  for (const cell of line.text.split("|")) {
    addInlineZones(list, text, { kind: "prose", start: at, end: at + cell.length }, asciidocInline);
    at += cell.length + 1;
  }
}

function readParagraph({ list, text, lines }: AsciidocBlock, row: number, first: TextLine): number {
  const mark = item.exec(first.text)?.[0];
  const skipped = mark ?? admonition.exec(first.text)?.[0] ?? "";
  const end = rowWhere(lines, row + 1, (line) => endsParagraph(line));
  const last = lines[end - 1] ?? first;
  const marks = { listItem: mark !== undefined };
  addInlineZones(list, text, { kind: "prose", start: first.content + skipped.length, end: last.end, marks }, asciidocInline);
  return end;
}

function endsParagraph(line: TextLine): boolean {
  if (line.isBlank || item.test(line.text) || attribute.test(line.text) || markLine.test(line.text)) return true;
  return /^(?:\/\/|\[.*\]$|\|)/.test(line.text) || (line.column === 0 && verbatimMark(line.text) !== undefined);
}

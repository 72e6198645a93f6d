// The zones of an Org block, line by line: headings, blocks, keywords, drawers, lists, tables, text.
import type { Zone } from "./document.ts";
import { addInlineZones } from "./inline-markup.ts";
import { orgInline } from "./org-inline.ts";
import { rowWhere, spanOfRows, textLines, type TextLine } from "./text-lines.ts";
import { createZoneList, type ZoneList } from "./zone-list.ts";

interface OrgBlock {
  readonly text: string;
  readonly list: ZoneList;
  readonly lines: readonly TextLine[];
  /** Column of the list item that is open; what is indented further belongs to it. */
  itemColumn: number;
}

const rawBlock = /^#\+begin_(src|example|export|comment)\b/i;
const heading = /^\*+\s+(?:(?:TODO|NEXT|DOING|WAITING|HOLD|DONE|CANCELL?ED)\s+)?(?:\[#\w\]\s+)?(?:COMMENT\s+)?/;
const tags = /\s+:[\w@#%:]+:$/;
const keyword = /^#\+([\w-]+)(?:\[[^\]]{0,200}\])?:(?:\s+|$)/;
const textKeywords = new Set(["caption"]);
const dataKeywords = new Set(["title", "subtitle", "author", "date", "description", "keywords", "family", "families", "plugins", "tags", "filetags", "category", "summary"]);
const itemMark = /^(?:[-+*]|(?:\d{1,4}|[a-zA-Z])[.)])(?:\s+|$)(?:\[@\w+\]\s+)?(?:\[[ Xx-]\]\s+)?/;
const drawer = /^:[\w-]+:$/;
const planning = /^(?:(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):\s*[<[].*|-{5,}|#\+(?:begin|end)_\w+.*|#\+tblfm:.*)$/i;

/** The name of the block that begins with this line (its text), in small letters, if its text is taken as it is. */
export function rawBlockName(line: string): string | undefined {
  return rawBlock.exec(line)?.[1]?.toLowerCase();
}

/** Tells whether a line, from its first column on, is a heading. */
export function isOrgHeading(line: string): boolean {
  return /^\*+\s+\S/.test(line);
}

/** The zones of a block. */
export function orgZones(text: string): readonly Zone[] {
  const block: OrgBlock = { text, list: createZoneList(text), lines: textLines(text), itemColumn: Infinity };
  for (let row = 0; row < block.lines.length; ) {
    const line = block.lines[row];
    row = line && !line.isBlank ? Math.max(readLine(block, row, line), row + 1) : row + 1;
  }
  return block.list.zones;
}

// Reads one construct and returns the row behind it.
function readLine(block: OrgBlock, row: number, line: TextLine): number {
  const { text, list } = block;
  if (line.column === 0 && isOrgHeading(line.text)) {
    const start = line.content + (heading.exec(line.text)?.[0].length ?? 0);
    const end = line.content + line.text.replace(tags, "").length;
    addInlineZones(list, text, { kind: "heading", start, end }, orgInline);
    return row + 1;
  }
  const raw = rawBlockName(line.text);
  if (raw !== undefined) return readRaw(block, row, raw);
  if (drawer.test(line.text)) return readDrawer(block, row);
  if (/^#(?:\s|$)/.test(line.text)) list.add("comment", line.content, line.end);
  else if (keyword.test(line.text)) readKeyword(block, line);
  else if (/^:(?:\s|$)/.test(line.text)) list.add("code-block", line.content + 1, line.end);
  else if (line.text.startsWith("|")) readCells(block, line);
  else if (!planning.test(line.text)) return readParagraph(block, row, line);
  return row + 1;
}

function readRaw({ lines, list }: OrgBlock, row: number, name: string): number {
  const end = rowWhere(lines, row + 1, (line) => line.text.toLowerCase() === `#+end_${name}`);
  const opener = lines[row];
  const closer = lines[end] ?? lines.at(-1);
  const span = spanOfRows(lines, row + 1, end);
  if (name === "comment" && opener && closer) list.add("comment", opener.start, closer.end);
  else if (span) list.add("code-block", span.start, span.end, { label: name === "example" ? undefined : opener?.text.split(/\s+/)[1] });
  return end + 1;
}

// Without its end it is no drawer, but a word between colons.
function readDrawer({ lines }: OrgBlock, row: number): number {
  const end = rowWhere(lines, row + 1, (line) => line.isBlank || drawer.test(line.text));
  return /^:end:$/i.test(lines[end]?.text ?? "") ? end + 1 : row + 1;
}

function readKeyword({ list, text }: OrgBlock, line: TextLine): void {
  const [mark = "", name = ""] = keyword.exec(line.text) ?? [];
  const key = name.toLowerCase();
  const start = line.content + mark.length;
  if (textKeywords.has(key)) addInlineZones(list, text, { kind: "prose", start, end: line.end }, orgInline);
  else if (dataKeywords.has(key)) {
    list.add("front-matter-key", line.content + 2, line.content + 2 + name.length);
    list.add("front-matter-value", start, line.end, { label: key });
  } else if (key === "include" || key === "setupfile") list.add("link-target", start, line.end);
}

function readCells({ list, text }: OrgBlock, line: TextLine): void {
  if (/^\|[-+|]*$/.test(line.text)) return;
  let at = line.content;
  for (const cell of line.text.split("|")) {
    if (!/^\s*(?:<[lcr]?\d*>|[/#!*_^$])\s*$/.test(cell)) addInlineZones(list, text, { kind: "prose", start: at, end: at + cell.length }, orgInline);
    at += cell.length + 1;
  }
}

// A star is the mark of an item only where it does not stand at the line's start.
function markOf(line: TextLine): string | undefined {
  if (line.column === 0 && line.text.startsWith("*")) return undefined;
  return itemMark.exec(line.text)?.[0];
}

function readParagraph(block: OrgBlock, row: number, first: TextLine): number {
  const { list, text, lines } = block;
  const mark = markOf(first);
  if (mark !== undefined) block.itemColumn = first.column;
  else if (first.column <= block.itemColumn) block.itemColumn = Infinity;
  const end = rowWhere(lines, row + 1, (line) => endsParagraph(line, block.itemColumn));
  const last = lines[end - 1] ?? first;
  const start = first.content + (mark ?? /^\[fn:[\w-]+\]\s+/.exec(first.text)?.[0] ?? "").length;
  const marks = { listItem: first.column >= block.itemColumn };
  // The term of a description ends with two colons.
  const term = mark === undefined ? -1 : first.text.slice(mark.length).search(/\s::(?:\s|$)/);
  if (term >= 0) addInlineZones(list, text, { kind: "prose", start, end: start + term, marks }, orgInline);
  addInlineZones(list, text, { kind: "prose", start: term < 0 ? start : start + term + 3, end: last.end, marks }, orgInline);
  return end;
}

function endsParagraph(line: TextLine, itemColumn: number): boolean {
  if (line.isBlank || markOf(line) !== undefined || line.column <= itemColumn && itemColumn !== Infinity) return true;
  return (line.column === 0 && isOrgHeading(line.text)) || /^(?:[#|]|:[\s\w])/.test(line.text) || planning.test(line.text);
}

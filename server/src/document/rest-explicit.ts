// What begins with two dots in reStructuredText: directives, targets, footnotes, substitutions, comments.
import { addInlineZones } from "./inline-markup.ts";
import { readLiteral, type RestBlock } from "./rest-block.ts";
import { restInline } from "./rest-inline.ts";
import { rowWhere, spanOfRows, type TextLine } from "./text-lines.ts";

const directive = /^\.\.\s+(?:\|[^|]{1,80}\|\s+)?([\w:.+-]+)::(?:\s+|$)/;
const target = /^\.\.\s+_(?:`[^`]{1,200}`|(?:[^:\\]|\\.){0,200}?):(?:\s+|$)/;
const footnote = /^\.\.\s+\[[^\]]{1,80}\]\s+/;

const codeDirectives = new Set(
  "code code-block sourcecode parsed-literal literal highlight-block doctest testcode testoutput testsetup testcleanup math prompt ipython raw productionlist graphviz mermaid code-tab".split(" "),
);
const fileDirectives = new Set("image figure include literalinclude download csv-table-file toctree".split(" "));
const objectDirectives =
  /:|^(?:auto\w+|function|method|class|module|currentmodule|option|program|envvar|data|attribute|exception|decorator|confval|fixture|globalvar|hook|describe|highlight|rubric-code)$/;

/** Reads the construct whose first line is at `row` and returns the row behind it. */
export function addRestExplicit(block: RestBlock, row: number, line: TextLine): number {
  const { text, list, lines } = block;
  const named = directive.exec(line.text);
  if (named) return readDirective(block, row, { line, name: named[1] ?? "", argument: line.content + named[0].length });
  const place = target.exec(line.text);
  if (place) {
    list.add("link-target", line.content + place[0].length, line.end);
    return row + 1;
  }
  const note = footnote.exec(line.text);
  const end = rowWhere(lines, row + 1, (next) => !next.isBlank && next.column <= line.column);
  const span = spanOfRows(lines, row, end) ?? line;
  if (note) {
    const behind = rowWhere(lines, row + 1, (next) => next.isBlank || next.column <= line.column);
    const start = line.content + note[0].length;
    addInlineZones(list, text, { kind: "prose", start, end: lines[behind - 1]?.end ?? line.end }, restInline);
    return behind;
  }
  list.add("comment", line.content, span.end);
  return end;
}

interface Directive {
  readonly line: TextLine;
  readonly name: string;
  /** Where the argument begins. */
  readonly argument: number;
}

function readDirective(block: RestBlock, row: number, { line, name, argument }: Directive): number {
  const { text, list, lines } = block;
  if (codeDirectives.has(name)) {
    const options = rowWhere(lines, row + 1, (next) => !/^:[\w-]+:/.test(next.text));
    const language = text.slice(argument, line.end).trim();
    return readLiteral(block, options, line.column, name === "math" ? "math" : language || undefined);
  }
  if (fileDirectives.has(name)) list.add("link-target", argument, line.end);
  else if (objectDirectives.test(name)) list.add("inline-code", argument, line.end);
  else addInlineZones(list, text, { kind: "prose", start: argument, end: line.end }, restInline);
  return name === "toctree" ? readEntries(block, row, line) : row + 1;
}

// The documents of a table of contents, one a line.
function readEntries({ lines, list }: RestBlock, row: number, line: TextLine): number {
  const end = rowWhere(lines, row + 1, (next) => !next.isBlank && next.column <= line.column);
  for (const entry of lines.slice(row + 1, end))
    if (!entry.isBlank && !entry.text.startsWith(":")) list.add("link-target", entry.content, entry.end);
  return end;
}

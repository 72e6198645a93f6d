// AsciiDoc documents: cut at blank lines outside of blocks whose text is taken as it is.
import { asciidocZones, verbatimMark } from "./asciidoc-zones.ts";
import type { BlockFormat, Cut } from "./block-format.ts";
import { isBlank, lineAt, LONG_LINE, type LineSpan } from "./line-scan.ts";

/** AsciiDoc. */
export const asciidoc: BlockFormat = { cut: cutAsciidoc, zones: asciidocZones };

function cutAsciidoc(text: string, start: number): Cut {
  let line = lineAt(text, start);
  let mark = markOf(text, line);
  while (line.next < text.length) {
    const next = lineAt(text, line.next);
    if (mark === undefined) {
      if (isBlank(next) || next.end - start > LONG_LINE) return { kind: "asciidoc", end: line.end, reach: next.end + 2 };
      mark = markOf(text, next);
    } else if (text.slice(next.start, next.end).trimEnd() === mark) mark = undefined;
    line = next;
  }
  return { kind: "asciidoc", end: line.end, reach: text.length + 1 };
}

function markOf(text: string, line: LineSpan): string | undefined {
  return line.content === line.start ? verbatimMark(text.slice(line.start, Math.min(line.end, line.start + 200)).trimEnd()) : undefined;
}

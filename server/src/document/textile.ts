// Textile documents: cut at blank lines; a block with two dots, and what stands in elements for raw text, goes on over them.
import type { BlockFormat, Cut } from "./block-format.ts";
import { withFrontMatter } from "./front-matter.ts";
import { isBlank, lineAt, LONG_LINE, type LineSpan } from "./line-scan.ts";
import { textileSignature, textileZones } from "./textile-zones.ts";

/** Textile. */
export const textile: BlockFormat = withFrontMatter({ cut: cutTextile, zones: textileZones });

const rawElement = /^\s{0,20}<(pre|notextile)\b(?![^]*<\/\1>)/i;

function cutTextile(text: string, start: number): Cut {
  const first = lineAt(text, start);
  const signature = textileSignature(content(text, first, 200));
  return signature?.isExtended === true && signature.kind !== "text" ? cutExtended(text, first) : cutParagraph(text, first);
}

// To the next signature behind a blank line.
function cutExtended(text: string, first: LineSpan): Cut {
  let { end } = first;
  let isBehindBlank = false;
  for (let line = first; line.next < text.length; ) {
    line = lineAt(text, line.next);
    if (isBlank(line)) isBehindBlank = true;
    else if (isBehindBlank && textileSignature(content(text, line, 200))) return { kind: "textile", end, reach: line.end + 2 };
    else {
      isBehindBlank = false;
      end = line.end;
    }
  }
  return { kind: "textile", end, reach: text.length + 1 };
}

function cutParagraph(text: string, first: LineSpan): Cut {
  let line = first;
  let raw = rawName(text, line);
  while (line.next < text.length) {
    const next = lineAt(text, line.next);
    if (raw !== undefined) {
      if (text.slice(next.start, next.end).toLowerCase().includes(`</${raw}>`)) raw = undefined;
    } else if (isBlank(next) || next.end - first.start > LONG_LINE) return { kind: "textile", end: line.end, reach: next.end + 2 };
    else raw = rawName(text, next);
    line = next;
  }
  return { kind: "textile", end: line.end, reach: text.length + 1 };
}

function content(text: string, line: LineSpan, length: number): string {
  return text.slice(line.start, Math.min(line.end, line.start + length));
}

function rawName(text: string, line: LineSpan): string | undefined {
  return rawElement.exec(content(text, line, 2_000))?.[1]?.toLowerCase();
}

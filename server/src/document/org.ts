// Org documents: cut at headings and at blank lines outside of blocks whose text is taken as it is.
import type { BlockFormat, Cut } from "./block-format.ts";
import { isBlank, lineAt, LONG_LINE, type LineSpan } from "./line-scan.ts";
import { isOrgHeading, orgZones, rawBlockName } from "./org-zones.ts";

/** Org. */
export const org: BlockFormat = { cut: cutOrg, zones: orgZones };

function cutOrg(text: string, start: number): Cut {
  let line = lineAt(text, start);
  if (isOrgHeading(opening(text, line))) return { kind: "org", end: line.end, reach: line.end + 2 };
  let raw = rawName(text, line);
  while (line.next < text.length) {
    const next = lineAt(text, line.next);
    if (raw === undefined) {
      const isEnd = isBlank(next) || isOrgHeading(opening(text, next)) || next.end - start > LONG_LINE;
      if (isEnd) return { kind: "org", end: line.end, reach: next.end + 2 };
      raw = rawName(text, next);
    } else if (closes(text, next, raw)) raw = undefined;
    line = next;
  }
  return { kind: "org", end: line.end, reach: text.length + 1 };
}

function opening(text: string, line: LineSpan): string {
  return text.slice(line.start, Math.min(line.end, line.start + 100));
}

function rawName(text: string, line: LineSpan): string | undefined {
  return text[line.content] === "#" ? rawBlockName(text.slice(line.content, Math.min(line.end, line.content + 100))) : undefined;
}

function closes(text: string, line: LineSpan, name: string): boolean {
  return text[line.content] === "#" && text.slice(line.content, line.end).trimEnd().toLowerCase() === `#+end_${name}`;
}

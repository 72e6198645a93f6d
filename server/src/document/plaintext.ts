// Plain text: paragraphs between blank lines, nothing but prose and addresses in them.
import { addTextWithUrls } from "./bare-urls.ts";
import type { BlockFormat, Cut } from "./block-format.ts";
import { isBlank, lineAt, LONG_LINE } from "./line-scan.ts";
import { createZoneList } from "./zone-list.ts";
import type { Zone } from "./document.ts";

/** Plain text. */
export const plaintext: BlockFormat = { cut: cutParagraph, zones: plainZones };

/** The lines from `start` to the next blank line; a very long paragraph is cut at a line or at a space. */
export function cutParagraph(text: string, start: number): Cut {
  let line = lineAt(text, start);
  while (line.next < text.length) {
    const next = lineAt(text, line.next);
    if (isBlank(next) || next.end - start > LONG_LINE) return { kind: "text", end: line.end, reach: next.end + 2 };
    line = next;
  }
  return { kind: "text", end: line.end, reach: text.length + 1 };
}

/** All of a text as prose, but for the addresses in it. */
export function plainZones(text: string): readonly Zone[] {
  const list = createZoneList(text);
  addTextWithUrls(list, text, { kind: "prose", start: 0, end: text.length });
  return list.zones;
}

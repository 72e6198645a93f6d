// Reading with a parser that knows "\n" only as the end of a line.
import type { Zone } from "./document.ts";

/** The zones of a text as `read` finds them in the same text with "\n" for all line ends. */
export function zonesWithLineFeeds(text: string, read: (text: string) => readonly Zone[]): readonly Zone[] {
  if (!text.includes("\r")) return read(text);
  const zones = read(text.replace(/\r\n?/g, "\n"));
  const toSource = offsetMap(text);
  return zones.map((zone) => ({ ...zone, start: toSource(zone.start), end: toSource(zone.end) }));
}

// Maps growing offsets of the text with "\n" to those of the source.
function offsetMap(source: string): (offset: number) => number {
  let pair = source.indexOf("\r\n");
  let before = 0;
  return (offset) => {
    while (pair >= 0 && pair - before < offset) {
      before++;
      pair = source.indexOf("\r\n", pair + 2);
    }
    return offset + before;
  };
}

// Cuts reStructuredText: a block goes on over blank lines as long as what follows is indented further than its first line.
import type { Cut } from "./block-format.ts";
import { columnAt, isBlank, lineAt, LONG_LINE } from "./line-scan.ts";

/** Cuts off a paragraph or a construct together with what is indented below it. */
export function cutRest(text: string, start: number): Cut {
  const first = lineAt(text, start);
  const column = columnAt(text, first.start, first.content, 8);
  let end = first.end;
  let isBehindBlank = false;
  let line = first;
  while (line.next < text.length) {
    const next = lineAt(text, line.next);
    if (!isBlank(next)) {
      const isOutside = isBehindBlank && columnAt(text, next.start, next.content, 8) <= column;
      // A comment ends where it is indented no more, without a blank line too.
      if (isOutside || next.end - start > LONG_LINE) return { kind: "rest", end, reach: next.end + 2 };
      end = next.end;
    }
    isBehindBlank = isBlank(next);
    line = next;
  }
  return { kind: "rest", end, reach: text.length + 1 };
}

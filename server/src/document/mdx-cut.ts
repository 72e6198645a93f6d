// What MDX has beyond Markdown on the level of blocks: import and export statements, and comments in braces.
import type { Cut } from "./block-format.ts";
import { isBlank, lineAt, LONG_LINE } from "./line-scan.ts";
import { cutMarkdown } from "./markdown-cut.ts";

const statement = /^(?:import\s*["'{*\w]|export\s+(?:default|const|let|var|function|class|async|type|interface|\{|\*))/;

/** Cuts off one construct of MDX. Kinds: those of Markdown, and `module` (statements), `brace` (a comment in braces). */
export function cutMdx(text: string, start: number): Cut {
  const first = lineAt(text, start);
  if (first.content === start && statement.test(text.slice(start, Math.min(first.end, start + 100)))) {
    const cut = cutStatements(text, start);
    if (text.startsWith("export", start) || /["']/.test(text.slice(start, cut.end))) return cut;
    return { ...cutMarkdown(text, start, false), reach: cut.reach };
  }
  if (!text.startsWith("{/*", first.content)) return cutMarkdown(text, start, false);
  const closer = text.indexOf("*/}", first.content);
  if (closer < 0) return { ...cutMarkdown(text, start, false), reach: text.length + 1 };
  const last = lineAt(text, closer);
  return { kind: "brace", end: last.end, reach: last.end + 2 };
}

// To the first blank line outside of brackets; to the first blank line at all where brackets stay open.
function cutStatements(text: string, start: number): Cut {
  let depth = 0;
  let firstBlank: Cut | undefined;
  let line = lineAt(text, start);
  for (let end = start; ; line = lineAt(text, line.next)) {
    if (isBlank(line)) {
      const cut = { kind: "module", end, reach: line.end + 2 };
      firstBlank ??= cut;
      if (depth <= 0) return cut;
    } else {
      depth += openBrackets(text.slice(line.content, line.end));
      end = line.end;
    }
    const isEnd = line.next >= text.length;
    if (!isEnd && end - start < LONG_LINE) continue;
    const reach = isEnd ? text.length + 1 : line.next + 2;
    return { kind: "module", end: firstBlank && depth > 0 ? firstBlank.end : end, reach };
  }
}

function openBrackets(text: string): number {
  return text.replace(/[^([{]/g, "").length - text.replace(/[^)\]}]/g, "").length;
}

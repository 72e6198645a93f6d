// LaTeX documents: cut at blank lines outside of environments whose text is taken as it is; what stands before the document's
// body is one block.
import type { BlockFormat, Cut } from "./block-format.ts";
import { rawEnvironment } from "./latex-commands.ts";
import { latexZones } from "./latex-zones.ts";
import { isBlank, lineAt, LONG_LINE, type LineSpan } from "./line-scan.ts";

/** LaTeX. Kinds: `preamble`, `latex`. */
export const latex: BlockFormat = { cut: cutLatex, zones: latexZones };

const classCommand = /^\\(?:documentclass|documentstyle|RequirePackage|NeedsTeXFormat|DocumentMetadata|PassOptionsToPackage)\b/;

function cutLatex(text: string, start: number, before: string | undefined): Cut {
  if (before !== undefined) return cutParagraphs(text, start);
  const { isPreamble, reach } = looksLikePreamble(text, start);
  if (!isPreamble) {
    const cut = cutParagraphs(text, start);
    return { ...cut, reach: Math.max(cut.reach, reach) };
  }
  for (let line = lineAt(text, start); ; line = lineAt(text, line.next)) {
    if (text.startsWith("\\begin{document}", line.content)) return { kind: "preamble", end: line.end, reach: line.end + 2 };
    if (line.next >= text.length) return { ...cutParagraphs(text, start), reach: text.length + 1 };
  }
}

// Comments and blank lines may stand before the first command.
function looksLikePreamble(text: string, start: number): { readonly isPreamble: boolean; readonly reach: number } {
  let line = lineAt(text, start);
  while (line.next < text.length && (isBlank(line) || text[line.content] === "%")) line = lineAt(text, line.next);
  return { isPreamble: classCommand.test(text.slice(line.content, line.end)), reach: line.next >= text.length ? text.length + 1 : line.end + 2 };
}

function cutParagraphs(text: string, start: number): Cut {
  let line = lineAt(text, start);
  let raw = opened(text, line);
  while (line.next < text.length) {
    const next = lineAt(text, line.next);
    if (raw !== undefined) {
      if (text.slice(next.start, next.end).includes(`\\end{${raw}}`)) raw = undefined;
    } else if (isBlank(next) || next.end - start > LONG_LINE) return { kind: "latex", end: line.end, reach: next.end + 2 };
    else raw = opened(text, next);
    line = next;
  }
  return { kind: "latex", end: line.end, reach: text.length + 1 };
}

// The environment that a line opens and does not close, if its text is taken as it is.
function opened(text: string, line: LineSpan): string | undefined {
  const source = text.slice(line.content, line.end);
  if (!source.includes("\\begin{")) return undefined;
  for (const match of source.matchAll(/(?<!\\)%.*|\\begin\{([\w*]{1,40})\}/g)) {
    const name = match[1];
    if (name !== undefined && rawEnvironment.test(name) && !source.includes(`\\end{${name}}`, match.index)) return name;
  }
  return undefined;
}

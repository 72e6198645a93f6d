// Keys and values of TOML front matter, by lines. A value's label is its path of keys, sections first.
import type { Span } from "../text/span.ts";
import { addBracketed, joinPath, quotedSpan, type ValueTarget } from "./front-matter-values.ts";
import { behindLineEnd, isBlank, lineAt, lineEnd, skipBlanks, trimEnd, type LineSpan } from "./line-scan.ts";
import type { ZoneList } from "./zone-list.ts";

/** Adds the keys and values between the lines of plus signs. */
export function addTomlZones(list: ZoneList, text: string, { start, end }: Span): void {
  const target: ValueTarget = { list, text, end };
  let section = "";
  for (let at = start; at < end; ) {
    const line = lineAt(text, at);
    at = line.next;
    if (isBlank(line) || text[line.content] === "#") continue;
    const header = text[line.content] === "[" ? sectionOf(text, line) : undefined;
    if (header) {
      list.add("front-matter-key", header.start, header.end);
      section = plainPath(text.slice(header.start, header.end));
    } else at = readPair(target, line, section);
  }
}

function sectionOf(text: string, line: LineSpan): Span | undefined {
  const start = text[line.content + 1] === "[" ? line.content + 2 : line.content + 1;
  const end = text.indexOf("]", start);
  return end > start && end <= line.end ? { start, end } : undefined;
}

function readPair(target: ValueTarget, line: LineSpan, section: string): number {
  const { text, end, list } = target;
  const sign = signAt(text, line);
  if (sign < 0) return line.next;
  const keyEnd = trimEnd(text, line.content, sign);
  const key = text.slice(line.content, keyEnd);
  const quotes = /^(["'])[^"']*\1$/.test(key) ? 1 : 0;
  list.add("front-matter-key", line.content + quotes, keyEnd - quotes);
  const label = joinPath(section, plainPath(key));
  const at = skipBlanks(text, sign + 1, line.end);
  const first = text[at];
  if (first === '"' || first === "'") {
    const { inner, next } = quotedSpan(text, at, end);
    list.add("front-matter-value", inner.start, inner.end, { label });
    return behindLineEnd(text, lineEnd(text, next));
  }
  if (first === "[" || first === "{") return behindLineEnd(text, lineEnd(text, addBracketed(target, at, label, "=")));
  const comment = text.slice(at, line.end).indexOf("#");
  list.add("front-matter-value", at, comment < 0 ? line.end : at + comment, { label });
  return line.next;
}

// The first "=" outside of a quoted key.
function signAt(text: string, line: LineSpan): number {
  let at = line.content;
  while (at < line.end && text[at] !== "=") at = text[at] === '"' || text[at] === "'" ? quotedSpan(text, at, line.end).next : at + 1;
  return at < line.end ? at : -1;
}

function plainPath(path: string): string {
  return path.replace(/["'\s]/g, "");
}

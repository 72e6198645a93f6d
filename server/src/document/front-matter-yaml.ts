// Keys and values of YAML front matter, by lines and indentation. No YAML parser: it has to go on where one would stop,
// and keeps the place of each value. A value's label is its path of keys; lists add nothing to the path.
import type { Span } from "../text/span.ts";
import { addBracketed, joinPath, quotedSpan, type ValueTarget } from "./front-matter-values.ts";
import { behindLineEnd, isBlank, lineAt, lineEnd, skipBlanks, type LineSpan } from "./line-scan.ts";
import type { ZoneList } from "./zone-list.ts";

/** An open key: the column that it stands in, and its path. */
interface OpenKey {
  readonly column: number;
  readonly path: string;
}

/** Adds the keys and values between the lines of dashes. */
export function addYamlZones(list: ZoneList, text: string, { start, end }: Span): void {
  const target: ValueTarget = { list, text, end };
  const open: OpenKey[] = [];
  for (let at = start; at < end; ) {
    const line = lineAt(text, at);
    at = isBlank(line) || text[line.content] === "#" ? line.next : readLine(target, line, open);
    if (at <= line.start) return;
  }
}

function readLine(target: ValueTarget, line: LineSpan, open: OpenKey[]): number {
  const { text } = target;
  let at = line.content;
  let column = at - line.start;
  let isItem = false;
  while (text[at] === "-" && (at + 1 >= line.end || text[at + 1] === " " || text[at + 1] === "\t")) {
    column = at - line.start;
    closeKeys(open, column + 1);
    isItem = true;
    at = skipBlanks(text, at + 1, line.end);
  }
  const key = keyAt(text, at, line.end);
  if (key) {
    const keyColumn = at - line.start;
    closeKeys(open, keyColumn);
    const path = joinPath(open.at(-1)?.path ?? "", text.slice(key.inner.start, key.inner.end));
    open.push({ column: keyColumn, path });
    target.list.add("front-matter-key", key.inner.start, key.inner.end);
    return readValue(target, line, { at: key.next, column: keyColumn, path });
  }
  return readValue(target, line, { at, column: isItem ? column : column - 1, path: open.at(-1)?.path ?? "" });
}

function closeKeys(open: OpenKey[], column: number): void {
  while ((open.at(-1)?.column ?? -1) >= column) open.pop();
}

function keyAt(text: string, at: number, end: number): { inner: Span; next: number } | undefined {
  const first = text.charAt(at);
  if (first === "[" || first === "{") return undefined;
  if (first === '"' || first === "'") {
    const { inner, next } = quotedSpan(text, at, end);
    const sign = skipBlanks(text, next, end);
    return text[sign] === ":" ? { inner, next: sign + 1 } : undefined;
  }
  const line = text.slice(at, end);
  const sign = /:(?=[ \t]|$)/.exec(line)?.index ?? 0;
  const comment = /[ \t]#/.exec(line)?.index ?? end;
  return sign > 0 && sign < comment ? { inner: { start: at, end: at + sign }, next: at + sign + 1 } : undefined;
}

interface ValuePlace {
  readonly at: number;
  /** Lines of a block text stand further right than this. */
  readonly column: number;
  readonly path: string;
}

/** Adds one value and returns the start of the line where reading goes on. */
function readValue(target: ValueTarget, line: LineSpan, place: ValuePlace): number {
  const { text, end, list } = target;
  const at = behindProperties(text, skipBlanks(text, place.at, line.end), line.end);
  const first = at < line.end ? text.charAt(at) : "#";
  if (first === "#" || first === "*") return line.next;
  if (first === '"' || first === "'") {
    const { inner, next } = quotedSpan(text, at, end);
    list.add("front-matter-value", inner.start, inner.end, { label: place.path });
    return behindLineEnd(text, lineEnd(text, next));
  }
  if (first === "[" || first === "{") return behindLineEnd(text, lineEnd(text, addBracketed(target, at, place.path, ":")));
  if (/^[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/.test(text.slice(at, line.end))) return readBlockText(target, line, place);
  list.add("front-matter-value", at, endOfPlain(text, at, line.end), { label: place.path });
  return line.next;
}

// Tags ("!!str") and anchors ("&name").
function behindProperties(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === "!" || text[at] === "&")) {
    while (at < end && text[at] !== " ") at++;
    at = skipBlanks(text, at, end);
  }
  return at;
}

function endOfPlain(text: string, at: number, end: number): number {
  for (let here = at + 1; here < end; here++) if (text[here] === "#" && (text[here - 1] === " " || text[here - 1] === "\t")) return here;
  return end;
}

function readBlockText({ text, end, list }: ValueTarget, head: LineSpan, { column, path }: ValuePlace): number {
  let last = head.end;
  let at = head.next;
  while (at < end) {
    const line = lineAt(text, at);
    if (!isBlank(line)) {
      if (line.content - line.start <= column) break;
      last = line.end;
    }
    at = line.next;
  }
  list.add("front-matter-value", head.next, last, { label: path });
  return at;
}

// Values that YAML and TOML write alike: quoted text, and lists and maps in brackets.
import type { Span } from "../text/span.ts";
import { isSpace, skipBlanks, trimEnd } from "./line-scan.ts";
import type { ZoneList } from "./zone-list.ts";

/** What values are read from and written to. */
export interface ValueTarget {
  readonly list: ZoneList;
  readonly text: string;
  /** Where the front matter's last line ends. */
  readonly end: number;
}

/** A key below another: "a" and "b" make "a.b". */
export function joinPath(parent: string, key: string): string {
  return parent === "" ? key : `${parent}.${key}`;
}

/** The text inside the quotes at `at` (also three in a row) and where reading goes on. An open quote ends with the line. */
export function quotedSpan(text: string, at: number, end: number): { readonly inner: Span; readonly next: number } {
  const quote = text.charAt(at);
  const mark = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  const start = at + mark.length;
  for (let here = start; here < end; here++) {
    if (text[here] === "\\" && quote === '"') here++;
    else if (text.startsWith(mark, here)) {
      if (mark.length === 1 && quote === "'" && text[here + 1] === "'") here++;
      else return { inner: { start, end: here }, next: here + mark.length };
    }
  }
  let lineEnd = start;
  while (lineEnd < end && text[lineEnd] !== "\n" && text[lineEnd] !== "\r") lineEnd++;
  return { inner: { start, end: lineEnd }, next: lineEnd };
}

/**
 * Adds the values of the list or map whose bracket stands at `at`; `sign` parts key and value. Returns where reading goes
 * on: behind the closing bracket, or the end where it is missing.
 */
export function addBracketed(target: ValueTarget, at: number, label: string, sign: ":" | "="): number {
  const { text, end } = target;
  const open: OpenBracket[] = [];
  let here = at;
  do {
    const inner = open.at(-1);
    if (inner && isItemStart(text, here, sign)) here = addItem(target, here, inner, sign);
    else {
      readMark(open, text.charAt(here), label);
      here = text[here] === "#" ? behindComment(text, here, end) : here + 1;
    }
  } while (here < end && open.length > 0);
  return here;
}

function readMark(open: OpenBracket[], mark: string, label: string): void {
  const inner = open.at(-1);
  if (mark === "[" || mark === "{") open.push({ base: inner?.path ?? label, path: inner?.path ?? label });
  else if (mark === "]" || mark === "}") open.pop();
  else if (mark === "," && inner) inner.path = inner.base;
}

/** A bracket that is open: the path around it, and that of the key before the next value. */
interface OpenBracket {
  readonly base: string;
  path: string;
}

function isItemStart(text: string, at: number, sign: ":" | "="): boolean {
  const letter = text.charAt(at);
  if (letter === "#") return sign === ":" && !isSpace(text.charCodeAt(at - 1));
  return !"[]{},".includes(letter) && letter !== sign && !isSpace(text.charCodeAt(at));
}

function addItem(target: ValueTarget, at: number, open: OpenBracket, sign: ":" | "="): number {
  const { text, end, list } = target;
  const isQuoted = text[at] === '"' || text[at] === "'";
  const quoted = isQuoted ? quotedSpan(text, at, end) : undefined;
  const next = quoted?.next ?? endOfPlain(text, at, end, sign);
  const inner = quoted?.inner ?? { start: at, end: trimEnd(text, at, next) };
  const behind = skipBlanks(text, next, end);
  if (text[behind] === sign && text[behind + 1] !== sign) {
    open.path = joinPath(open.path, text.slice(inner.start, inner.end));
    list.add("front-matter-key", inner.start, inner.end);
    return behind + 1;
  }
  list.add("front-matter-value", inner.start, inner.end, { label: open.path });
  return Math.max(next, at + 1);
}

function endOfPlain(text: string, at: number, end: number, sign: ":" | "="): number {
  let here = at;
  while (here < end) {
    const letter = text.charAt(here);
    if (",[]{}\n\r".includes(letter)) break;
    if (letter === sign && (sign === "=" || isSpace(text.charCodeAt(here + 1)))) break;
    if (letter === "#" && isSpace(text.charCodeAt(here - 1))) break;
    here++;
  }
  return here;
}

function behindComment(text: string, at: number, end: number): number {
  let here = at;
  while (here < end && text[here] !== "\n" && text[here] !== "\r") here++;
  return here;
}

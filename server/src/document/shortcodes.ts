// Template calls in Markdown (Hugo {{< … >}} and {{% … %}}, Liquid {% … %} and {{ … }}, snippets of MkDocs --8<-- "…") and
// attribute lists ({#id}, {: .class}, { .class key="value" }).
// They may stand anywhere, also where Markdown would take them for something else (a link target with a space), so they
// are painted over before the text is parsed and cut out of the zones afterwards. In code they are code.
import type { Span } from "../text/span.ts";
import type { Zone, ZoneKind } from "./document.ts";
import { createZoneList } from "./zone-list.ts";

/** A stretch that is cut out of the zones; `isCall`: it becomes a zone of its own. */
export interface Shortcode extends Span {
  readonly isCall: boolean;
}

const LONGEST = 2_000;
const opener = /\{\{[<%](?=[\s/\w])|\{\{(?![{<%])|\{%/g;
const closers: ReadonlyMap<string, string> = new Map([
  ["{{<", ">}}"],
  ["{{%", "%}}"],
  ["{{", "}}"],
  ["{%", "%}"],
]);
const liquidComment = /^\s*-?\s*comment\s*-?\s*$/;
const liquidCommentEnd = /\{%-?\s*endcomment\s*-?%\}/g;
const snippet = /^[ \t]*;*-{1,3}8<-{1,3}[ \t]+(["'])[^"'\r\n]+\1[ \t]*$/gm;
const attribute = String.raw`(?:[#.][\w:.\-]+|[\w:\-]+=(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s"'{}]+))`;
const attributes = new RegExp(String.raw`(?<=^|[\s)\]*_\x60}])\{:?[ \t]*${attribute}(?:[ \t]+${attribute}){0,20}[ \t]*\}`, "gm");
const attributeList = /(?<=^|[ \t])\{[#.:][^{}\r\n]{0,200}\}(?=[ \t]*(?:[\r\n]|$))/g;

/** The template calls and attribute lists of a text, in order. */
export function findShortcodes(text: string, withCalls: boolean): Shortcode[] {
  if (!text.includes("{") && !text.includes("8<")) return [];
  const found = withCalls ? findCalls(text) : [];
  for (const expression of withCalls ? [attributeList, attributes] : [attributeList])
    for (const match of text.matchAll(expression))
      found.push({ start: match.index, end: match.index + match[0].length, isCall: false });
  for (const match of withCalls ? text.matchAll(snippet) : [])
    found.push({ start: match.index, end: match.index + match[0].length, isCall: true });
  found.sort((a, b) => a.start - b.start);
  return found.filter((shortcode, row) => row === 0 || shortcode.start >= (found[row - 1]?.end ?? 0));
}

function findCalls(text: string): Shortcode[] {
  const found: Shortcode[] = [];
  const without = new Set<string>();
  opener.lastIndex = 0;
  let behind = 0;
  for (const match of text.matchAll(opener)) {
    const closer = closers.get(match[0]) ?? "}}";
    if (match.index < behind || without.has(closer)) continue;
    const at = text.indexOf(closer, match.index + match[0].length);
    if (at < 0) without.add(closer);
    if (at < 0 || at - match.index > LONGEST) continue;
    const inner = text.slice(match.index + match[0].length, at);
    if (/(?:\r\n?|\n)[ \t]*[\r\n]/.test(inner) || (closer === "}}" && /[`{\r\n]/.test(inner))) continue;
    behind = liquidComment.test(inner) ? commentEnd(text, at + closer.length) : at + closer.length;
    found.push({ start: match.index, end: behind, isCall: true });
  }
  return found;
}

// A comment of Liquid goes on to its end, in its block.
function commentEnd(text: string, from: number): number {
  liquidCommentEnd.lastIndex = from;
  return liquidCommentEnd.test(text) ? liquidCommentEnd.lastIndex : from;
}

/** Paints over: calls become letters (so that they can be a link target or a word), attribute lists spaces. */
export function paintOver(text: string, shortcodes: readonly Shortcode[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, isCall } of shortcodes) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, isCall ? "x" : " "));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** Cuts the stretches out of the zones of a text, but for zones of code and comments, which keep them. */
export function cutOut(text: string, zones: readonly Zone[], shortcodes: readonly Shortcode[]): readonly Zone[] {
  const list = createZoneList(text);
  let row = 0;
  function addUpTo(limit: number, hidden: number): void {
    for (let next = shortcodes[row]; next && next.start < limit; next = shortcodes[++row])
      if (next.isCall && next.start >= hidden) list.add("shortcode", next.start, next.end);
  }
  for (const zone of zones) {
    addUpTo(zone.start, 0);
    if (keepsAll.has(zone.kind)) {
      list.add(zone.kind, zone.start, zone.end, zone);
      addUpTo(zone.end, zone.end);
      continue;
    }
    let at = zone.start;
    for (let next = shortcodes[row]; next && next.start < zone.end; next = shortcodes[row]) {
      list.add(zone.kind, at, next.start, zone);
      addUpTo(next.end, 0);
      at = next.end;
    }
    // What was cut out before may reach into this zone.
    const before = shortcodes[row - 1];
    list.add(zone.kind, before ? Math.max(at, before.end) : at, zone.end, zone);
  }
  addUpTo(text.length, 0);
  return list.zones;
}

const keepsAll: ReadonlySet<ZoneKind> = new Set<ZoneKind>(["code-block", "inline-code", "comment"]);

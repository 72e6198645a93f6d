// What else stands in the line or the link of a stretch: nothing, other tags, the target.
import type { Zone } from "../document/document.ts";
import type { Span } from "../text/span.ts";
import { unitSet } from "./text-shape.ts";

/** A stretch of a block. */
export interface Place {
  readonly text: string;
  readonly zone: Zone;
  readonly span: Span;
}

const TAGS = /^[^\p{L}\p{N}]*[\p{Ll}\p{N}+-]+(?:,[ \t]*[\p{Ll}\p{N}+-]+)*[ \t]*$/u;
const LONGEST_TAGS = 120;
const LONGEST_TARGET = 300;
/** The target of a link in Markdown and reStructuredText, behind its text; in HTML, before it. */
const TARGET_BEHIND = /^[\s`*_]{0,4}(?:\]\(|<)([^)>\s]+)[)>]/u;
const TARGET_BEFORE = /\bhref=["']([^"'\s]+)["'][^<>]{0,200}>$/u;
const REST = unitSet(" \t\r\n\"'.:;,*_`");
const ITEM_START = /^\s*(?:[-*+]|\d+[.)])?[\s*_`["'(]*$/u;

/** The stretch is all of its zone, and in a list, of its item. */
export function isAlone({ text, zone, span }: Place): boolean {
  for (let at = span.start - 1; at >= zone.start; at--) if (!REST.has(text.charCodeAt(at))) return false;
  for (let at = span.end; at < zone.end; at++) if (!REST.has(text.charCodeAt(at))) return false;
  return zone.listItem !== true || ITEM_START.test(text.slice(text.lastIndexOf("\n", span.start - 1) + 1, span.start));
}

/** The line is a list of small words, and nothing else. */
export function isTag({ text, zone, span }: Place): boolean {
  if (zone.kind !== "prose" || zone.listItem === true) return false;
  const from = text.lastIndexOf("\n", span.start - 1) + 1;
  const to = text.indexOf("\n", span.end);
  return span.start - from < LONGEST_TAGS && TAGS.test(text.slice(from, Math.min(to < 0 ? text.length : to, from + LONGEST_TAGS)));
}

/** The last part of the link's target is the text, letter for letter. */
export function repeatsTarget({ text, zone, span }: Place): boolean {
  const behind = TARGET_BEHIND.exec(text.slice(zone.end, zone.end + LONGEST_TARGET))?.[1];
  const before = TARGET_BEFORE.exec(text.slice(Math.max(0, zone.start - LONGEST_TARGET), zone.start))?.[1];
  const last = (behind ?? before ?? "").split(/[/#?=]/u).findLast((part) => part !== "") ?? "";
  return last !== "" && last.replace(/\.\w{2,4}$/u, "") === text.slice(span.start, span.end);
}

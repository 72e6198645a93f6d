// Edits of lists in brackets, as YAML, TOML and JSON have them alike: on one line, or with each item on a line of its own.
import type { Edit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import { indentAt, lineStartAt, restOfLine } from "./line-places.ts";
import type { MatterNode } from "./matter-tree.ts";

/** A list in brackets, in its text. */
export interface FlowList {
  readonly text: string;
  readonly lineEnd: string;
  /** From the opening to behind the closing bracket. */
  readonly span: Span;
  readonly items: readonly MatterNode[];
}

/** Puts parts at the end of a list. */
export function addToFlow(list: FlowList, parts: readonly string[]): readonly Edit[] {
  const { text, lineEnd, span, items } = list;
  const inner = { start: span.start + 1, end: span.end - 1 };
  const last = items.at(-1)?.span;
  if (last === undefined) {
    const isBlank = text.slice(inner.start, inner.end).trim() === "";
    return [{ span: isBlank ? inner : { start: inner.start, end: inner.start }, text: parts.join(", ") }];
  }
  if (!standsOnLines(list)) return [insertion(last.end, parts.map((part) => `${commaBefore(list)}${part}`).join(""))];
  const lines = parts.map((part) => `${lineEnd}${indentAt(text, last.start)}${part}`);
  const comma = commaBehind(list, last.end);
  const rest = restOfLine(text, last.end);
  // The closing bracket follows on the same line.
  if (rest.end >= inner.end) return [insertion(last.end, `,${lines.join(",")}`)];
  if (comma !== undefined) return [insertion(rest.end, lines.map((line) => `${line},`).join(""))];
  // A comment behind the last item stays with it.
  const added = insertion(rest.end, lines.join(","));
  return rest.end === last.end ? [insertion(last.end, `,${added.text}`)] : [insertion(last.end, ","), added];
}

/** Takes an item out of a list, with its comma, and with its line where it has one of its own. */
export function removeFromFlow(list: FlowList, place: number): readonly Edit[] | undefined {
  const { text, span, items } = list;
  const item = items[place]?.span;
  if (item === undefined) return undefined;
  const [open, close] = [span.start + 1, span.end - 1];
  const hasComment = (text.slice(open, item.start) + text.slice(item.end, close)).includes("#");
  if (items.length === 1 && !hasComment) return [removal({ start: open, end: close })];
  const comma = commaBehind(list, item.end);
  const commaOfBefore = comma === undefined ? lastComma(list, place) : [];
  const line = ownLine(list, item, comma);
  return line ? [...commaOfBefore, removal(line)] : [removal(besideOthers(items, place, comma))];
}

/** The item before becomes the last one, and has a comma only if the last one had. */
function lastComma(list: FlowList, place: number): readonly Edit[] {
  const before = list.items[place - 1]?.span;
  const comma = before && place === list.items.length - 1 ? commaBehind(list, before.end) : undefined;
  return comma === undefined ? [] : [removal({ start: comma, end: comma + 1 })];
}

/** An item with what parts it from its neighbours on the same line. */
function besideOthers(items: FlowList["items"], place: number, comma: number | undefined): Span {
  const { start, end } = items[place]?.span ?? { start: 0, end: 0 };
  const next = items[place + 1]?.span;
  if (next) return { start, end: next.start };
  const before = items[place - 1]?.span;
  return before ? { start: before.end, end } : { start, end: comma === undefined ? end : comma + 1 };
}

/** Each item, from the first on, stands on a line of its own. */
function standsOnLines({ text, span, items }: FlowList): boolean {
  return /[\r\n]/u.test(text.slice(span.start, items[0]?.span?.start));
}

/** What parts the last two items. */
function commaBefore({ text, items }: FlowList): string {
  const [before, last] = items.slice(-2);
  const between = text.slice(before?.span?.end, last?.span?.start);
  return /^,[ \t]*$/u.test(between) ? between : ", ";
}

/** Where the comma behind an item stands; undefined where there is none. */
function commaBehind({ text, span }: FlowList, end: number): number | undefined {
  const gap = /^(?:\s|#[^\r\n]*)*,/u.exec(text.slice(end, span.end - 1));
  return gap === null ? undefined : end + gap[0].length - 1;
}

/** The line of an item on which nothing else stands but its comma and a comment, with its line end. */
function ownLine({ text, span }: FlowList, item: Span, comma: number | undefined): Span | undefined {
  const start = lineStartAt(text, item.start);
  const behind = comma === undefined || comma > restOfLine(text, item.end).end ? item.end : comma + 1;
  const rest = restOfLine(text, behind);
  const isAlone = start > span.start && text.slice(start, item.start).trim() === "" && /^[ \t]*(?:#.*)?$/u.test(text.slice(behind, rest.end));
  return isAlone && rest.next <= span.end ? { start, end: rest.next } : undefined;
}

function insertion(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text };
}

function removal(span: Span): Edit {
  return { span, text: "" };
}

// What a completion is about: where the name begins that stands before the cursor, where it ends, and whether a name is being written
// at all. In running prose that is only so where the text can hardly be anything else: many editors ask at every letter.
import type { ZoneKind } from "../document/document.ts";
import { type FrontMatterRole, roleOfKey } from "../rules/declared-plugins.ts";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Span } from "../text/span.ts";
import type { CompletionNames } from "./completion-names.ts";

/** A place where a name is written. */
export interface CompletionPlace {
  /** From the first letter of the name to where its word ends behind the cursor; offsets of the document. */
  readonly span: Span;
  /** What stands between the first letter and the cursor. */
  readonly typed: string;
  /** `prose`: a name as people read it. `code`: ids too. Else a value of the front matter. */
  readonly in: "prose" | "code" | FrontMatterRole;
  /** Front matter: the sign of the quotes around the value; empty where it stands bare. */
  readonly quote: string;
}

/** So far before the cursor a name may begin, in UTF-16 units. */
const REACH = 80;
const CODE: ReadonlySet<ZoneKind> = new Set<ZoneKind>(["inline-code", "code-block", "link-target", "url", "shortcode", "html-attribute"]);
/** Signs inside of identifiers and brands. */
const INNER_SIGN = /[\p{L}\p{N}@][-._/]|^@./u;

/** The place at an offset; undefined where nothing is to be completed. `asked`: the user typed one of the trigger characters. */
export function completionPlace({ snapshot: { text, lines }, blocks, truth }: CheckedDocument, offset: number, names: CompletionNames, asked: boolean): CompletionPlace | undefined {
  const line = lines.lineSpan(lines.positionAt(offset).line);
  const front = frontMatterKey(text, line, offset);
  if (front !== undefined) return frontMatterPlace(front, text, offset, roleOfKey(front.key, truth));
  const before = text.slice(Math.max(line.start, offset - REACH), offset);
  const zone = zoneBefore(blocks, offset);
  const typed = typedName(before, names);
  if (typed === undefined) return undefined;
  const span = { start: offset - typed.length, end: offset + wordAhead(text.slice(offset, Math.min(line.end, offset + REACH))) };
  if (zone !== undefined && CODE.has(zone)) return { span, typed, in: "code", quote: "" };
  return asked || isNameLike(typed, before) ? { span, typed, in: "prose", quote: "" } : undefined;
}

/** The kind of the zone that holds the character before an offset, or ends there. */
function zoneBefore(blocks: CheckedDocument["blocks"], offset: number): ZoneKind | undefined {
  const placed = blocks.find(({ start, block }) => start <= offset && offset <= start + block.text.length);
  const at = offset - (placed?.start ?? 0);
  return placed?.block.zones.find((zone) => zone.start <= at && at <= zone.end)?.kind;
}

/** The longest run of words before the cursor that begins a name, else the last word. */
function typedName(before: string, names: CompletionNames): string | undefined {
  const starts = [...before.matchAll(/(?<![\p{L}\p{N}@\-._/])[\p{L}\p{N}@]/gu)].map(({ index }) => index);
  for (const start of starts) {
    const typed = before.slice(start);
    if (names.begins(typed)) return typed;
  }
  const last = starts.at(-1);
  const word = last === undefined ? "" : before.slice(last);
  return word === "" || /\s/u.test(word) ? undefined : word;
}

/** In prose: an identifier's sign inside, several words in capitals, or a capital in the middle of a sentence. */
function isNameLike(typed: string, before: string): boolean {
  if (INNER_SIGN.test(typed)) return true;
  const words = typed.split(/\s+/u).filter((word) => word !== "");
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (words.length > 1) return capitals > 1;
  const ahead = before.slice(0, before.length - typed.length);
  return capitals === 1 && typed.length > 3 && /[\p{L}\p{N},;)] +$/u.test(ahead);
}

function wordAhead(after: string): number {
  return /^[\p{L}\p{N}\-._/]*/u.exec(after)?.[0].replace(/[-._/]+$/u, "").length ?? 0;
}

interface FrontMatterValue {
  readonly key: string;
  /** Where the value begins, before the cursor. */
  readonly start: number;
}

/** The key whose value is written at an offset; undefined outside of front matter. Values need no letter yet. */
function frontMatterKey(text: string, line: Span, offset: number): FrontMatterValue | undefined {
  const fence = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/u.exec(text);
  if (fence === null || offset < fence[0].length) return undefined;
  const head = text.slice(fence[0].length, line.start);
  if (head.split(/\r?\n/u).some((other) => other.trimEnd() === fence[1])) return undefined;
  const own = text.slice(line.start, offset);
  const inline = /^\s*([\w-]+)\s*[:=]\s*(?:\[(?:.*,)?\s*)?/u.exec(own);
  if (inline !== null) return { key: inline[1] ?? "", start: line.start + inline[0].length };
  const item = /^\s*-\s+|^\s*(?=["'])/u.exec(own);
  const above = item && head.split(/\r?\n/u).findLast((other) => other.trim() !== "" && !/^\s*(?:-\s|["'#])/u.test(other));
  const key = /^\s*([\w-]+)\s*[:=]\s*\[?\s*$/u.exec(above ?? "")?.[1];
  return item === null || key === undefined ? undefined : { key, start: line.start + item[0].length };
}

function frontMatterPlace({ start }: FrontMatterValue, text: string, offset: number, role: FrontMatterRole | undefined): CompletionPlace | undefined {
  if (role === undefined || offset < start) return undefined;
  const quote = /^["']/u.exec(text.slice(start, offset))?.[0] ?? "";
  const from = start + quote.length;
  const end = offset + (/^[^\s,\]"'#]*/u.exec(text.slice(offset, offset + REACH))?.[0].length ?? 0);
  return { span: { start: from, end }, typed: text.slice(from, offset), in: role, quote };
}

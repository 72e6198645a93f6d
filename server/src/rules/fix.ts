// From a replacement text to an edit that leaves the document sound: in front matter a name that YAML would not read bare
// is quoted, markup inside a name stays, and where that is not possible there is no fix.
import type { Edit } from "../text/edits.ts";
import type { Span } from "../text/span.ts";
import type { Fix } from "./finding.ts";
import type { Mention } from "./mention.ts";

/** What a replacement has to know of the text that it takes the place of. */
export type Replaceable = Pick<Mention, "span" | "text" | "zone" | "pieces">;

/** The fix that puts a text in the place of a mention; undefined where the result would not parse. */
export function replacementFix(mention: Replaceable, replacement: string, safe: boolean, text: string): Fix | undefined {
  const newText = mention.zone === "front-matter-value" ? frontMatterText(mention.span, replacement, text) : keepSpaces(mention.text, replacement);
  if (newText === undefined || newText === mention.text) return undefined;
  const edit = mention.pieces === undefined ? { span: mention.span, text: newText } : editInPiece(mention.pieces, mention.text, newText);
  return edit && { title: `Change to "${replacement}"`, safe, edits: [edit] };
}

/** White space that is more than a blank (a line end, a space that does not break) stays, where the name has as many words as before. */
function keepSpaces(text: string, replacement: string): string {
  const gaps = text.match(/\s+/gu) ?? [];
  const words = replacement.split(" ");
  if (gaps.every((gap) => gap === " ") || gaps.length !== words.length - 1) return replacement;
  return words.map((word, at) => word + (gaps[at] ?? "")).join("");
}

/** An edit that leaves the markup between pieces alone; undefined where the texts differ in more than one piece. */
function editInPiece(pieces: NonNullable<Mention["pieces"]>, text: string, newText: string): Edit | undefined {
  const most = Math.min(text.length, newText.length);
  let head = 0;
  while (head < most && text.charAt(head) === newText.charAt(head)) head++;
  let tail = 0;
  while (tail < most - head && text.charAt(text.length - 1 - tail) === newText.charAt(newText.length - 1 - tail)) tail++;
  let before = 0;
  for (const piece of pieces) {
    const [from, to] = [head - before, text.length - tail - before];
    // White space that markup holds is no place for letters.
    if (from >= 0 && to <= piece.text.length && piece.text.trim() !== "") {
      return { span: { start: piece.start + from, end: piece.start + to }, text: newText.slice(head, newText.length - tail) };
    }
    before += piece.text.length;
  }
  return undefined;
}

const NEEDS_QUOTES = /^[\s@`%&*!|>'"#?:,[\]{}-]|: |:$| #|\s$/u;

/** Lines longer than this (UTF-16 units) and scalars that run over lines, or have a tag or an anchor, get no fix. */
const LONGEST_LINE = 2000;
const PLAIN_LINE = /^\s*(?:-\s+)*(?:(?:[^\s:="'&!*|>[{-][^:=]*|"[^"]*"|'[^']*')\s*[:=](?:\s|$)|-\s)/u;
const SPECIAL = /(?:[:=-]\s+|^\s*)[&!*|>]/u;
const NOT_TEXT = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+.]?\d.*|\.(?:inf|nan))$/iu;

/** What stands before a mention on its line; undefined where the line is no plain value. */
function plainLineBefore(text: string, at: number): string | undefined {
  const near = text.slice(Math.max(0, at - LONGEST_LINE), at);
  const before = near.slice(near.lastIndexOf("\n") + 1);
  return before.length < LONGEST_LINE && PLAIN_LINE.test(`${before}x`) && !SPECIAL.test(before) ? before : undefined;
}

/** A replacement as it must be written at a place in front matter; undefined where the result would not parse. */
export function frontMatterText(span: Span, replacement: string, text: string): string | undefined {
  const before = plainLineBefore(text, span.start);
  if (before === undefined) return undefined;
  const quote = openQuote(before);
  const quotable = !replacement.includes("\\");
  if (quote !== undefined) return quotable && !replacement.includes(quote) ? replacement : undefined;
  // TOML values are always quoted; what is bare is YAML.
  return bareText(before, text.slice(span.end, span.end + LONGEST_LINE).split(/\r?\n/u, 1)[0] ?? "", replacement);
}

/** A replacement in a bare YAML value, quoted where it must be; undefined where quotes cannot be set. */
function bareText(before: string, rest: string, replacement: string): string | undefined {
  const flow = /[[{]/u.test(before);
  const starts = /(?:^|:\s|-\s|[[,]\s*)\s*$/u.test(before);
  const bare = starts ? replacement : `x${replacement}`;
  if (readsBare(bare, flow) && !NOT_TEXT.test(bare + rest.trim())) return replacement;
  const ends = flow ? /^\s*[,\]}]/u.test(rest) : /^\s*(?:#.*)?$/u.test(rest);
  return starts && ends && !/["\\]/u.test(replacement) ? `"${replacement}"` : undefined;
}

/** YAML reads the text as itself, without quotes. */
function readsBare(text: string, flow: boolean): boolean {
  return !NEEDS_QUOTES.test(text) && !(flow && /[,[\]{}]/u.test(text));
}

/** The quote that is open at the end of a line's beginning. */
function openQuote(before: string): string | undefined {
  let open: string | undefined;
  for (let at = 0; at < before.length; at++) {
    const character = before.charAt(at);
    const opens = (character === '"' || character === "'") && /[\s[{,:(=]$|^$/u.test(before.slice(0, at));
    if (open === undefined && opens) open = character;
    else if (character === open) open = undefined;
  }
  return open;
}

// The note under a piece of code that says which plugins it takes. Written once: where a note of this kind stands below already, there is
// nothing to offer.
import type { FormatName } from "../../document/document.ts";
import type { Span } from "../../text/span.ts";
import type { TruthIndex } from "../../truth/truth-index.ts";
import type { Fix } from "../finding.ts";
import { codeUses } from "./code-uses.ts";
import type { Page } from "./page.ts";

const TITLE = "Write under this code which plugins it needs";
/** How far below the code a note is looked for, in UTF-16 units. */
const REACH = 600;
/** Uses below this are too unsure to be written down. */
const SURE = 0.5;
const IS_NOTE = /\brequires "|\brequires ``|\brequires &quot;/u;

/** How a format writes a note, given its sentence; `closing`: the line that ends a piece of code, where it has one. */
interface NoteStyle {
  readonly note: (sentence: string) => string;
  readonly closing: RegExp | undefined;
  readonly name?: (name: string) => string;
}

const quote = (name: string): string => `"${name}"`;
const MARKDOWN: NoteStyle = { note: (sentence) => `> **Note:** ${sentence}`, closing: /^[ \t]*(?:`{3,}|~{3,})[ \t]*$/u };
const STYLES: Readonly<Partial<Record<FormatName, NoteStyle>>> = {
  markdown: MARKDOWN,
  mdx: MARKDOWN,
  html: { note: (sentence) => `<p><strong>Note:</strong> ${sentence}</p>`, closing: /<\/pre>[ \t]*$/iu, name: (name) => quote(name.replaceAll("&", "&amp;").replaceAll("<", "&lt;")) },
  asciidoc: { note: (sentence) => `NOTE: ${sentence}`, closing: /^(?:-{4,}|\.{4,}|`{3,})[ \t]*$/u },
  restructuredtext: { note: (sentence) => `.. note:: ${sentence}`, closing: undefined },
  org: { note: (sentence) => `*Note:* ${sentence}`, closing: /^[ \t]*#\+end_/iu },
  textile: { note: (sentence) => `p. *Note:* ${sentence}`, closing: undefined },
  latex: { note: (sentence) => `\\textbf{Note:} ${sentence}`, closing: /\\end\{/u, name: (name) => `\`\`${name.replace(/[#%&_$]/gu, String.raw`\$&`)}''` },
};

/** The edit that writes the note under the fenced code at an offset of the document; undefined where there is none to write. */
export function infoNote(page: Page, offset: number): Fix | undefined {
  const style = STYLES[page.format];
  const code = style && codeAt(page, offset);
  if (style === undefined || code === undefined) return undefined;
  const names = neededNames(page, code);
  const place = names.length === 0 ? undefined : placeUnder(page, code, style);
  if (place === undefined || IS_NOTE.test(textBelow(page, place.at))) return undefined;
  const line = place.indent + style.note(`This code requires ${listed(names.map(style.name ?? quote))}.`);
  const { text } = page.snapshot;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const isLast = text.slice(place.at).trim() === "";
  return { title: TITLE, safe: false, edits: [{ span: { start: place.at, end: place.at }, text: lineEnd + lineEnd + line + (isLast || /^\r?\n[ \t]*\r?\n/u.test(text.slice(place.at)) ? "" : lineEnd) }] };
}

/** What parts the lines of one piece of code: in a list or a quotation each line is a zone, and a long fence is in several blocks. */
const PARTING = /^[\s>]*$/u;

/** The piece of code at an offset. The lines of its marks count, too: that is where a cursor often stands. */
function codeAt({ blocks, snapshot: { text } }: Page, offset: number): Span | undefined {
  const pieces: { start: number; end: number }[] = [];
  for (const { start: by, block } of blocks) {
    for (const { kind, start, end } of block.zones) {
      if (kind !== "code-block") continue;
      const last = pieces.at(-1);
      if (last !== undefined && PARTING.test(text.slice(last.end, by + start))) last.end = by + end;
      else pieces.push({ start: by + start, end: by + end });
    }
  }
  return pieces.find(({ start, end }) => startOfLine(text, Math.max(startOfLine(text, start) - 1, 0)) <= offset && offset <= endOfLine(text, Math.min(endOfLine(text, end) + 1, text.length)));
}

function startOfLine(text: string, from: number): number {
  return text.lastIndexOf("\n", from - 1) + 1;
}

/** The plugins that the code uses, in order of place, and behind them what those need. */
function neededNames(page: Page, { start, end }: Span): readonly string[] {
  const rows = new Set<number>();
  for (const { plugins: [row], span, confidence } of codeUses(page)) if (row !== undefined && confidence >= SURE && span.start >= start && span.end <= end) rows.add(row);
  for (const row of [...rows]) for (const { number } of page.truth.dependenciesOf(row)) rows.add(number);
  return [...new Set([...rows].map((row) => nameOf(row, page.truth)))];
}

function nameOf(row: number, truth: TruthIndex): string {
  return truth.plugin(row).definition.name;
}

interface Place {
  readonly at: number;
  readonly indent: string;
}

/** Behind the line that closes the code. Code in a quotation is left alone. */
function placeUnder({ snapshot: { text } }: Page, { start, end }: Span, { closing }: NoteStyle): Place | undefined {
  const opening = text.slice(startOfLine(text, start), start);
  const own = endOfLine(text, end);
  const next = text.slice(Math.min(own + 1, text.length), endOfLine(text, Math.min(own + 1, text.length)));
  const [rest, below] = [text.slice(end, own), next.replace(/\r$/u, "")];
  if (/^\s*>/u.test(opening) || /^\s*>/u.test(below)) return undefined;
  const at = closing === undefined || closing.test(rest.replace(/\r$/u, "")) ? own : closing.test(below) ? endOfLine(text, own + 1) : undefined;
  // Without a closing line the code is indented, and the note stands where the text before it does.
  if (at === undefined) return undefined;
  const indent = closing === undefined || at === own ? "" : (/^[ \t]*/u.exec(below)?.[0] ?? "");
  return { at: text[at - 1] === "\r" ? at - 1 : at, indent };
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}

/** What stands right below, up to the next paragraph but one. */
function textBelow({ snapshot: { text } }: Page, at: number): string {
  return text.slice(at, at + REACH).trimStart().split(/\r?\n[ \t]*\r?\n/u, 1)[0] ?? "";
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(", ")} and ${last}`;
}

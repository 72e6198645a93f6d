// The zones of a comment in source code: text with code in backticks, tags of documentation left out, examples as code. What is
// said to tools, not to people, is a comment still.
import { addInlineZones } from "./inline-markup.ts";
import { commentInline } from "./source-inline.ts";
import type { SourceComment } from "./source-lines.ts";
import type { ZoneList } from "./zone-list.ts";

/** What the lines behind this one are part of. */
interface Reading {
  /** The mark that ends a fence of code; empty outside of one. */
  fence: string;
  label: string | undefined;
  /** Behind a tag that begins an example. */
  isExample: boolean;
  /** Behind the input of an interpreter: its output, up to a blank line. */
  isOutput: boolean;
  /** Behind a line that ends with two colons: what is indented further than this is code. */
  literal: number;
}

const directive = /^tbcv-(?:disable|enable)\b/;
const lineDirective = /\btbcv-disable-line(?:[\s,]+(?:"[^"\n]*"|[a-z]+(?:-[a-z]+)+))*$/;
const toTools = new RegExp(
  [
    "(?:eslint|stylelint|oxlint|ktlint)-(?:disable|enable|env)|(?:prettier|biome|deno-lint)-ignore|eslint [\\w/@-]+:|(?:jshint|global|globals) \\w+[,:]",
    "(?:tslint|rubocop|pylint|flake8|mypy|pyright|isort|yapf|ruff|cspell|spell-checker|swiftlint|detekt|phpcs|fmt|jscpd|vim?):",
    "type: ignore|go:\\w|\\+build\\b|(?:istanbul|c8|v8) ignore|shellcheck [a-z]+=|yamllint (?:disable|enable)|yaml-language-server:",
    "@ts-|@phpstan-|@psalm-|@(?:no)?check\\b|@jsx|noqa\\b|nosec\\b|nolint\\b|NOLINT|NOSONAR|pragma\\b|#?(?:end)?region\\b|-\\*-",
    "webpack\\w+:|[#@]__\\w+__|# ?sourceMappingURL=|<reference\\b|SPDX-|requires -",
  ].map((part) => `^(?:${part})`).join("|"),
);
const fence = /^(`{3,}|~{3,})\s*([\w+#-]*)/;
// Statements that were put out of use.
const code =
  /[;{]$|=>$|^[})\]]+[;,)]*$|^(?:import|export)\s.*["']|^from\s+[\w.]+\s+import\s|^(?:const|let|var)\s+\w+\s*=|^(?:def|class)\s+\w+.*:$|^#include\s|^\$\s\S/;
const input = /^>>>(?:\s|$)/;
const wordless = /^[^\p{L}\p{N}]*$/u;
const tag = /^[@\\](\w[\w-]*)(?:\s+\{(?:[^{}]|\{[^{}]{0,200}\}){0,300}\}(?=\s|$))?/;
const named = /^(?:param|arg|argument|prop|property|property-read|typedef|template|tparam|callback|method|function|var)$/;
// A type stands here in braces or bare.
const typed = /^(?:throws|exception)$/;
const silent = /^(?:author|import|since|version|type|module|memberof|name|namespace|kind|license|package|access|alias|lends|requires|ingroup|defgroup|file|rtype)$/;
const parameter = /^\s+(?:\[[^\]]{0,200}\]|[$&*.\w][\w$.\-[\]]*)(?:\s+-+(?=\s))?/;
const field = /^:(?:param|parameter|arg|raises?|returns?|keyword|ivar|cvar|var|type|rtype)(?:\s[^:\n]{0,100})?:(?=\s|$)|^\.[A-Z]{4,}(?:\s+[\w-]+)?$/;

/** Adds the zones of a comment. */
export function addCommentZones(list: ZoneList, text: string, comment: SourceComment): void {
  const reading: Reading = { fence: "", label: undefined, isExample: false, isOutput: false, literal: Infinity };
  comment.lines.forEach(({ start, end }, row) => {
    if (start >= end) reading.isOutput = false;
    if (start >= end) return;
    const line = text.slice(start, end);
    if (directive.test(line)) {
      const isLast = comment.lines.slice(row + 1).every((later) => later.start >= later.end);
      // Behind the last words the comment's own end counts: what comes next is the line below it.
      list.add("comment", start, isLast && row < comment.lines.length - 1 ? comment.end : end);
    } else addLine(list, text, { start, line, reading });
  });
}

interface CommentLine {
  readonly start: number;
  readonly line: string;
  readonly reading: Reading;
}

function addLine(list: ZoneList, text: string, { start, line, reading }: CommentLine): void {
  const end = start + line.length;
  if (reading.fence !== "") {
    if (line.startsWith(reading.fence)) reading.fence = "";
    else list.add("code-block", start, end, { label: reading.label });
    return;
  }
  const opened = fence.exec(line);
  if (opened) {
    reading.fence = opened[1] ?? "```";
    reading.label = opened[2] || undefined;
  } else if (toTools.test(line)) list.add("comment", start, end);
  else if (wordless.test(line)) return;
  else addText(list, text, { start, line, reading });
}

function addText(list: ZoneList, text: string, { start, line, reading }: CommentLine): void {
  const end = start + line.length;
  const tagged = tag.exec(line);
  if (input.test(line)) reading.isOutput = true;
  if (tagged) reading.isExample = tagged[1] === "example" || tagged[1] === "code";
  else if (isCode(text, { start, line, reading })) {
    list.add("code-block", start, end);
    return;
  }
  if (line.endsWith("::")) reading.literal = indentation(text, start);
  const last = lineDirective.exec(line);
  const textEnd = last ? start + last.index : end;
  addInlineZones(list, text, { kind: "prose", start: start + markLength(line, tagged), end: textEnd }, commentInline);
  if (last) list.add("comment", textEnd, end);
}

function isCode(text: string, { start, line, reading }: CommentLine): boolean {
  if (reading.isExample || reading.isOutput || code.test(line)) return true;
  if (reading.literal < indentation(text, start)) return true;
  reading.literal = Infinity;
  return false;
}

// The blanks before a line's text, behind its marker.
function indentation(text: string, start: number): number {
  let at = start;
  while (at > 0 && (text[at - 1] === " " || text[at - 1] === "\t")) at--;
  return start - at;
}

// How much of a line's beginning is no text.
function markLength(line: string, tagged: RegExpExecArray | null): number {
  if (!tagged) return (field.exec(line) ?? /^(?:[-*+•]|\d{1,3}[.)])\s+/.exec(line))?.[0].length ?? 0;
  const [mark, name = ""] = tagged;
  if (silent.test(name)) return line.length;
  const hasName = named.test(name) || (typed.test(name) && !mark.endsWith("}"));
  return hasName ? mark.length + (parameter.exec(line.slice(mark.length))?.[0].length ?? 0) : mark.length;
}

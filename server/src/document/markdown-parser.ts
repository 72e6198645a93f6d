// The Markdown grammar: CommonMark with tables, task lists, strikethrough and autolinks as on GitHub, math blocks and
// admonition lines; for MDX with JSX tags and expressions in place of HTML blocks and indented code.
import { parser, Strikethrough, Table, TaskList, type BlockContext, type InlineContext, type Line, type MarkdownConfig, type MarkdownParser } from "@lezer/markdown";
import { addressAt } from "./bare-urls.ts";
import { closingBrace, jsxTagAt } from "./jsx-tag.ts";
import { indentedAdmonition } from "./markdown-line.ts";

const COLON = 58;
const DOLLAR = 36;
const LESS_THAN = 60;
const OPEN_BRACE = 123;

// $$ … $$ over several lines; a blank line ends it too, so that a stray mark swallows no more than a paragraph.
const math: MarkdownConfig = {
  defineNodes: [{ name: "MathBlock", block: true }, "MathText"],
  parseBlock: [
    {
      name: "MathBlock",
      before: "HTMLBlock",
      parse: parseMath,
      endLeaf: (_, line) => isMathStart(line),
    },
  ],
};

function isMathStart(line: Line): boolean {
  return line.next === DOLLAR && line.text.startsWith("$$", line.pos) && !line.text.includes("$$", line.pos + 2);
}

function parseMath(context: BlockContext, line: Line): boolean {
  if (!isMathStart(line)) return false;
  const from = context.lineStart + line.pos;
  const text: [number, number] = [from + 2, context.lineStart + line.text.length];
  while (context.nextLine() && isInBlock(context, line)) {
    const closer = line.text.indexOf("$$", line.basePos);
    text[1] = context.lineStart + (closer < 0 ? line.text.length : closer);
    if (closer < 0 && line.pos < line.text.length) continue;
    if (closer >= 0) context.nextLine();
    break;
  }
  const to = Math.max(text[1], context.prevLineEnd());
  context.addElement(context.elt("MathBlock", from, to, text[0] < text[1] ? [context.elt("MathText", text[0], text[1])] : []));
  return true;
}

// The line knows how many of the blocks around it go on, but its type does not say so.
function isInBlock(context: BlockContext, line: Line & { readonly depth?: number }): boolean {
  return (line.depth ?? 0) >= context.depth;
}

// ":::note Title" and ":::": one line each, the title is running text. `!!! note "Title"` (also "???" and, for tabs, "===")
// has a body: the lines below that are indented by four.
const admonition: MarkdownConfig = {
  defineNodes: [{ name: "Admonition", block: true }, "AdmonitionMark", { name: "AdmonitionBody", block: true, composite: isAdmonitionBody }],
  parseBlock: [
    {
      name: "Admonition",
      before: "HTMLBlock",
      parse: parseAdmonition,
      endLeaf: (_, line) => isAdmonition(line),
    },
  ],
};

function isAdmonition(line: Line): boolean {
  const text = line.text.slice(line.pos);
  return (line.next === COLON && /^:{3,}(?:[\w-]|\s*\{|\s*$|\s+[\w-])/.test(text)) || indentedAdmonition.test(text);
}

function isAdmonitionBody(_: BlockContext, line: Line): boolean {
  if (line.pos < line.text.length && line.indent < line.baseIndent + 4) return false;
  line.moveBaseColumn(Math.min(line.indent, line.baseIndent + 4));
  return true;
}

function parseAdmonition(context: BlockContext, line: Line): boolean {
  if (!isAdmonition(line)) return false;
  const text = line.text.slice(line.pos);
  const indented = indentedAdmonition.exec(text);
  const mark = (indented ?? /^:{3,}\s*[\w.-]*/.exec(text))?.[0] ?? ":::";
  const from = context.lineStart + line.pos;
  if (indented) context.startComposite("AdmonitionBody", line.pos, 0);
  const title = (indented ? /^[^"]*/ : /.*/).exec(text.slice(mark.length))?.[0] ?? "";
  const content = context.parser.parseInline(title, from + mark.length);
  const opening = context.elt("AdmonitionMark", from, from + mark.length);
  context.addElement(context.elt("Admonition", from, from + mark.length + title.length, [opening, ...content]));
  context.nextLine();
  return true;
}

// Addresses with a scheme or "www.". Others (e-mail, host and path) hold no markup and are found in the text later on.
const addresses: MarkdownConfig = {
  parseInline: [{ name: "Autolink", after: "Escape", parse: parseAddress }],
};

function parseAddress(context: InlineContext, next: number, at: number): number {
  if (!addressStarts.has(next)) return -1;
  const from = at - context.offset;
  // Most letters stand inside of a word.
  if (from > 0 && isPartOfWord(context.text.charCodeAt(from - 1))) return -1;
  let end = addressAt(context.text, from);
  if (end < 0) return -1;
  const bracket = context.hasOpenLink ? context.text.slice(from, end).indexOf("]") : -1;
  if (bracket >= 0) end = from + bracket;
  return end > from ? context.addElement(context.elt("URL", at, end + context.offset)) : -1;
}

// A letter, a digit, "_", "/" or "@".
function isPartOfWord(unit: number): boolean {
  const small = unit | 32;
  return (small >= 97 && small <= 122) || (unit >= 47 && unit <= 57) || unit === 95 || unit === 64;
}

const addressStarts: ReadonlySet<number> = new Set(Array.from("hwfgsmvxHW", (letter) => letter.charCodeAt(0)));

const jsx: MarkdownConfig = {
  remove: ["HTMLBlock", "IndentedCode", "HTMLTag"],
  defineNodes: ["JsxTag", "JsxExpression", "JsxComment"],
  parseInline: [
    { name: "JsxTag", before: "Link", parse: parseJsxTag },
    { name: "JsxExpression", before: "Emphasis", parse: parseExpression },
  ],
};

function parseJsxTag(context: InlineContext, next: number, at: number): number {
  const from = at - context.offset;
  if (next !== LESS_THAN || !context.text.includes(">", from)) return -1;
  const comment = context.text.startsWith("<!--", from);
  const end = comment ? context.text.indexOf("-->", from) + 3 : (jsxTagAt(context.text, from)?.end ?? -1);
  return end < from + 2 ? -1 : context.addElement(context.elt(comment ? "JsxComment" : "JsxTag", at, end + context.offset));
}

function parseExpression(context: InlineContext, next: number, at: number): number {
  const from = at - context.offset;
  if (next !== OPEN_BRACE || !context.text.includes("}", from)) return -1;
  const comment = context.text.startsWith("{/*", from);
  const end = comment ? context.text.indexOf("*/}", from) + 3 : closingBrace(context.text, from);
  if (end < from + 3 || context.text[end - 1] !== "}") return -1;
  return context.addElement(context.elt(comment ? "JsxComment" : "JsxExpression", at, end + context.offset));
}

/** The grammar of Markdown. */
export const markdownParser: MarkdownParser = parser.configure([Table, TaskList, Strikethrough, addresses, math, admonition]);

/** The grammar of MDX. */
export const mdxParser: MarkdownParser = markdownParser.configure(jsx);

// The zones of Markdown blocks. The syntax tree is walked once, without recursion; text is what lies between nodes that
// are markup, and its kind is that of the innermost node around it.
import type { SyntaxNodeRef } from "@lezer/common";
import type { MarkdownParser } from "@lezer/markdown";
import { addTextWithUrls } from "./bare-urls.ts";
import type { ZoneKind } from "./document.ts";
import { applyTag, createHtmlContext, isInLink, isInListItem, kindOfText, type HtmlContext } from "./html-context.ts";
import { htmlMarkup, isTag } from "./html-markup.ts";
import { addAttributes, addHtmlZones } from "./html-zones.ts";
import { jsxTagAt } from "./jsx-tag.ts";
import { codeLanguage } from "./markdown-fence.ts";
import type { ZoneList } from "./zone-list.ts";

/** What text directly in these nodes is. */
const textKinds: ReadonlyMap<string, ZoneKind> = new Map<string, ZoneKind>([
  ["Paragraph", "prose"],
  ["Task", "prose"],
  ["TableCell", "prose"],
  ["Admonition", "prose"],
  ["ATXHeading1", "heading"],
  ["ATXHeading2", "heading"],
  ["ATXHeading3", "heading"],
  ["ATXHeading4", "heading"],
  ["ATXHeading5", "heading"],
  ["ATXHeading6", "heading"],
  ["SetextHeading1", "heading"],
  ["SetextHeading2", "heading"],
  ["Link", "link-text"],
  ["Image", "link-text"],
  ["InlineCode", "inline-code"],
]);

// Nodes whose text is that of the node around them.
const transparent = new Set(["Emphasis", "StrongEmphasis", "Strikethrough"]);

interface Frame {
  /** Undefined: text here is markup. */
  kind: ZoneKind | undefined;
  readonly node: string;
  /** `Link` and `Image`: how many marks have passed. */
  marks: number;
  /** In a link or an image. */
  readonly linked: boolean;
  /** Code: the first word behind the fence. */
  label: string | undefined;
}

/** Where the walk is. */
interface Walk {
  readonly text: string;
  readonly list: ZoneList;
  readonly frames: Frame[];
  html: HtmlContext;
  /** Up to here the text is dealt with. */
  at: number;
  items: number;
}

/** Adds the zones of a Markdown text. `text` has "\n" line ends only. */
export function addMarkdownZones(list: ZoneList, text: string, parser: MarkdownParser): void {
  const walk: Walk = { text, list, frames: [], html: createHtmlContext(), at: 0, items: 0 };
  parser.parse(text).iterate({ enter: (node) => enterNode(walk, node), leave: (node) => { leaveNode(walk, node); } });
}

function enterNode(walk: Walk, node: SyntaxNodeRef): boolean {
  const { name, from } = node;
  addText(walk, from);
  walk.at = from;
  if (name === "ListItem") walk.items++;
  const leaf = leafReaders.get(name);
  if (leaf) {
    leaf(walk, node);
    walk.at = Math.max(walk.at, node.to);
    return false;
  }
  if (isTextBlock(name)) walk.html = createHtmlContext();
  walk.frames.push(frameOf(walk, name, from));
  return true;
}

function frameOf({ text, frames }: Walk, node: string, from: number): Frame {
  const outer = frames.at(-1);
  const kind = transparent.has(node) ? outer?.kind : textKinds.get(node);
  // Footnotes and callouts look like links.
  if (node === "Link" && /^\[[!^]/.test(text.slice(from, from + 2))) return { kind: undefined, node, marks: 0, linked: false, label: undefined };
  const linked = outer?.linked === true || node === "Link" || node === "Image";
  return { kind, node, marks: 0, linked, label: undefined };
}

function leaveNode(walk: Walk, node: SyntaxNodeRef): void {
  addText(walk, node.to);
  walk.at = Math.max(walk.at, node.to);
  walk.frames.pop();
  if (node.name === "ListItem") walk.items--;
}

function isTextBlock(name: string): boolean {
  const kind = textKinds.get(name);
  return kind === "prose" || kind === "heading";
}

function addText(walk: Walk, end: number): void {
  const frame = walk.frames.at(-1);
  const kind = frame?.kind;
  if (kind === undefined || end <= walk.at) return;
  const marks = { listItem: walk.items > 0 || isInListItem(walk.html), linked: frame?.linked === true || isInLink(walk.html) };
  if (kind === "inline-code") {
    walk.list.add(kind, walk.at, end, marks);
    return;
  }
  const actual = kindOfText(walk.html, kind);
  if (actual === "inline-code" || actual === "code-block") walk.list.add("inline-code", walk.at, end, marks);
  else addTextWithUrls(walk.list, walk.text, { kind: kind === "link-text" ? kind : actual, start: walk.at, end }, marks);
}

type LeafReader = (walk: Walk, node: SyntaxNodeRef) => void;

/** Nodes that are looked at as a whole; markup that means nothing is among them. */
const leafReaders: ReadonlyMap<string, LeafReader> = new Map<string, LeafReader>([
  ...(
    "EmphasisMark StrikethroughMark HeaderMark QuoteMark ListMark CodeMark TaskMarker TableDelimiter AdmonitionMark " +
    "Escape Entity HardBreak HorizontalRule ProcessingInstruction LinkLabel"
  )
    .split(" ")
    .map((name): [string, LeafReader] => [name, () => undefined]),
  ["LinkMark", readLinkMark],
  ["URL", readUrl],
  ["LinkTitle", ({ list }, { from, to }) => { list.add("prose", from + 1, to - 1, { linked: true }); }],
  ["CodeInfo", readCodeInfo],
  ["CodeText", ({ list, frames }, { from, to }) => { list.add("code-block", from, to, { label: frames.at(-1)?.label }); }],
  ["MathText", ({ list }, { from, to }) => { list.add("code-block", from, to, { label: "math" }); }],
  ["HTMLTag", readTag],
  ["JsxTag", readTag],
  ["Comment", ({ list }, { from, to }) => { list.add("comment", from, to); }],
  ["JsxComment", ({ list }, { from, to }) => { list.add("comment", from, to); }],
  ["JsxExpression", ({ list }, { from, to }) => { list.add("inline-code", from + 1, to - 1); }],
  ["HTMLBlock", readHtmlBlock],
  ["CommentBlock", readHtmlBlock],
  ["ProcessingInstructionBlock", readHtmlBlock],
]);

// "[" opens the text of a link, the next mark of the same link closes it; behind that there is only markup.
function readLinkMark({ frames }: Walk): void {
  const frame = frames.at(-1);
  if (frame && ++frame.marks === 2) frame.kind = undefined;
}

function readUrl({ list, text, frames }: Walk, { from, to }: SyntaxNodeRef): void {
  const frame = frames.at(-1);
  const isDefinition = frame?.node === "LinkReference";
  const isTarget = (frame?.node === "Link" || frame?.node === "Image") && frame.marks > 1;
  if (isDefinition && isFootnote(text, from)) addTextWithUrls(list, text, { kind: "prose", start: from, end: to });
  else if (isDefinition || isTarget) {
    const bracket = text[from] === "<" && text[to - 1] === ">" ? 1 : 0;
    list.add("link-target", from + bracket, to - bracket);
  } else list.add("url", from, to);
}

// "[^1]: word" looks like the definition of a link.
function isFootnote(text: string, target: number): boolean {
  return text.startsWith("[^", text.lastIndexOf("[", target));
}

function readCodeInfo({ frames, text }: Walk, { from, to }: SyntaxNodeRef): void {
  const frame = frames.at(-1);
  if (frame) frame.label = codeLanguage(text.slice(from, to));
}

function readTag({ list, text, html }: Walk, { name, from, to }: SyntaxNodeRef): void {
  const source = (name === "JsxTag" ? jsxTagAt(text, from)?.html : undefined) ?? text.slice(from, to);
  for (const tag of htmlMarkup(source, from)) {
    if (!isTag(tag)) continue;
    addAttributes(list, text, tag, { attributes: "all" });
    applyTag(html, tag);
  }
}

function readHtmlBlock({ list, text, items }: Walk, { node, from, to }: SyntaxNodeRef): void {
  let html = text;
  for (let mark = node.firstChild; mark; mark = mark.nextSibling)
    html = html.slice(0, mark.from) + " ".repeat(mark.to - mark.from) + html.slice(mark.to);
  addHtmlZones(list, html, { start: from, end: to }, { plain: "prose", attributes: "all", listItem: items > 0 });
}

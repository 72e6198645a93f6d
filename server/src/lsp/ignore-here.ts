// Where an ignore comment for a finding can stand without changing what the page shows, and how it is written in each format. Where
// there is no such place, there is no edit.
import { createDocumentReader } from "../document/document-reader.ts";
import type { FormatName, PlacedBlock, ZoneKind } from "../document/document.ts";
import { formatOf } from "../document/format.ts";
import type { CheckedDocument } from "../engine/engine.ts";
import type { Finding } from "../rules/finding.ts";
import type { Edit } from "../text/edits.ts";
import { createSnapshot, type Snapshot } from "../text/snapshot.ts";
import type { Span } from "../text/span.ts";

/** How a comment on a line of its own is written. */
export const COMMENTS: Readonly<Record<FormatName, ((words: string) => string) | undefined>> = {
  markdown: (words) => `<!-- ${words} -->`,
  html: (words) => `<!-- ${words} -->`,
  mdx: (words) => `{/* ${words} */}`,
  restructuredtext: (words) => `.. ${words}`,
  asciidoc: (words) => `// ${words}`,
  // Only above a paragraph: inside of one it would part it.
  org: (words) => `# ${words}`,
  textile: undefined,
  latex: (words) => `% ${words}`,
  // As the line itself is: see below.
  source: undefined,
  plaintext: undefined,
};

/** Places beside which a comment can stand. In code, tags and front matter it would be something else. */
const OPEN_ZONES: ReadonlySet<ZoneKind> = new Set<ZoneKind>(["prose", "heading", "inline-code", "link-text", "link-target", "url"]);
const EARLIER = /tbcv-disable-(?:next-line|line)(?:[ \t,]+(?:"[^"\n]*"|[a-z]+(?:-[a-z]+)+))+/u;

/** The edit that makes the document ask not to hear of a finding; undefined where no comment can stand. */
export function ignoreHereEdit(finding: Finding, { snapshot, blocks }: CheckedDocument): Edit | undefined {
  const zone = zoneAt(finding.span, blocks);
  const format = formatOf(snapshot.uri, snapshot.languageId);
  if (zone === "front-matter-value") return aboveInFrontMatter(finding, snapshot, blocks);
  if (zone === undefined || !OPEN_ZONES.has(zone)) return undefined;
  const around = surroundings(snapshot, finding);
  const comment = format === "source" ? commentLine(around.line) : COMMENTS[format];
  if (comment === undefined) return undefined;
  const edit = longerComment(around, finding.code) ?? newComment(format)(around, finding.code, comment);
  return edit && readsAsComment(edit, around.paragraph, snapshot) ? edit : undefined;
}

/** The kind of the zone in which a finding starts. */
function zoneAt({ start: at }: Span, blocks: readonly PlacedBlock[]): ZoneKind | undefined {
  for (const { start, block } of blocks) {
    if (at < start || at >= start + block.text.length) continue;
    return block.zones.find((zone) => start + zone.start <= at && at < start + zone.end)?.kind;
  }
  return undefined;
}

/** In YAML and TOML a comment stands above the line of a key or of an entry; inside of a value over several lines it would be text. */
function aboveInFrontMatter(finding: Finding, snapshot: Snapshot, [first]: readonly PlacedBlock[]): Edit | undefined {
  const around = surroundings(snapshot, finding);
  if (first === undefined || !/^[ \t]*(?:- |["']?[\w.-]+["']?[ \t]*[:=]|["'][^"']*["'],?[ \t]*$)/u.test(around.line)) return undefined;
  const edit = longerComment(around, finding.code) ?? above(around, finding.code, (words) => `# ${words}`);
  return readsAsComment(edit, { start: 0, end: first.start + first.block.text.length }, snapshot) ? edit : undefined;
}

/** How a comment is added in a format. */
function newComment(format: FormatName): (around: Surroundings, code: string, comment: Comment) => Edit | undefined {
  if (format === "html") return aboveInHtml;
  if (format === "restructuredtext") return aboveInRest;
  return format === "org" ? (around, code, comment) => (opensParagraph(around) ? besideText(around, code, comment) : undefined) : besideText;
}

/** Other tools take a comment of reStructuredText for one only between blank lines; inside of a paragraph it is printed. */
function aboveInRest(around: Surroundings, code: string, comment: Comment): Edit | undefined {
  if (around.inTable || !opensParagraph(around) || /^[ \t]/.test(around.line)) return undefined;
  const edit = above(around, code, comment);
  return { ...edit, text: `${edit.text}${around.lineEnd}` };
}

/** In source code, a line of a comment gets another one like it; what is no such line (documenting strings) gets none. */
function commentLine(line: string): ((words: string) => string) | undefined {
  const mark = /^[ \t]*(\/\/[/!]?|#+|--+|'|\*)(?=[ \t])/.exec(line)?.[1];
  return mark === undefined ? undefined : (words) => `${mark} ${words}`;
}

function opensParagraph({ before }: Surroundings): boolean {
  return before === undefined || before.line.trim() === "";
}

/** The lines around a finding. */
interface Surroundings {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: string;
  /** The line before; undefined on the first one. */
  readonly before: { readonly start: number; readonly line: string } | undefined;
  /** The lines up to the next blank ones. */
  readonly paragraph: Span;
  readonly inTable: boolean;
  readonly lineEnd: string;
}

function surroundings({ text, lines }: Snapshot, finding: Finding): Surroundings {
  const number = lines.positionAt(finding.span.start).line;
  const span = lines.lineSpan(number);
  const above = lines.lineSpan(number - 1);
  const textOf = (line: number): string => text.slice(lines.lineSpan(line).start, lines.lineSpan(line).end);
  let first = number;
  while (first > 0 && textOf(first - 1).trim() !== "") first--;
  let last = number;
  while (last + 1 < lines.lineCount && textOf(last + 1).trim() !== "") last++;
  const paragraph = { start: lines.lineSpan(first).start, end: lines.lineSpan(last).end };
  return {
    text,
    ...span,
    line: textOf(number),
    before: number === 0 ? undefined : { start: above.start, line: textOf(number - 1) },
    paragraph,
    inTable: text.slice(paragraph.start, paragraph.end).split(/\r\n?|\n/).some(isTableRule),
    lineEnd: /\r\n|\n|\r/.exec(text)?.[0] ?? "\n",
  };
}

/** A comment that is there already takes the code too: a second one between it and its line would part them. */
function longerComment({ start, line, before }: Surroundings, code: string): Edit | undefined {
  for (const at of [{ start, line, word: "disable-line" }, ...(before ? [{ ...before, word: "disable-next-line" }] : [])]) {
    const earlier = EARLIER.exec(at.line);
    if (!earlier?.[0].includes(`tbcv-${at.word}`)) continue;
    const end = at.start + earlier.index + earlier[0].length;
    return { span: { start: end, end }, text: ` ${code}` };
  }
  return undefined;
}

type Comment = (words: string) => string;

/** In text made of paragraphs: above one, and at the line's end inside of one, for a line between would cut it. */
function besideText(around: Surroundings, code: string, comment: Comment): Edit | undefined {
  const { start, line, before } = around;
  if (around.inTable) return undefined;
  const isMarkup = comment("").startsWith("<") || comment("").startsWith("{");
  const opens = opensParagraph(around) || before === undefined || /^(?:---|\+\+\+)\s*$/.test(before.line);
  if (!isMarkup || /^ {0,3}#{1,6}(?:\s|$)/.test(line) || (opens && /^ {0,3}[^\s>*+\-\d]/.test(line))) {
    return above(around, code, comment);
  }
  const at = start + line.trimEnd().length;
  // A backslash at the end is a line break there only.
  return line.trimEnd().endsWith("\\") ? undefined : { span: { start: at, end: at }, text: ` ${comment(`tbcv-disable-line ${code}`)}` };
}

/** In HTML a comment may stand between any lines, but not inside a tag or where text is raw. */
function aboveInHtml(around: Surroundings, code: string, comment: Comment): Edit | undefined {
  const ahead = around.text.slice(0, around.start).toLowerCase();
  const tag = ahead.lastIndexOf("<") > ahead.lastIndexOf(">");
  const raw = ["title", "pre", "textarea", "script", "style"].some((name) => ahead.lastIndexOf(`<${name}`) > ahead.lastIndexOf(`</${name}`));
  return tag || raw ? undefined : above(around, code, comment);
}

function above({ start, line, lineEnd }: Surroundings, code: string, comment: Comment): Edit {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  return { span: { start, end: start }, text: `${indent}${comment(`tbcv-disable-next-line ${code}`)}${lineEnd}` };
}

function isTableRule(line: string): boolean {
  return line.includes("|") && /^[\s|:-]+$/.test(line) && line.includes("-");
}

/** Tells whether the reader of the format takes what the edit brings for a comment. The paragraph alone is read. */
function readsAsComment({ span, text }: Edit, paragraph: Span, { uri, languageId, text: whole }: Snapshot): boolean {
  const edited = whole.slice(paragraph.start, span.start) + text + whole.slice(span.end, paragraph.end);
  const at = span.start - paragraph.start + Math.max(text.search(/\S/), text.indexOf("tbcv-"));
  const { blocks } = createDocumentReader().read(createSnapshot({ uri, languageId, version: 0, text: edited }));
  return blocks.some(({ start, block }) => block.zones.some((zone) => zone.kind === "comment" && start + zone.start <= at && at <= start + zone.end));
}

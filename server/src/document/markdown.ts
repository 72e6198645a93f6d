// Markdown and MDX documents.
import type { MarkdownParser } from "@lezer/markdown";
import { addTextWithUrls } from "./bare-urls.ts";
import type { BlockFormat } from "./block-format.ts";
import type { Zone } from "./document.ts";
import { withFrontMatter } from "./front-matter.ts";
import { addHtmlZones } from "./html-zones.ts";
import { cutImport, cutMarkdown } from "./markdown-cut.ts";
import { codeLanguage, cutFenceOn, fenceZones } from "./markdown-fence.ts";
import { markdownParser, mdxParser } from "./markdown-parser.ts";
import { addMarkdownZones } from "./markdown-zones.ts";
import { cutMdx } from "./mdx-cut.ts";
import { plainZones } from "./plaintext.ts";
import { cutOut, findShortcodes, paintOver } from "./shortcodes.ts";
import { zonesWithLineFeeds } from "./line-feeds.ts";
import { createZoneList } from "./zone-list.ts";

/** Markdown as on GitHub, with the template calls of Hugo and Jekyll. */
export const markdown: BlockFormat = withFrontMatter({
  cut(text, start, before) {
    const piece = cutFenceOn(text, start, before);
    if (piece !== undefined) return piece;
    return cutImport(text, start) ?? cutMarkdown(text, start, true);
  },
  zones: (text, kind) => (kind === "module" ? moduleZones(text) : markdownZones(text, kind, { parser: markdownParser, hasCalls: true })),
});

/** Markdown with JSX, statements and expressions. Braces are expressions there, so there are no template calls. */
export const mdx: BlockFormat = withFrontMatter({
  cut: (text, start, before) => cutFenceOn(text, start, before) ?? cutMdx(text, start),
  zones: (text, kind) => (kind === "module" ? moduleZones(text) : markdownZones(text, kind, { parser: mdxParser, hasCalls: false })),
});

interface Flavour {
  readonly parser: MarkdownParser;
  /** Are there template calls in double braces? */
  readonly hasCalls: boolean;
}

function markdownZones(text: string, kind: string, flavour: Flavour): readonly Zone[] {
  const fence = fenceZones(text, kind);
  if (fence !== undefined) return fence;
  if (kind === "brace") return braceZones(text);
  if (kind === "highlight") return highlightZones(text);
  return zonesWithLineFeeds(text, (lines) => parsedZones(lines, kind, flavour));
}

function parsedZones(text: string, kind: string, { parser, hasCalls }: Flavour): readonly Zone[] {
  const shortcodes = findShortcodes(text, hasCalls);
  const painted = shortcodes.length > 0 ? paintOver(text, shortcodes) : text;
  const list = createZoneList(text);
  if (kind === "html") addHtmlZones(list, painted, { start: 0, end: text.length }, { plain: "prose", attributes: "all" });
  else if (isTangled(painted)) return plainZones(text);
  else addMarkdownZones(list, withClosedTableRules(painted), parser);
  return shortcodes.length > 0 ? cutOut(text, list.zones, shortcodes) : list.zones;
}

function moduleZones(text: string): readonly Zone[] {
  const list = createZoneList(text);
  list.add("code-block", 0, text.length, { label: "js" });
  return list.zones;
}

// A comment with blank lines in it is no paragraph.
function braceZones(text: string): readonly Zone[] {
  const list = createZoneList(text);
  const end = text.indexOf("*/}") + 3;
  list.add("comment", 0, end);
  addTextWithUrls(list, text, { kind: "prose", start: end, end: text.length });
  return list.zones;
}

// Code between two template calls, with the language as the first one's first word.
function highlightZones(text: string): readonly Zone[] {
  const list = createZoneList(text);
  const calls = findShortcodes(text, true).filter(({ isCall }) => isCall);
  const [opener, closer] = [calls[0], calls.length > 1 ? calls.at(-1) : undefined];
  if (!opener) return plainZones(text);
  const label = codeLanguage(text.slice(opener.start, opener.end).replace(/^.*?highlight\s*|\s*[%>]\}.*$/g, ""));
  list.add("shortcode", opener.start, opener.end);
  list.add("code-block", opener.end, closer?.start ?? text.length, { label });
  if (closer) list.add("shortcode", closer.start, closer.end);
  return list.zones;
}

// The parser takes time that grows with the square of the marks in a paragraph and of the depth of lists and quotes. Text
// that is made of little else than marks is no document; it is read without them.
function isTangled(text: string): boolean {
  if (text.length < 2_000) return false;
  const marks = text.length - text.replace(/[[\]*_~<`]/g, "").length;
  return marks > Math.max(1_000, text.length / 8) || /^[ \t]*(?:>[ \t]{0,4}|(?:[-+*]|\d{1,9}[.)])[ \t]{1,4}){60}/m.test(text);
}

// The parser does not take the line below a table's head for one where blanks follow its last "|".
function withClosedTableRules(text: string): string {
  if (!/\|[ \t]+$/m.test(text)) return text;
  return text.replace(/^([ \t>|:-]*-[ \t|:-]*)\|([ \t]+)$/gm, "$1$2|");
}

// Front matter: data at the very top of a document, between two lines of "---" (YAML) or "+++" (TOML), or in braces that stand on
// lines of their own (JSON). Where the second line is missing, there is none and the text is the body's.
import type { BlockFormat, Cut } from "./block-format.ts";
import { addTomlZones } from "./front-matter-toml.ts";
import { addBracketed } from "./front-matter-values.ts";
import { addYamlZones } from "./front-matter-yaml.ts";
import { lineAt, lineEnd, type LineSpan } from "./line-scan.ts";
import type { Zone } from "./document.ts";
import type { Span } from "../text/span.ts";
import { createZoneList } from "./zone-list.ts";

/** What front matter is written in. */
type FrontMatterKind = "yaml" | "toml" | "json";

/** A comment of YAML or TOML that speaks to this program; others say nothing. */
const DIRECTIVE = /(?<=^[ \t]*|[ \t])#[ \t]*tbcv-[^\r\n]*/gmu;

/** The zones with those of comments that speak to this program, in order of place. What looks like one inside of a value is none. */
function withDirectives(text: string, zones: readonly Zone[], { start, end }: Span): readonly Zone[] {
  const inside = text.slice(start, end);
  if (!inside.includes("tbcv-")) return zones;
  const comments = [...inside.matchAll(DIRECTIVE)].map((match): Zone => ({ kind: "comment", start: start + match.index, end: start + match.index + match[0].trimEnd().length }));
  const free = comments.filter((comment) => !zones.some((zone) => zone.start < comment.end && comment.start < zone.end));
  return free.length === 0 ? zones : [...zones, ...free].sort((a, b) => a.start - b.start);
}

interface Opener {
  readonly kind: FrontMatterKind;
  readonly closers: readonly string[];
}

const openers: ReadonlyMap<string, Opener> = new Map<string, Opener>([
  ["---", { kind: "yaml", closers: ["---", "..."] }],
  ["+++", { kind: "toml", closers: ["+++"] }],
  ["{", { kind: "json", closers: ["}"] }],
]);

/** A format whose documents may begin with front matter. */
export function withFrontMatter(body: BlockFormat): BlockFormat {
  return {
    hasFrontMatter: true,
    cut(text, start, before) {
      const opener = before === undefined && start <= 1 ? openers.get(markOf(text, lineAt(text, start))) : undefined;
      if (!opener) return body.cut(text, start, before);
      // Only the end of the text tells that there is no front matter.
      return cutFrontMatter(text, start, opener) ?? { ...body.cut(text, start, before), reach: text.length + 1 };
    },
    zones(text, kind) {
      if (kind !== "yaml" && kind !== "toml" && kind !== "json") return body.zones(text, kind);
      const list = createZoneList(text);
      if (kind === "json") addBracketed({ list, text, end: text.length }, 0, "", ":");
      const span = { start: lineAt(text, 0).next, end: Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1 };
      if (kind === "yaml") addYamlZones(list, text, span);
      else if (kind === "toml") addTomlZones(list, text, span);
      return kind === "json" ? list.zones : withDirectives(text, list.zones, span);
    },
  };
}

/** What the text of a block is written in that is front matter from its first to its last character; undefined for all others. */
export function frontMatterKind(text: string): FrontMatterKind | undefined {
  const opener = openers.get(markOf(text, lineAt(text, 0)));
  return opener && cutFrontMatter(text, 0, opener)?.end === text.length ? opener.kind : undefined;
}

function cutFrontMatter(
  text: string,
  start: number,
  { kind, closers }: Opener,
): Cut | undefined {
  let line = lineAt(text, start);
  let isData: boolean | undefined;
  while (line.next < text.length) {
    line = lineAt(text, line.next);
    const mark = markOf(text, line);
    if (closers.includes(mark)) {
      const end = line.start + mark.length;
      return isData === false ? undefined : { kind, end, reach: lineEnd(text, end) + 2 };
    }
    isData ??= kind === "json" ? isJsonKey(text.slice(line.content, line.end)) : looksLikeData(text.slice(line.content, line.end));
  }
  return undefined;
}

// A document can begin with a rule, and have another one further down. A comment or a blank line says nothing.
function looksLikeData(line: string): boolean | undefined {
  if (line === "" || line.startsWith("#")) return undefined;
  return /^(?:[-[{}\]?%]|[^\s].{0,200}?[:=])/.test(line);
}

function isJsonKey(line: string): boolean | undefined {
  return line.trim() === "" ? undefined : /^"[^"\\]{1,200}"\s*:/.test(line);
}

function markOf(text: string, line: LineSpan): string {
  return line.content === line.start && line.end - line.start < 40 ? text.slice(line.start, line.end).trimEnd() : "";
}

// Front matter: data at the very top of a document, between two lines of "---" (YAML) or "+++" (TOML). Where the second
// line is missing, there is none and the text is the body's.
import type { BlockFormat, Cut } from "./block-format.ts";
import { addTomlZones } from "./front-matter-toml.ts";
import { addYamlZones } from "./front-matter-yaml.ts";
import { lineAt, lineEnd, type LineSpan } from "./line-scan.ts";
import { createZoneList } from "./zone-list.ts";

const openers: ReadonlyMap<string, { readonly kind: string; readonly closers: readonly string[] }> = new Map([
  ["---", { kind: "yaml", closers: ["---", "..."] }],
  ["+++", { kind: "toml", closers: ["+++"] }],
]);

/** A format whose documents may begin with front matter. */
export function withFrontMatter(body: BlockFormat): BlockFormat {
  return {
    cut(text, start, first) {
      const opener = first && start <= 1 ? openers.get(markOf(text, lineAt(text, start))) : undefined;
      if (!opener) return body.cut(text, start, first);
      // Only the end of the text tells that there is no front matter.
      return cutFrontMatter(text, start, opener) ?? { ...body.cut(text, start, first), reach: text.length + 1 };
    },
    zones(text, kind) {
      if (kind !== "yaml" && kind !== "toml") return body.zones(text, kind);
      const list = createZoneList(text);
      const span = { start: lineAt(text, 0).next, end: Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1 };
      if (kind === "yaml") addYamlZones(list, text, span);
      else addTomlZones(list, text, span);
      return list.zones;
    },
  };
}

function cutFrontMatter(
  text: string,
  start: number,
  { kind, closers }: { readonly kind: string; readonly closers: readonly string[] },
): Cut | undefined {
  let line = lineAt(text, start);
  let isData: boolean | undefined;
  while (line.next < text.length) {
    line = lineAt(text, line.next);
    if (closers.includes(markOf(text, line))) {
      const end = line.start + 3;
      return isData === false ? undefined : { kind, end, reach: lineEnd(text, end) + 2 };
    }
    isData ??= looksLikeData(text.slice(line.content, line.end));
  }
  return undefined;
}

// A document can begin with a rule, and have another one further down. A comment or a blank line says nothing.
function looksLikeData(line: string): boolean | undefined {
  if (line === "" || line.startsWith("#")) return undefined;
  return /^(?:[-[{}\]?%]|[^\s].{0,200}?[:=])/.test(line);
}

function markOf(text: string, line: LineSpan): string {
  return line.content === line.start && line.end - line.start < 40 ? text.slice(line.start, line.end).trimEnd() : "";
}

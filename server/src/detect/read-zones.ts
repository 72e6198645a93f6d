// Which zones of a block are read for names.
import type { Block, Zone, ZoneKind } from "../document/document.ts";

const READ: ReadonlySet<ZoneKind> = new Set(["prose", "heading", "inline-code", "code-block", "link-text", "front-matter-value", "html-attribute"]);
/** Front matter whose values are no prose. */
const SILENT_KEYS = /(?:^|\.)(?:id|slug|path|url|aliases|date|tags|permalink|layout|type|weight|image|lang|draft|lastmod)(?:\.|$)/iu;
/** Attributes that people read. */
const TEXT_ATTRIBUTES = /^(?:alt|title|aria-label|placeholder|content|label|description|summary)$/iu;

/** The zones of a block whose text is read for names, in order. */
export function readZones(block: Block): readonly Zone[] {
  return block.zones.filter((zone) => {
    if (zone.kind === "front-matter-value") return !SILENT_KEYS.test(zone.label ?? "");
    if (zone.kind === "html-attribute") return TEXT_ATTRIBUTES.test(zone.label ?? "");
    return READ.has(zone.kind);
  });
}

/** Tells whether ids and slugs are right in a kind of zone, and identifiers to be expected. */
export function isCode(kind: ZoneKind): boolean {
  return kind === "inline-code" || kind === "code-block";
}

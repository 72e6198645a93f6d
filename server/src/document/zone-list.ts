// Collects the zones of a block in order. Whatever a format adds, the result is sorted, without overlaps, without white
// space at the ends and never cuts a surrogate pair.
import type { Zone, ZoneKind } from "./document.ts";
import { isSpace } from "./line-scan.ts";

/** What a zone carries beyond its place. */
export interface ZoneMarks {
  readonly listItem?: boolean;
  readonly linked?: boolean;
  readonly label?: string | undefined;
}

/** Takes zones in order of place; what lies before the end of the last one is cut off. */
export interface ZoneList {
  add(kind: ZoneKind, start: number, end: number, marks?: ZoneMarks): void;
  readonly zones: readonly Zone[];
}

/** An empty list of zones of `text`. */
export function createZoneList(text: string): ZoneList {
  const zones: Zone[] = [];
  let last = 0;
  return {
    zones,
    add(kind, start, end, marks) {
      let from = Math.max(start, last);
      let to = Math.min(end, text.length);
      while (from < to && isSpace(text.charCodeAt(from))) from++;
      while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
      if (isInsidePair(text, from)) from++;
      if (isInsidePair(text, to)) to--;
      if (from >= to) return;
      last = to;
      zones.push(makeZone({ kind, start: from, end: to }, marks));
    },
  };
}

function makeZone(zone: Zone, { listItem, linked, label }: ZoneMarks = {}): Zone {
  const inList = listItem === true && mayBeListItem(zone.kind);
  const inLink = linked === true && mayBeLinked(zone.kind);
  if (!inList && !inLink && label === undefined) return zone;
  return { ...zone, ...(inList && { listItem: true }), ...(inLink && { linked: true }), ...(label !== undefined && { label }) };
}

function mayBeListItem(kind: ZoneKind): boolean {
  return kind === "prose" || kind === "link-text" || kind === "inline-code";
}

function mayBeLinked(kind: ZoneKind): boolean {
  return kind === "prose" || kind === "heading" || kind === "inline-code";
}

function isInsidePair(text: string, at: number): boolean {
  return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

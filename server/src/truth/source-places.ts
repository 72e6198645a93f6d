// Where the parts of a truth file stand. Made only for files that have problems or are shown: the file is read again, with offsets.
import { type Event, EVENT_ID, getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import type { Span } from "../text/span.ts";
import type { TruthSource } from "./definition.ts";
import { parseSourceEvents } from "./source-data.ts";

/** Keys and list places from a file's root to one of its values. */
export type SourcePath = readonly (string | number)[];

/** What of a key is meant: the key itself, or its value. */
export type PathEnd = "key" | "value";

/** Finds the place of a path; `whole`: a value with all its lines, else the first one. Where the path leads nowhere, the nearest part above it that is there. */
export type PlaceFinder = (path: SourcePath, end: PathEnd | "whole") => Span | undefined;

interface Place {
  /** Undefined for a value that is not written. */
  readonly span: Span | undefined;
  readonly keys: ReadonlyMap<string, { readonly key: Span | undefined; readonly value: Place }>;
  readonly items: readonly Place[];
  /** Mappings merged into this one (`<<`). */
  readonly merged: readonly Place[];
}

interface Walk {
  readonly text: string;
  readonly events: readonly Event[];
  readonly anchors: Map<string, Place>;
  at: number;
}

const NO_KEYS: Place["keys"] = new Map();

/** Reads where the parts of a file stand. The file must be of its format. */
export function createPlaceFinder(source: TruthSource): PlaceFinder {
  const walk: Walk = { text: source.text, events: parseSourceEvents(source), anchors: new Map(), at: 1 };
  const root = walk.events.length > 1 ? readPlace(walk) : undefined;
  return (path, end) => {
    let place = root;
    let span = root?.span;
    for (const [depth, step] of path.entries()) {
      const next = place === undefined ? undefined : stepInto(place, step);
      if (next === undefined) break;
      const keyMeant = end === "key" && depth === path.length - 1;
      span = (keyMeant ? next.key : next.value.span) ?? next.key ?? span;
      place = next.value;
    }
    return span === undefined || end === "whole" ? span : firstLine(source.text, span);
  };
}

function stepInto(place: Place, step: string | number): { readonly key: Span | undefined; readonly value: Place } | undefined {
  if (typeof step === "number") {
    const value = place.items[step];
    return value === undefined ? undefined : { key: undefined, value };
  }
  return place.keys.get(step) ?? place.merged.map((part) => stepInto(part, step)).find((found) => found !== undefined);
}

function readPlace(walk: Walk): Place {
  const event = walk.events[walk.at++];
  if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return leaf(undefined);
  const anchor = event.anchorStart < 0 ? undefined : walk.text.slice(event.anchorStart, event.anchorEnd);
  if (event.type === EVENT_ID.ALIAS) {
    const meant = walk.anchors.get(anchor ?? "");
    return { ...(meant ?? leaf(undefined)), span: { start: event.anchorStart - 1, end: event.anchorEnd } };
  }
  const place =
    event.type === EVENT_ID.SCALAR ? leaf(scalarSpan(event)) : event.type === EVENT_ID.SEQUENCE ? readSequence(walk, event.start) : readMapping(walk, event.start);
  if (anchor !== undefined) walk.anchors.set(anchor, place);
  return place;
}

function readSequence(walk: Walk, start: number): Place {
  const items: Place[] = [];
  let end = start + 1;
  while (!atPop(walk)) {
    const item = readPlace(walk);
    const dash = item.span === undefined ? walk.text.indexOf("-", items.length === 0 ? start : end) : -1;
    const placed = dash < 0 ? item : { ...item, span: { start: dash, end: dash + 1 } };
    items.push(placed);
    end = Math.max(end, placed.span?.end ?? end);
  }
  walk.at++;
  return { span: { start, end }, keys: NO_KEYS, items, merged: [] };
}

function readMapping(walk: Walk, start: number): Place {
  const keys = new Map<string, { key: Span | undefined; value: Place }>();
  const merged: Place[] = [];
  let end = start + 1;
  while (!atPop(walk)) {
    const keyEvent = walk.events[walk.at];
    const key = readPlace(walk);
    const value = readPlace(walk);
    end = Math.max(end, key.span?.end ?? end, value.span?.end ?? end);
    if (keyEvent?.type !== EVENT_ID.SCALAR) continue;
    const name = getScalarValue(walk.text, keyEvent);
    if (name === "<<" && keyEvent.style === SCALAR_STYLE.PLAIN) merged.push(value, ...value.items);
    else keys.set(name, { key: key.span, value });
  }
  walk.at++;
  return { span: { start, end }, keys, items: [], merged };
}

function atPop(walk: Walk): boolean {
  const event = walk.events[walk.at];
  return event === undefined || event.type === EVENT_ID.POP;
}

function leaf(span: Span | undefined): Place {
  return { span, keys: NO_KEYS, items: [], merged: [] };
}

/** A scalar with its quotes. */
function scalarSpan(event: ScalarEvent): Span | undefined {
  if (event.valueStart < 0) return undefined;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
  return { start: event.valueStart - quoted, end: event.valueEnd + quoted };
}

/** The first line of a part that runs over several. */
function firstLine(text: string, { start, end }: Span): Span {
  const lines = text.slice(start, end);
  const from = start + (lines.length - lines.trimStart().length);
  const length = /^[^\r\n]*/.exec(text.slice(from, end))?.[0].trimEnd().length ?? 0;
  return { start: from, end: from + length };
}

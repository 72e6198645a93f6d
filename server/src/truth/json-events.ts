// Reads JSON strictly into the event stream of the YAML reader, so that one code path builds data and finds places for
// both. The YAML reader itself would take comments, missing quotes and trailing commas for granted.
import { COLLECTION_STYLE, type Event, EVENT_ID, SCALAR_STYLE } from "js-yaml";

/** Why a text is not JSON, and where (UTF-16 offset). */
export class JsonSyntaxError extends Error {
  readonly position: number;

  constructor(reason: string, position: number) {
    super(reason);
    this.position = position;
  }
}

interface Reading {
  readonly text: string;
  readonly events: Event[];
  at: number;
  depth: number;
}

const MAX_DEPTH = 100;
const NONE = { anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1 } as const;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
/** A run of a string without escapes, and one escape. */
const PLAIN_RUN = /[^"\\\p{Cc}]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\r\n]*/y;

/** The events of a JSON text. Throws `JsonSyntaxError` where it is none. */
export function parseJsonEvents(text: string): Event[] {
  const reading: Reading = { text, events: [], at: text.startsWith("\uFEFF") ? 1 : 0, depth: 0 };
  skipSpace(reading);
  if (reading.at === text.length) return [];
  reading.events.push({ type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] });
  readValue(reading);
  skipSpace(reading);
  if (reading.at < text.length) fail(reading, "expected the end of the file");
  reading.events.push({ type: EVENT_ID.POP });
  return reading.events;
}

function readValue(reading: Reading): void {
  const first = reading.text[reading.at];
  if (first === "{") readCollection(reading, "}", readPair);
  else if (first === "[") readCollection(reading, "]", readValue);
  else if (first === '"') readString(reading);
  else readPlain(reading);
}

function readCollection(reading: Reading, close: "}" | "]", readItem: (reading: Reading) => void): void {
  if (++reading.depth > MAX_DEPTH) fail(reading, `nested deeper than ${MAX_DEPTH} levels`);
  const type = close === "}" ? EVENT_ID.MAPPING : EVENT_ID.SEQUENCE;
  reading.events.push({ type, start: reading.at, ...NONE, style: COLLECTION_STYLE.FLOW });
  reading.at++;
  skipSpace(reading);
  if (!take(reading, close)) {
    for (;;) {
      readItem(reading);
      skipSpace(reading);
      if (take(reading, close)) break;
      if (!take(reading, ",")) fail(reading, `expected "," or "${close}"`);
      skipSpace(reading);
    }
  }
  reading.events.push({ type: EVENT_ID.POP });
  reading.depth--;
}

function readPair(reading: Reading): void {
  if (reading.text[reading.at] !== '"') fail(reading, "expected a key in double quotes");
  readString(reading);
  skipSpace(reading);
  if (!take(reading, ":")) fail(reading, 'expected ":"');
  skipSpace(reading);
  readValue(reading);
}

function readString(reading: Reading): void {
  const start = reading.at + 1;
  let fast = true;
  reading.at = start;
  for (;;) {
    skipMatch(reading, PLAIN_RUN);
    if (reading.text[reading.at] === "\\") {
      if (skipMatch(reading, ESCAPE) === 0) fail(reading, "unknown escape in a string");
      fast = false;
    } else if (reading.text.charCodeAt(reading.at) >= 0x7f) reading.at++;
    else break;
  }
  const end = reading.at;
  if (!take(reading, '"')) fail(reading, end === reading.text.length ? "a string without its end" : "a line break or control character in a string");
  pushScalar(reading, { start, end, style: SCALAR_STYLE.DOUBLE_QUOTED, fast });
}

function readPlain(reading: Reading): void {
  const start = reading.at;
  if (skipMatch(reading, WORD) === 0 && skipMatch(reading, NUMBER) === 0) fail(reading, "expected a value");
  pushScalar(reading, { start, end: reading.at, style: SCALAR_STYLE.PLAIN, fast: true });
}

interface ScalarPlace {
  readonly start: number;
  readonly end: number;
  readonly style: typeof SCALAR_STYLE.DOUBLE_QUOTED | typeof SCALAR_STYLE.PLAIN;
  readonly fast: boolean;
}

function pushScalar(reading: Reading, { start, end, style, fast }: ScalarPlace): void {
  reading.events.push({ type: EVENT_ID.SCALAR, valueStart: start, valueEnd: end, ...NONE, style, chomping: 1, indent: -1, fast });
}

/** Moves behind a match at the current place; says how long it was. */
function skipMatch(reading: Reading, pattern: RegExp): number {
  pattern.lastIndex = reading.at;
  const length = pattern.exec(reading.text)?.[0].length ?? 0;
  reading.at += length;
  return length;
}

function skipSpace(reading: Reading): void {
  skipMatch(reading, SPACE);
}

function take(reading: Reading, character: string): boolean {
  if (reading.text[reading.at] !== character) return false;
  reading.at++;
  return true;
}

function fail(reading: Reading, reason: string): never {
  const atEnd = reading.at >= reading.text.length;
  throw new JsonSyntaxError(atEnd ? `${reason}, but the file ends here` : reason, Math.min(reading.at, reading.text.length));
}

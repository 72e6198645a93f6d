// Reads data of a truth file by its shape. A wrong type is noted and the value left out; nothing throws, and a file whose
// aliases repeat too much stops early.
import { regexFault, looksLikeRegex } from "./regex-check.ts";
import type { Fault } from "./problem-list.ts";
import type { KeyTable, ObjectShape, RowOf, Shape, ValueOf } from "./shape.ts";
import { SourceNumber } from "./source-data.ts";
import type { PathEnd } from "./source-places.ts";
import { didYouMean, quoted } from "./suggest.ts";

/** A file being read: where the reading stands, what was noted, and how many values it may still look at. */
export interface ShapeReading {
  readonly path: (string | number)[];
  readonly faults: Fault[];
  valuesLeft: number;
  /** Unknown keys that were met, and what is said about each. */
  readonly unknownKeys: Map<string, string>;
}

/** How many values more than are written may be read of one file: so far may aliases (`*name`) repeat its parts. */
const MAX_REPEATED = 200_000;

/** The value is not there (null). */
const ABSENT = Symbol("absent");
/** The value is of a wrong type, which is noted. */
const BROKEN = Symbol("broken");

type Outcome = unknown;

/** Starts to read a file's data. `written`: at least as many as values stand in the file. */
export function createShapeReading(written: number): ShapeReading {
  return { path: [], faults: [], valuesLeft: written + MAX_REPEATED, unknownKeys: new Map() };
}

/** Reads an entry. Undefined where it is not usable, which is noted. */
export function readEntry<S extends ObjectShape>(reading: ShapeReading, shape: S, value: unknown): ValueOf<S> | undefined {
  const outcome = value === null ? wrongType(reading, "a mapping", value) : readShape(reading, shape, value);
  return outcome === BROKEN || outcome === ABSENT ? undefined : (outcome as ValueOf<S>);
}

/** Reads what it can of a mapping: keys with a wrong value are noted and left out. `alsoKnown`: keys that are read elsewhere. */
export function readLoose<S extends ObjectShape>(
  reading: ShapeReading, shape: S, value: ReadonlyMap<unknown, unknown>, alsoKnown: readonly string[],
): Partial<RowOf<S["keys"]>> {
  return readKeys(reading, shape, value, alsoKnown).row as Partial<RowOf<S["keys"]>>;
}

/** Notes a problem at the place where the reading stands. */
export function note(reading: ShapeReading, fault: Omit<Fault, "path" | "end"> & { readonly end?: PathEnd }): void {
  reading.faults.push({ end: "value", ...fault, path: [...reading.path] });
}

const SIMPLE: Readonly<Record<Exclude<Shape["kind"], "number" | "choice" | "list" | "object">, (reading: ShapeReading, value: unknown) => Outcome>> = {
  any: (_, value) => value,
  text: (reading, value) => (typeof value === "string" ? (value === "" ? ABSENT : value) : wrongType(reading, "text", value)),
  name: (reading, value) => readLine(reading, value, "text"),
  version: (reading, value) => readLine(reading, value instanceof SourceNumber ? value.source : value, "text or a number"),
  regex: (reading, value) => readPattern(reading, "regex", value),
  pattern: (reading, value) => readPattern(reading, "pattern", value),
  flag: (reading, value) => (typeof value === "boolean" ? value : wrongType(reading, "true or false", value)),
};

function readShape(reading: ShapeReading, shape: Shape, value: unknown): Outcome {
  if (value === null) return ABSENT;
  if (!spend(reading)) return BROKEN;
  switch (shape.kind) {
    case "number":
      return readNumber(reading, shape, value);
    case "choice":
      return readChoice(reading, shape.values, value);
    case "list":
      return readList(reading, shape.item, value);
    case "object":
      return readObject(reading, shape, value);
    default:
      return SIMPLE[shape.kind](reading, value);
  }
}

function spend(reading: ShapeReading): boolean {
  if (reading.valuesLeft > 0) {
    reading.valuesLeft--;
    return true;
  }
  if (reading.valuesLeft-- === 0) {
    note(reading, { code: "truth-syntax", severity: "error", message: "The file repeats its parts by aliases too often; the rest of it is not loaded, repeat shorter lists or write them out." });
  }
  return false;
}

function readLine(reading: ShapeReading, value: unknown, expected: string): Outcome {
  if (typeof value !== "string") return wrongType(reading, expected, value);
  const line = value.trim();
  if (line === "") return ABSENT;
  return /[\r\n\u2028\u2029]/.test(line) ? wrongType(reading, "text on one line", value) : line;
}

function readPattern(reading: ShapeReading, kind: "regex" | "pattern", value: unknown): Outcome {
  if (typeof value !== "string") return wrongType(reading, "text", value);
  if (value === "") return ABSENT;
  const fault = kind === "regex" || looksLikeRegex(value) ? regexFault(value) : undefined;
  if (fault !== undefined) noteRegex(reading, value, fault);
  return value;
}

/** Notes that a regex is refused. */
export function noteRegex(reading: ShapeReading, pattern: string, fault: string): void {
  note(reading, { code: "truth-regex", severity: "warning", message: `The regex ${quoted(pattern)} ${fault}; it is not used until it is mended.` });
}

function readNumber(reading: ShapeReading, { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number }, value: unknown): Outcome {
  const number = value instanceof SourceNumber ? Number(value.source) : Number.NaN;
  if (!Number.isFinite(number)) return wrongType(reading, "a number", value);
  if (number >= min && number <= max) return number;
  const range = max === Infinity ? `at least ${min}` : `from ${min} to ${max}`;
  note(reading, { code: "truth-type", severity: "warning", message: `${keyOf(reading)} must be a number ${range}; it is not used until it is mended.` });
  return ABSENT;
}

function readChoice(reading: ShapeReading, values: readonly string[], value: unknown): Outcome {
  if (typeof value !== "string") return wrongType(reading, `one of ${values.join(", ")}`, value);
  if (values.includes(value)) return value;
  const message = `${keyOf(reading)} cannot be ${quoted(value)}; write one of ${values.join(", ")}${didYouMean(value, values)}`;
  note(reading, { code: "truth-type", severity: "warning", message: sentence(message) });
  return ABSENT;
}

function readList(reading: ShapeReading, item: Shape, value: unknown): Outcome {
  if (!Array.isArray(value)) return wrongType(reading, "a list", value);
  const list: unknown[] = [];
  let broken = false;
  for (const [place, part] of (value as readonly unknown[]).entries()) {
    reading.path.push(place);
    let outcome = readShape(reading, item, part);
    // An unknown choice is noted already, and left out.
    const isLeftOut = outcome === ABSENT && item.kind === "choice" && part !== null;
    if (outcome === ABSENT && !isLeftOut) outcome = wrongType(reading, "text", part);
    reading.path.pop();
    if (isLeftOut) continue;
    if (outcome === BROKEN) broken = true;
    else list.push(outcome);
    if (reading.valuesLeft < 0) break;
  }
  return broken ? BROKEN : Object.freeze(list);
}

function readObject(reading: ShapeReading, shape: ObjectShape, value: unknown): Outcome {
  if (shape.flag === true && typeof value === "boolean") return value ? Object.freeze({}) : ABSENT;
  if (shape.shortFor !== undefined && typeof value === "string" && value !== "") return Object.freeze({ [shape.shortFor]: value });
  if (!(value instanceof Map)) return wrongType(reading, expectedOf(shape), value);
  const { row, broken } = readKeys(reading, shape, value, []);
  const missing = (shape.required ?? []).filter((key) => !Object.hasOwn(row, key) && !broken.has(key));
  for (const key of missing) noteMissing(reading, shape, key, value);
  return broken.size > 0 || missing.length > 0 ? BROKEN : Object.freeze(row);
}

function readKeys(
  reading: ShapeReading, shape: ObjectShape, value: ReadonlyMap<unknown, unknown>, alsoKnown: readonly string[],
): { readonly row: Record<string, unknown>; readonly broken: ReadonlySet<string> } {
  const row: Record<string, unknown> = {};
  const broken = new Set<string>();
  let known = 0;
  for (const { key, shape: inner } of columnsOf(shape.keys)) {
    const given = value.get(key);
    if (given === undefined) continue;
    known++;
    reading.path.push(key);
    const outcome = readShape(reading, inner, given);
    reading.path.pop();
    if (outcome === BROKEN) broken.add(key);
    else if (outcome !== ABSENT) row[key] = outcome;
  }
  if (known === value.size) return { row, broken };
  for (const key of value.keys()) {
    if (typeof key !== "string" || !Object.hasOwn(shape.keys, key)) noteUnknownKey(reading, key, [...Object.keys(shape.keys), ...alsoKnown]);
  }
  return { row, broken };
}

/** The keys of a table as a list, made once. */
const COLUMNS = new WeakMap<KeyTable, readonly { readonly key: string; readonly shape: Shape }[]>();

function columnsOf(keys: KeyTable): readonly { readonly key: string; readonly shape: Shape }[] {
  const known = COLUMNS.get(keys);
  if (known !== undefined) return known;
  const columns = Object.entries(keys).map(([key, { shape }]) => ({ key, shape }));
  COLUMNS.set(keys, columns);
  return columns;
}

function noteUnknownKey(reading: ShapeReading, key: unknown, known: readonly string[]): void {
  const name = key instanceof SourceNumber ? key.source : String(key);
  if (known.includes(name)) return;
  reading.path.push(name);
  const message = reading.unknownKeys.get(name) ?? sentence(`Unknown key ${quoted(name)}; it is not used${didYouMean(name, known)}`);
  reading.unknownKeys.set(name, message);
  note(reading, { code: "truth-unknown-key", severity: "warning", message, end: "key" });
  reading.path.pop();
}

function noteMissing(reading: ShapeReading, shape: ObjectShape, key: string, value: ReadonlyMap<unknown, unknown>): void {
  const named = [value.get("name"), value.get("id")].find((text) => typeof text === "string" && text.trim() !== "");
  const entry = typeof named === "string" ? `The entry ${quoted(named)}` : "The entry";
  const inner = shape.keys[key]?.shape.kind === "list" ? "a list" : "text";
  if (value.has(key)) reading.path.push(key);
  note(reading, { code: "truth-missing-key", severity: "error", message: `${entry} has no ${key}; add "${key}:" with ${inner}, without it the entry is not loaded.` });
  if (value.has(key)) reading.path.pop();
}

function wrongType(reading: ShapeReading, expected: string, value: unknown): typeof BROKEN {
  const quotes = value instanceof SourceNumber && expected.startsWith("text") ? `; put it in quotes: "${value.source}"` : "";
  note(reading, { code: "truth-type", severity: "error", message: `${keyOf(reading)} must be ${expected}, not ${describe(value)}${quotes}.` });
  return BROKEN;
}

function expectedOf(shape: ObjectShape): string {
  if (shape.flag === true) return "true or a mapping";
  return shape.shortFor === undefined ? "a mapping" : "text or a mapping";
}

/** What a value is, in a word or two. */
function describe(value: unknown): string {
  if (value === null) return "empty";
  if (value instanceof SourceNumber) return "a number";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Map) return "a mapping";
  if (typeof value === "boolean") return String(value);
  return typeof value === "string" ? (value.trim() === "" ? "empty" : `the text ${quoted(value)}`) : "this";
}

/** The key at which the reading stands, for messages. */
function keyOf({ path }: ShapeReading): string {
  const last = path.at(-1);
  if (typeof last !== "number") return last === undefined ? "The file" : `"${last}"`;
  const list = path.at(-2);
  return list === undefined ? "The entry" : `Each entry of "${list}"`;
}

function sentence(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}

/** Notes that a value is of a wrong type. */
export function noteWrongType(reading: ShapeReading, expected: string, value: unknown): void {
  wrongType(reading, expected, value);
}

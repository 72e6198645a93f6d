// Front matter as a tree of values with places, the same for YAML, TOML and JSON. All offsets are those of the front matter's own text.
import type { Span } from "../../text/span.ts";

/** A value. */
export interface MatterNode {
  readonly kind: "list" | "mapping" | "text" | "null" | "other";
  /** How it is written; `other`: over several lines, as an alias, as a number, as TOML's tables. */
  readonly form: "block" | "flow" | "double" | "single" | "plain" | "other";
  /** With its quotes or brackets; undefined where nothing is written. */
  readonly span: Span | undefined;
  /** Of scalars. */
  readonly value?: unknown;
  readonly items: readonly MatterNode[];
  /** Of lists in YAML's block form: where the hyphen of each item stands. */
  readonly dashes: readonly number[];
  readonly fields: ReadonlyMap<string, MatterField>;
}

/** A key, without quotes, and its value. */
export interface MatterField {
  readonly key: Span;
  readonly value: MatterNode;
}

/** A reason why front matter cannot be read, for a sentence, and its place; without one the whole is meant. */
export class MatterError extends Error {
  readonly span: Span | undefined;

  constructor(reason: string, span?: Span) {
    super(reason);
    this.span = span;
  }
}

/** A tree and what it says: texts, numbers, booleans, dates, null, lists, mappings. */
export interface MatterTree {
  readonly root: MatterNode;
  readonly data: Readonly<Record<string, unknown>>;
}

const NO_FIELDS: MatterNode["fields"] = new Map();

/** A node without items and fields. */
export function leaf(kind: MatterNode["kind"], form: MatterNode["form"], span: Span | undefined, value?: unknown): MatterNode {
  return { kind, form, span, value, items: [], dashes: [], fields: NO_FIELDS };
}

/** A mapping without fields. */
export const EMPTY_MAPPING: MatterNode = leaf("mapping", "other", undefined);

/** A value or a field at a path; undefined where there is none. */
export function fieldAt(root: MatterNode, path: readonly (string | number)[]): { readonly key?: Span; readonly value: MatterNode } | undefined {
  let found: { readonly key?: Span; readonly value: MatterNode } | undefined = { value: root };
  for (const step of path) {
    const item: MatterNode | undefined = typeof step === "number" ? found.value.items[step] : undefined;
    found = typeof step === "string" ? found.value.fields.get(step) : item && { value: item };
    if (found === undefined) return undefined;
  }
  return found;
}

/** The place of a value, of a text without its quotes. */
export function innerSpan({ form, span }: MatterNode): Span | undefined {
  return span !== undefined && (form === "double" || form === "single") ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** What a tree says. */
export function dataOf({ kind, value, items, fields }: MatterNode): unknown {
  if (kind === "list") return items.map(dataOf);
  // A key such as __proto__ is one like any other.
  if (kind === "mapping") return Object.fromEntries(Array.from(fields, ([name, field]) => [name, dataOf(field.value)]));
  return value;
}

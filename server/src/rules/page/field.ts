// Fields of front matter by their names. Some generators read keys whatever their case, and some write dots in keys.
import type { FieldPath, FrontMatter } from "./page-facts.ts";

/** A field that stands there. */
export interface Field {
  readonly path: FieldPath;
  /** Text, number, boolean, null, list, mapping. */
  readonly value: unknown;
}

/** The field of a name, which may be a path of keys with dots; undefined where there is none. */
export function fieldOf(frontMatter: FrontMatter | undefined, name: string): Field | undefined {
  return frontMatter && (stepsInto(frontMatter.data, [name]) ?? stepsInto(frontMatter.data, name.split(".")));
}

function stepsInto(data: unknown, names: readonly string[]): Field | undefined {
  const path: string[] = [];
  let value = data;
  for (const name of names) {
    const key = isMapping(value) ? keyLike(value, name) : undefined;
    if (key === undefined) return undefined;
    path.push(key);
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return { path, value };
}

function keyLike(mapping: Readonly<Record<string, unknown>>, name: string): string | undefined {
  return Object.hasOwn(mapping, name) ? name : Object.keys(mapping).find((key) => key.toLowerCase() === name.toLowerCase());
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The kind of a value for a message; undefined for a text. */
export function kindOf(value: unknown): string | undefined {
  if (typeof value === "string") return undefined;
  if (Array.isArray(value)) return "a list";
  if (isMapping(value) && !(value instanceof Date)) return "a mapping";
  return value === null || value === undefined ? "empty" : typeof value === "number" || typeof value === "bigint" ? "a number" : typeof value === "boolean" ? "true or false" : "a date";
}

// Reads the settings schema: what stands under its wrappers, what a value should look like, which keys there are.
import * as z from "zod";
import { settingsSchema } from "../../../shared/src/settings.ts";

/** Any part of the schema. */
export type Schema = z.core.$ZodType;

/** A schema without its defaults; `nullable` tells whether null is a value of its own. */
interface BareSchema {
  readonly schema: Schema;
  readonly nullable: boolean;
}

/** Takes default, optional and nullable off a schema. */
export function bareSchema(schema: Schema): BareSchema {
  let inner = schema;
  let nullable = false;
  for (;;) {
    if (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodOptional) inner = inner.def.innerType;
    else if (inner instanceof z.ZodNullable) {
      nullable = true;
      inner = inner.def.innerType;
    } else return { schema: inner, nullable };
  }
}

/** The keys of a section; undefined where the schema is none. */
export function sectionShape(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  return schema instanceof z.ZodObject ? schema.def.shape : undefined;
}

/** The keys that a record takes; undefined where every text is a key. */
export function recordKeys(schema: z.ZodRecord): readonly string[] | undefined {
  const { keyType } = schema.def;
  return keyType instanceof z.ZodEnum ? keyType.options.map(String) : undefined;
}

/** What a value should be, as the end of "write …". */
export function expectedOf(schema: Schema): string {
  const bare = bareSchema(schema).schema;
  if (bare instanceof z.ZodEnum) return `one of ${bare.options.join(", ")}`;
  if (bare instanceof z.ZodNumber) return expectedNumber(bare);
  if (bare instanceof z.ZodBoolean) return "true or false";
  if (bare instanceof z.ZodArray) return bareSchema(bare.def.element).schema instanceof z.ZodObject ? "a list of sections" : "a list of texts, such as [a, b]";
  if (bare instanceof z.ZodRecord || bare instanceof z.ZodObject) return "a section of keys";
  if (bare instanceof z.ZodURL) return (bare.def as z.core.$ZodURLDef).protocol?.test("redis") === true ? "an address, redis://HOST:PORT" : "an address, http://HOST:PORT or https://HOST:PORT";
  return "a text (in quotes if it looks like a number)";
}

function expectedNumber(schema: z.ZodNumber): string {
  const kind = schema.format === "safeint" ? "a whole number" : "a number";
  const { minValue, maxValue } = schema;
  return minValue === null || maxValue === null ? kind : `${kind} from ${minValue} to ${maxValue}`;
}

/** A key of the configuration that holds a value, not a section. */
export interface SettingsLeaf {
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** Every key that holds a value, in the order of the schema; a record with fixed keys yields itself and each of its keys. */
export function settingsLeaves(schema: Schema = settingsSchema, path: readonly string[] = []): readonly SettingsLeaf[] {
  const bare = bareSchema(schema).schema;
  const shape = sectionShape(bare);
  if (shape) return Object.entries(shape).flatMap(([key, inner]) => settingsLeaves(inner, [...path, key]));
  const own = { path, schema };
  if (!(bare instanceof z.ZodRecord)) return [own];
  const { valueType } = bare.def;
  return [own, ...(recordKeys(bare) ?? []).map((key) => ({ path: [...path, key], schema: valueType }))];
}

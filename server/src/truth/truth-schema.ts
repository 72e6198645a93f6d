// The JSON Schema of truth files, for editors that complete and check them. Comes from the same tables as the reader.
import { ADDITION_SHAPE, COMBINATION_SHAPE, ENTRY_LISTS, ENTRY_LISTS_ABOUT, FAMILY_SHAPE, FORBIDDEN_SHAPE, PLUGIN_SHAPE, RULE_SHAPE } from "./known-keys.ts";
import type { KeyTable, ObjectShape, Shape } from "./shape.ts";

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** One line with something in it. */
const LINE = { pattern: "^[^\\r\\n]*\\S[^\\r\\n]*$" };
const SIMPLE: Readonly<Record<Exclude<Shape["kind"], "number" | "choice" | "list" | "object">, JsonSchema>> = {
  any: {},
  text: { type: "string" },
  regex: { type: "string" },
  pattern: { type: "string" },
  name: { type: "string", ...LINE },
  version: { type: ["string", "number"] },
  flag: { type: "boolean" },
};
const DEFINITIONS = new Map<Shape, string>([
  [PLUGIN_SHAPE, "plugin"],
  [ADDITION_SHAPE, "addition"],
  [COMBINATION_SHAPE, "combination_rule"],
  [FORBIDDEN_SHAPE, "forbidden_pattern"],
  [RULE_SHAPE, "rule"],
]);

/** The schema of a truth file, draft 2020-12. */
export function truthSchema(): JsonSchema {
  const lists = Object.entries(ENTRY_LISTS).map(([key, shape]) => {
    const about = ENTRY_LISTS_ABOUT[key as keyof typeof ENTRY_LISTS];
    const own = refTo(shape);
    return [key, { description: about, type: ["array", "null"], items: shape === PLUGIN_SHAPE ? { anyOf: [own, refTo(ADDITION_SHAPE)] } : own }];
  });
  const { properties, ...root } = objectSchema({ ...FAMILY_SHAPE, required: ["family"] });
  const family = { ...(properties as Record<string, JsonSchema>)["family"], pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "TBCV truth file",
    description: "One family of plugins, or a part of one.",
    ...root,
    properties: { ...(properties as Record<string, JsonSchema>), family, ...Object.fromEntries(lists) },
    $defs: Object.fromEntries([...DEFINITIONS].map(([shape, name]) => [name, schemaOf(shape)])),
  };
}

function refTo(shape: Shape): JsonSchema {
  return { $ref: `#/$defs/${DEFINITIONS.get(shape) ?? ""}` };
}

function schemaOf(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case "number":
      return { type: "number", ...(shape.min === undefined ? {} : { minimum: shape.min }), ...(shape.max === undefined ? {} : { maximum: shape.max }) };
    case "choice":
      return { enum: shape.values };
    case "list":
      return { type: "array", items: schemaOf(shape.item) };
    case "object":
      return withShortForms(shape, objectSchema(shape));
    default:
      return SIMPLE[shape.kind];
  }
}

function objectSchema(shape: ObjectShape): JsonSchema {
  return {
    type: "object",
    ...(shape.required === undefined ? {} : { required: shape.required }),
    additionalProperties: false,
    properties: propertiesOf(shape.keys, shape.required ?? []),
  };
}

function propertiesOf(keys: KeyTable, required: readonly string[]): JsonSchema {
  return Object.fromEntries(
    Object.entries(keys).map(([key, { shape, about }]) => [key, { description: about, ...(required.includes(key) ? schemaOf(shape) : orNull(schemaOf(shape))) }]),
  );
}

/** A key that may be left empty is as if it were absent. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values, anyOf } = schema;
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...(anyOf as readonly unknown[]), { type: "null" }] };
  if (Array.isArray(values)) return { ...schema, enum: [...(values as readonly unknown[]), null] };
  return type === undefined ? schema : { ...schema, type: [type, "null"].flat() };
}

function withShortForms({ flag, shortFor }: ObjectShape, schema: JsonSchema): JsonSchema {
  const short = [...(flag === true ? [{ type: "boolean" }] : []), ...(shortFor === undefined ? [] : [{ type: "string" }])];
  return short.length === 0 ? schema : { anyOf: [...short, schema] };
}

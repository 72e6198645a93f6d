// What the schema says about a setting, under whichever wrapper it was said.
import { z } from "zod";
import type { Schema } from "../server/src/host/config-schema.ts";

/** The description of a setting; empty where it has none. */
export function descriptionOf(schema: Schema): string {
  const own = z.globalRegistry.get(schema)?.description;
  if (own !== undefined) return own;
  const wraps = schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable;
  return wraps ? descriptionOf(schema.def.innerType) : "";
}

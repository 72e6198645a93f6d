// config/settings.schema.json: the JSON schema of tbcv.yaml, for editors.
import { z } from "zod";
import { INERT_SETTINGS } from "../../shared/src/inert-settings.ts";
import { settingsSchema } from "../../shared/src/settings.ts";
import type { GeneratedFile } from "../generated-files.ts";

interface JsonSchema {
  [key: string]: unknown;
  properties?: Record<string, JsonSchema>;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
}

const NO_EFFECT = "Accepted; has no effect in this version.";

/** The schema file. */
export const generated: GeneratedFile = {
  path: "config/settings.schema.json",
  make() {
    const { $schema, ...schema } = z.toJSONSchema(settingsSchema, { io: "input" }) as JsonSchema;
    for (const path of INERT_SETTINGS) accept(schema, path.split("."));
    const overrideRules = schema.properties?.["overrides"]?.items?.properties?.["rules"];
    const rules = schema.properties?.["rules"];
    if (overrideRules && rules?.propertyNames) overrideRules.propertyNames = rules.propertyNames;
    return `${JSON.stringify({ $schema, title: "TBCV settings", ...schema }, undefined, 2)}\n`;
  },
};

/** Adds a key without effect; a record with fixed keys gets one more, `*` opens a section. */
function accept(schema: JsonSchema, [key = "", ...rest]: readonly string[]): void {
  const names = schema.propertyNames?.["enum"];
  if (Array.isArray(names)) names.push(key);
  else if (key === "*") schema["additionalProperties"] = { description: NO_EFFECT };
  else if (rest.length === 0) schema.properties = { ...schema.properties, [key]: { description: NO_EFFECT } };
  else accept(schema.properties?.[key] ?? {}, rest);
}

// The settings that package.json declares to VS Code: one property for each key of the schema. The rest of package.json is written by hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { bareSchema, type Schema, sectionShape } from "../../server/src/host/config-schema.ts";
import { settingsSchema } from "../../shared/src/settings.ts";
import { type GeneratedFile, PROJECT_FOLDER } from "../generated-files.ts";

interface Manifest {
  [key: string]: unknown;
  contributes: Record<string, unknown>;
}

/** package.json with its settings made anew. */
export const generated: GeneratedFile = {
  path: "package.json",
  make() {
    const manifest = JSON.parse(readFileSync(join(PROJECT_FOLDER, "package.json"), "utf8")) as Manifest;
    const properties = Object.fromEntries(propertiesOf(settingsSchema, "tbcv"));
    manifest.contributes = { ...manifest.contributes, configuration: { title: "TBCV", properties } };
    return `${JSON.stringify(manifest, undefined, 2)}\n`;
  },
};

function propertiesOf(schema: Schema, path: string): [string, unknown][] {
  const shape = sectionShape(bareSchema(schema).schema);
  if (shape !== undefined) return Object.entries(shape).flatMap(([key, value]) => propertiesOf(value, `${path}.${key}`));
  return [[path, { ...z.toJSONSchema(schema, { io: "input" }), $schema: undefined, scope: "resource" }]];
}

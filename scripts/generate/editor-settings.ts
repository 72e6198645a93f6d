// The parts of package.json that follow from the code: the settings that VS Code shows, those that an untrusted folder may not set, and the
// languages that start the client. The rest of package.json is written by hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { bareSchema, type Schema, sectionShape } from "../../server/src/host/config-schema.ts";
import { DOCUMENT_LANGUAGES } from "../../shared/src/languages.ts";
import { RESTRICTED_SETTINGS } from "../../shared/src/restricted-settings.ts";
import { settingsSchema } from "../../shared/src/settings.ts";
import { type GeneratedFile, PROJECT_FOLDER } from "../generated-files.ts";
import { descriptionOf } from "../setting-description.ts";

interface Manifest {
  [key: string]: unknown;
  capabilities: { untrustedWorkspaces: Record<string, unknown> };
  contributes: Record<string, unknown>;
}

/** A setting with its place among its own. */
type Property = readonly [key: string, schema: Readonly<Record<string, unknown>>];

/** Of the client alone: the server never sees it. */
const TRACE: Property = [
  "tbcv.trace.server",
  {
    type: "string",
    enum: ["off", "messages", "verbose"],
    enumDescriptions: ["Nothing is written.", "The names of the messages.", "The messages with all that they hold."],
    default: "off",
    description: "What the channel \"TBCV Trace\" shows of the messages between the editor and the server.",
    scope: "window",
  },
];

/** package.json with these parts made anew. */
export const generated: GeneratedFile = {
  path: "package.json",
  make() {
    const manifest = JSON.parse(readFileSync(join(PROJECT_FOLDER, "package.json"), "utf8")) as Manifest;
    const properties = [...propertiesOf(settingsSchema, "tbcv"), TRACE].map(([key, schema], order): Property => [key, { order, ...schema }]);
    manifest.contributes = { ...manifest.contributes, configuration: { title: "TBCV", properties: Object.fromEntries(properties) } };
    manifest.capabilities.untrustedWorkspaces["restrictedConfigurations"] = RESTRICTED_SETTINGS.map((path) => `tbcv.${path}`);
    manifest["activationEvents"] = [
      ...DOCUMENT_LANGUAGES.map((language) => `onLanguage:${language}`),
      "workspaceContains:tbcv.yaml",
      "workspaceContains:.tbcv.yaml",
    ];
    return `${JSON.stringify(manifest, undefined, 2)}\n`;
  },
};

function propertiesOf(schema: Schema, path: string): Property[] {
  const shape = sectionShape(bareSchema(schema).schema);
  if (shape !== undefined) return Object.entries(shape).flatMap(([key, value]) => propertiesOf(value, `${path}.${key}`));
  return [[path, { ...z.toJSONSchema(schema, { io: "input" }), $schema: undefined, description: descriptionOf(schema), scope: "resource" }]];
}

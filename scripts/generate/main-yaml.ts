// config/main.yaml: every setting with its default and what it means.
import { bareSchema, type Schema, sectionShape } from "../../server/src/host/config-schema.ts";
import { FINDING_CODE_LIST, FINDING_CODES } from "../../shared/src/codes.ts";
import { defaultSettings, settingsSchema } from "../../shared/src/settings.ts";
import { descriptionOf } from "../setting-description.ts";
import type { GeneratedFile } from "../generated-files.ts";

const HEAD = `# yaml-language-server: $schema=settings.schema.json
# All settings with their defaults. Copy what you change into a tbcv.yaml in your documentation's folder.
`;

/** Shown below a key whose default is empty. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  rules: FINDING_CODE_LIST.map((code) => `${code}: ${FINDING_CODES[code].severity}`),
  folders: ['"docs/words/**": [words]'],
  overrides: ['- files: ["blog/**"]', "  rules: {former-name: off}"],
  family_overrides: ["words:", "  rules: {unused-plugin: warning}"],
  ignore: ["- CHANGELOG.md", "- drafts/"],
  files: ['- "*.md.in"'],
};

/** The file of defaults. */
export const generated: GeneratedFile = {
  path: "config/main.yaml",
  make: () => HEAD + sectionLines(settingsSchema, defaultSettings(), "").join("\n") + "\n",
};

function sectionLines(schema: Schema, values: unknown, indent: string): string[] {
  const shape = sectionShape(bareSchema(schema).schema) ?? {};
  return Object.entries(shape).flatMap(([key, inner]) => {
    const value = (values as Record<string, unknown>)[key];
    const description = descriptionOf(inner);
    const lead = [...(indent === "" ? [""] : []), ...(description === "" ? [] : [`${indent}# ${description}`])];
    if (sectionShape(bareSchema(inner).schema)) return [...lead, `${indent}${key}:`, ...sectionLines(inner, value, `${indent}  `)];
    const examples = indent === "" ? (EXAMPLES[key] ?? []).map((line) => `#   ${line}`) : [];
    return [...lead, ...examples, `${indent}${key}: ${JSON.stringify(value)}`];
  });
}

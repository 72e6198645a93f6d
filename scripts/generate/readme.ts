// The tables of README.md: finding codes and settings, between their markers. The rest of the page is written by hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { FINDING_CODE_LIST, FINDING_CODES } from "../../shared/src/codes.ts";
import { settingsSchema } from "../../shared/src/settings.ts";
import { bareSchema, type Schema, sectionShape } from "../../server/src/host/config-schema.ts";
import { type GeneratedFile, PROJECT_FOLDER } from "../generated-files.ts";
import { descriptionOf } from "../setting-description.ts";

/** README.md with its tables made anew. */
export const generated: GeneratedFile = {
  path: "README.md",
  make() {
    const text = readFileSync(join(PROJECT_FOLDER, "README.md"), "utf8");
    return replaceBetween(replaceBetween(text, "codes", codeTable()), "settings", settingsTable());
  },
};

function replaceBetween(text: string, name: string, content: string): string {
  const start = `<!-- ${name}: made by npm run generate -->\n`;
  const end = `<!-- /${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md: the markers of "${name}" are missing`);
  return text.slice(0, from + start.length) + content + text.slice(to);
}

function codeTable(): string {
  const rows = FINDING_CODE_LIST.map((code) => {
    const { severity, safe, summary } = FINDING_CODES[code];
    return `| \`${code}\` | ${severity} | ${safe ? "yes" : "no"} | ${summary} |`;
  });
  return ["| code | severity by default | safe to apply unseen | what |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
}

function settingsTable(): string {
  return ["| key | default | what |", "| --- | --- | --- |", ...settingRows(settingsSchema, ""), ""].join("\n");
}

function settingRows(schema: Schema, path: string): string[] {
  const shape = sectionShape(bareSchema(schema).schema);
  if (shape !== undefined) return Object.entries(shape).flatMap(([key, value]) => settingRows(value, path === "" ? key : `${path}.${key}`));
  const fallback = JSON.stringify(z.parse(schema, undefined) ?? null);
  return [`| \`${path}\` | \`${fallback}\` | ${descriptionOf(schema)} |`];
}

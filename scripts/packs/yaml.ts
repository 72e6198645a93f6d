// Writes packs as YAML that is short and good to read: short entries on one line, and nothing quoted without need.
import { dump, load } from "js-yaml";
import type { Pack, PackValue } from "./pack.ts";

/** Longer entries stand on several lines, where the pack does not say otherwise. */
const WIDTH = 140;

/** The text of a truth file. */
export function toYaml({ path, note, content, oneLine = false }: Pack): string {
  const schema = `${"../".repeat(path.split("/").length)}config/truth.schema.json`;
  const lines = [`# yaml-language-server: $schema=${schema}`, `# ${note}`];
  const width = oneLine ? Infinity : 0;
  for (const [key, value] of Object.entries(content)) {
    if (Array.isArray(value) && value.length > 0) lines.push(`${key}:`, ...value.flatMap((item: PackValue) => entry(item, width)));
    else lines.push(`${key}: ${line(value)}`);
  }
  return `${lines.join("\n")}\n`;
}

function entry(item: PackValue, width: number): string[] {
  const short = `  - ${line(item)}`;
  if (short.length <= width || typeof item !== "object" || Array.isArray(item)) return [short];
  return Object.entries(item).flatMap(([key, value], place) => {
    const head = `${place === 0 ? "  - " : "    "}${key}:`;
    const whole = `${head} ${line(value)}`;
    if (whole.length <= WIDTH || !Array.isArray(value)) return [whole];
    return [head, ...value.map((part: PackValue) => `      - ${line(part)}`)];
  });
}

/** A value on one line. `inFlow`: between brackets. */
function line(value: PackValue, inFlow = false): string {
  if (typeof value === "string") return scalar(value, inFlow);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map((part: PackValue) => line(part, true)).join(", ")}]`;
  return `{ ${Object.entries(value).map(([key, part]) => `${key}: ${line(part, true)}`).join(", ")} }`;
}

/** A text without quotes where every reader of YAML takes it for the same text, else in quotes. */
function scalar(text: string, inFlow: boolean): string {
  const safe = inFlow ? /^[\p{L}\p{N}.][\p{L}\p{N}\p{M} .+/;()_'–-]*$/u : /^[\p{L}\p{N}.][\p{L}\p{N}\p{M} .,+/:;()_'–-]*$/u;
  if (safe.test(text) && !/: |[ :]$/.test(text) && load(text) === text) return text;
  return dump(text, { forceQuotes: true, quoteStyle: text.includes("\\") ? "single" : "double", lineWidth: -1 }).trimEnd();
}

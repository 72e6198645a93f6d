// Environment variables as layers of settings: TBCV_<SECTION>_<KEY> for every key, typed by the schema, and a few that others read too.
import * as z from "zod";
import { INERT_SETTINGS } from "../../../shared/src/inert-settings.ts";
import type { SettingsProblem } from "./config-problem.ts";
import type { SettingsLayer } from "./config-resolve.ts";
import { bareSchema, type Schema, type SettingsLeaf, settingsLeaves } from "./config-schema.ts";
import { nearest } from "./nearest.ts";

/** Variables of this prefix that are no settings. */
const OTHER_VARIABLES: ReadonlySet<string> = new Set(["TBCV_CONFIG", "TBCV_DEBUG"]);

/** Variables that other programs know too, and the settings that they mean; the settings' own variables are stronger. */
const COMMON_VARIABLES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  DATABASE_URL: [["database", "url"]],
  OLLAMA_BASE_URL: [["llm_validator", "ollama_base_url"], ["rag", "ollama_base_url"]],
};

/** One layer a variable, in the order of their names; a variable that names no key is a notice. */
export function environmentLayers(env: Readonly<Record<string, string | undefined>>): {
  readonly layers: readonly SettingsLayer[];
  readonly problems: readonly SettingsProblem[];
} {
  const all = settingsLeaves();
  // The section may be called by its other name.
  const renamed = all.filter(({ path }) => path[0] === "caching").map((leaf) => [variableName(["cache", ...leaf.path.slice(1)]), leaf] as const);
  const leaves = new Map([...renamed, ...all.map((leaf) => [variableName(leaf.path), leaf] as const)]);
  const layers: SettingsLayer[] = commonLayers(env);
  const problems: SettingsProblem[] = [];
  for (const name of Object.keys(env).sort()) {
    const text = env[name];
    if (text === undefined || text === "" || !name.startsWith("TBCV_") || OTHER_VARIABLES.has(name)) continue;
    const leaf = leaves.get(name);
    const inertPath = inertPathOf(name);
    if (leaf) layers.push({ name, value: nest(leaf.path, valueOf(leaf, text)) });
    else if (inertPath) layers.push({ name, value: nest(inertPath, text) });
    else problems.push(unknownVariable(name, [...leaves.keys()]));
  }
  return { layers, problems };
}

function commonLayers(env: Readonly<Record<string, string | undefined>>): SettingsLayer[] {
  return Object.entries(COMMON_VARIABLES).flatMap(([name, paths]) => {
    const text = env[name] ?? "";
    return text === "" ? [] : paths.map((path) => ({ name, value: nest(path, text) }));
  });
}

/** The setting without effect that a variable names, or lies below. */
function inertPathOf(name: string): readonly string[] | undefined {
  for (const key of INERT_SETTINGS) {
    const path = key.split(".");
    const section = path.filter((part) => part !== "*");
    const known = variableName(section);
    if (name.startsWith(`${known}_`)) return section.length === path.length ? path : [...section, name.slice(known.length + 1).toLowerCase()];
    if (name === known) return path;
  }
  return undefined;
}

/** The variable of a key: `agents.fuzzy_detector` is TBCV_AGENTS_FUZZY_DETECTOR. */
export function variableName(path: readonly string[]): string {
  return `TBCV_${path.join("_").replace(/[^A-Za-z0-9]+/g, "_").toUpperCase()}`;
}

function unknownVariable(name: string, known: readonly string[]): SettingsProblem {
  const near = nearest(name, known);
  return {
    severity: "notice",
    key: name,
    what: "this variable names no setting",
    mend: near === undefined ? "remove it if it was meant for this program" : `did you mean ${near}?`,
    place: { name },
  };
}

function nest(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), value);
}

/** A variable's text as the kind of value that its key takes; text that does not fit stays text and is refused later. */
function valueOf({ schema }: SettingsLeaf, text: string): unknown {
  const { schema: bare, nullable } = bareSchema(schema);
  if (nullable && text === "null") return null;
  if (bare instanceof z.ZodNumber) return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
  if (bare instanceof z.ZodBoolean) return booleanOf(text);
  if (bare instanceof z.ZodArray) return listOf(bare.def.element, text);
  if (bare instanceof z.ZodRecord) return jsonOf(text);
  return text;
}

function booleanOf(text: string): boolean | string {
  const low = text.trim().toLowerCase();
  if (["true", "1", "yes", "on"].includes(low)) return true;
  return ["false", "0", "no", "off"].includes(low) ? false : text;
}

function listOf(element: Schema, text: string): unknown {
  if (text.trimStart().startsWith("[") || !(bareSchema(element).schema instanceof z.ZodString)) return jsonOf(text);
  return text.split(",").map((part) => part.trim()).filter((part) => part !== "");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

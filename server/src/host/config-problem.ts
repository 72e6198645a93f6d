// What can be wrong with a configuration, as data: each problem knows what, where and how to mend it.
import { withoutPassword } from "./without-password.ts";

/** A way through the keys and list places of a configuration. */
export type SettingsPath = readonly (string | number)[];

/** Where a value stands: a file with line and column (both from 1), or the name of a variable, an option or an editor. */
export interface SettingsPlace {
  readonly name: string;
  readonly line?: number;
  readonly column?: number;
}

/** Something wrong in a configuration. An `error` value was left out and the weaker one stands; a `notice` changes nothing. */
export interface SettingsProblem {
  readonly severity: "error" | "notice";
  /** The key as one writes it in the documentation: `agents.fuzzy_detector.similarity_threshold`; empty for the whole file. */
  readonly key: string;
  /** What was found. */
  readonly what: string;
  /** What to do about it. */
  readonly mend: string;
  readonly place: SettingsPlace;
}

/** `NAME`, or `FILE:LINE:COLUMN` where the line is known. */
export function formatPlace(place: SettingsPlace): string {
  return place.line === undefined ? place.name : `${place.name}:${place.line}:${place.column ?? 1}`;
}

/** A path as it is written: `overrides[0].rules.name-case`. */
export function formatKey(path: SettingsPath): string {
  const text = path.reduce<string>((before, part) => (typeof part === "number" ? `${before}[${part}]` : before === "" ? part : `${before}.${part}`), "");
  // YAML allows keys over several lines.
  return text.replace(/\s+/gu, " ");
}

/** The longest text of a value that a message quotes. */
const QUOTE_LENGTH = 40;

/** A value as a message quotes it: short, on one line. */
export function quoteValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a section";
  const text = typeof value === "bigint" ? value.toString() : (JSON.stringify(value) as string | undefined) ?? "nothing";
  return cut(withoutPassword(text));
}

function cut(text: string): string {
  return text.length > QUOTE_LENGTH ? `${text.slice(0, QUOTE_LENGTH)}…` : text;
}

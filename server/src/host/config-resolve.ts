// From layers of raw values (file, environment, command line, editor) to settings where every key has a value. Key by key: a bad value
// is a problem and leaves the weaker layer's value standing; nothing here throws, whatever the layers hold.
import * as z from "zod";
import { isInertSetting } from "../../../shared/src/inert-settings.ts";
import { type Settings, settingsSchema } from "../../../shared/src/settings.ts";
import { formatKey, quoteValue, type SettingsPath, type SettingsPlace, type SettingsProblem } from "./config-problem.ts";
import { bareSchema, expectedOf, recordKeys, type Schema, sectionShape } from "./config-schema.ts";
import { nearest } from "./nearest.ts";

/** Raw values from one place. */
export interface SettingsLayer {
  /** How problems call the place: a file, a variable, an option, "editor settings". */
  readonly name: string;
  readonly value: unknown;
  /** Where a key or its value stands; without it problems name the layer alone. */
  readonly locate?: (path: SettingsPath, part: "key" | "value") => SettingsPlace | undefined;
}

/** Settings and what was wrong on the way to them. */
interface ResolvedSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  /** The layers with those of their values that were taken, weakest first. */
  readonly taken: readonly SettingsLayer[];
}

/** Puts layers over the defaults; later layers are stronger. Sections merge key by key, lists replace. */
export function resolveSettings(layers: readonly SettingsLayer[]): ResolvedSettings {
  const problems: SettingsProblem[] = [];
  const taken: SettingsLayer[] = [];
  let merged: unknown = {};
  for (const layer of layers.map(underOwnName)) {
    const reader = new LayerReader(layer);
    const value = reader.read();
    merged = merge(merged, value);
    taken.push({ ...layer, value });
    problems.push(...reader.problems());
  }
  return { settings: Object.freeze(settingsSchema.parse(merged)), problems, taken };
}

/** `cache` is another name of `caching`, which wins where both stand. */
function underOwnName(layer: SettingsLayer): SettingsLayer {
  const { value, locate } = layer;
  if (!isMap(value) || !Object.hasOwn(value, "cache")) return layer;
  const { cache, caching, ...rest } = value;
  const renamed = caching === undefined || caching === null;
  return {
    ...layer,
    value: { ...rest, caching: renamed ? cache : merge(cache, caching) },
    ...(locate && { locate: (path, part) => locate(renamed && path[0] === "caching" ? ["cache", ...path.slice(1)] : path, part) }),
  };
}

/** A value that was not taken. */
const LEFT_OUT = Symbol("left out");

class LayerReader {
  readonly #layer: SettingsLayer;
  readonly #errors: SettingsProblem[] = [];
  readonly #inert: SettingsPath[] = [];

  constructor(layer: SettingsLayer) {
    this.#layer = layer;
  }

  /** The values of the layer that are right. */
  read(): unknown {
    const { value } = this.#layer;
    if (value === undefined || value === null) return {};
    const taken = this.#take(settingsSchema, value, []);
    return taken === LEFT_OUT ? {} : taken;
  }

  problems(): readonly SettingsProblem[] {
    const [first] = this.#inert;
    if (first === undefined) return this.#errors;
    const keys = this.#inert.map(formatKey);
    const notice: SettingsProblem = {
      severity: "notice",
      key: keys.join(", "),
      what: `${keys.join(", ")} ${keys.length === 1 ? "has" : "have"} no effect in this version`,
      mend: "nothing needs to be done",
      place: this.#place(first, "key"),
    };
    return [...this.#errors, notice];
  }

  #take(schema: Schema, value: unknown, path: SettingsPath): unknown {
    const bare = bareSchema(schema);
    if (value === null && bare.nullable) return null;
    const shape = sectionShape(bare.schema);
    if (shape) return this.#takeKeys(value, path, Object.keys(shape), (key) => shape[key]);
    if (bare.schema instanceof z.ZodRecord) {
      const { valueType } = bare.schema.def;
      return this.#takeKeys(value, path, recordKeys(bare.schema), () => valueType);
    }
    if (bare.schema instanceof z.ZodArray) return this.#takeList(bare.schema, value, path);
    return z.safeParse(bare.schema, value).success ? value : this.#bad(schema, value, path);
  }

  #takeKeys(value: unknown, path: SettingsPath, keys: readonly string[] | undefined, inner: (key: string) => Schema | undefined): unknown {
    if (!isMap(value)) return this.#bad(z.object({}), value, path);
    const taken: [string, unknown][] = [];
    for (const [key, entry] of Object.entries(value)) {
      const at = [...path, key];
      const schema = keys === undefined || keys.includes(key) ? inner(key) : undefined;
      if (schema === undefined && isInertSetting(at)) this.#inert.push(at);
      else if (schema === undefined || key === "__proto__") this.#unknown(at, keys ?? []);
      else {
        const part = this.#takeEntry(schema, entry, at);
        if (part !== LEFT_OUT) taken.push([key, part]);
      }
    }
    return Object.fromEntries(taken);
  }

  /** A key without a value is as if it were not there. */
  #takeEntry(schema: Schema, value: unknown, path: SettingsPath): unknown {
    const isAbsent = value === undefined || (value === null && !bareSchema(schema).nullable);
    return isAbsent ? LEFT_OUT : this.#take(schema, value, path);
  }

  #takeList(schema: z.ZodArray, value: unknown, path: SettingsPath): unknown {
    if (!Array.isArray(value)) return this.#bad(schema, value, path);
    const { element } = schema.def;
    const taken = value
      .map((entry, at): unknown => this.#takeElement(element, entry, [...path, at]))
      .filter((entry) => entry !== LEFT_OUT);
    return z.safeParse(schema, taken).success ? taken : this.#bad(schema, value, path);
  }

  #takeElement(schema: Schema, value: unknown, path: SettingsPath): unknown {
    const taken = this.#take(schema, value, path);
    if (taken === LEFT_OUT || z.safeParse(schema, taken).success) return taken;
    this.#report(path, "value", `${formatKey(path)} does not say which files it is for`, 'add files, such as files: ["docs/**"]');
    return LEFT_OUT;
  }

  #bad(schema: Schema, value: unknown, path: SettingsPath): typeof LEFT_OUT {
    const name = path.length === 0 ? "the configuration" : formatKey(path);
    this.#report(path, "value", `${name} is ${quoteValue(value)}`, `write ${expectedOf(schema)}`);
    return LEFT_OUT;
  }

  #unknown(path: SettingsPath, known: readonly string[]): void {
    const near = nearest(String(path.at(-1)), known);
    const mend = near === undefined ? `remove it, or use one of ${known.join(", ")}` : `did you mean "${near}"?`;
    this.#report(path, "key", `unknown key "${formatKey(path)}"`, mend);
  }

  #report(path: SettingsPath, part: "key" | "value", what: string, mend: string): void {
    this.#errors.push({ severity: "error", key: formatKey(path), what, mend, place: this.#place(path, part) });
  }

  #place(path: SettingsPath, part: "key" | "value"): SettingsPlace {
    return this.#layer.locate?.(path, part) ?? { name: this.#layer.name };
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The stronger value over the weaker one; maps merge, everything else replaces. */
function merge(weak: unknown, strong: unknown): unknown {
  if (!isMap(weak) || !isMap(strong)) return strong;
  const merged = new Map(Object.entries(weak));
  for (const [key, value] of Object.entries(strong)) merged.set(key, merged.has(key) ? merge(merged.get(key), value) : value);
  return Object.fromEntries(merged);
}

// Where each setting in force comes from: for people who wonder why.
import { FINDING_CODES, isFindingCode } from "../../../shared/src/codes.ts";
import type { Config } from "./config.ts";
import { formatKey, type SettingsPath, type SettingsPlace } from "./config-problem.ts";
import { settingsLeaves } from "./config-schema.ts";
import { withoutPassword } from "./without-password.ts";

/** A setting in force. */
export interface SettingOrigin {
  /** As one writes it: `rules.name-case`. */
  readonly key: string;
  readonly value: unknown;
  /** Where the value was set; undefined: it is the default. */
  readonly from?: SettingsPlace;
  /** Weaker places that set it too, the strongest first. */
  readonly over: readonly SettingsPlace[];
}

/** Every setting that holds a value, in the order of the schema. */
export function settingOrigins({ settings, layers }: Pick<Config, "settings" | "layers">): readonly SettingOrigin[] {
  return settingsLeaves()
    .filter(({ path }) => path.join(".") !== "rules")
    .map(({ path }) => {
      const places = layers.filter(({ value }) => valueAt(value, path) !== undefined).map((layer) => layer.locate?.(path, "key") ?? { name: layer.name });
      const [from, ...over] = places.reverse();
      return { key: formatKey(path), value: shownValue(valueAt(settings, path) ?? defaultOf(path)), ...(from && { from }), over };
    });
}

function valueAt(value: unknown, path: SettingsPath): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === "object" && inner !== null && Object.hasOwn(inner, key) ? (inner as Record<string, unknown>)[key] : undefined), value);
}

/** Addresses can hold a password, which is shown to nobody. */
function shownValue(value: unknown): unknown {
  return typeof value === "string" ? withoutPassword(value) : value;
}

/** A severity that nobody set is the code's own. */
function defaultOf(path: SettingsPath): unknown {
  const code = String(path[1]);
  return path[0] === "rules" && isFindingCode(code) ? FINDING_CODES[code].severity : null;
}

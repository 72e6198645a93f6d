// What holds for one document beside the settings of its folder: overrides and folders whose patterns match it.
import type { Settings } from "../../../shared/src/settings.ts";
import { compilePatterns } from "./config-document.ts";
import type { SettingOrigin } from "./config-origins.ts";

/** A part of the configuration that speaks of a document. */
export interface DocumentOrigin {
  /** `overrides[0]`, or `folders["docs/**"]`. */
  readonly key: string;
  readonly value: unknown;
}

/** The overrides and folders that match a path (relative to the configuration's folder, with "/"), weakest first. */
export function documentOrigins({ overrides, folders }: Settings, path: string): readonly DocumentOrigin[] {
  return [
    ...overrides.flatMap(({ files, ...value }, at) => (compilePatterns(files)(path) ? [{ key: `overrides[${at}]`, value }] : [])),
    ...Object.entries(folders).flatMap(([pattern, families]) => (compilePatterns([pattern])(path) ? [{ key: `folders[${JSON.stringify(pattern)}]`, value: families }] : [])),
  ];
}

/** The settings of a document: those of its folder, with what speaks of the document put over them. `own` as `documentOrigins` gives it. */
export function withDocumentOrigins(origins: readonly SettingOrigin[], own: readonly DocumentOrigin[]): readonly SettingOrigin[] {
  return origins.map((origin) => own.reduce(withOrigin, origin));
}

function withOrigin(origin: SettingOrigin, { key, value }: DocumentOrigin): SettingOrigin {
  const set = valueUnder(origin, value);
  if (set === undefined) return origin;
  return { ...origin, value: set, from: { name: key }, over: origin.from === undefined ? [] : [origin.from, ...origin.over] };
}

/** What a folder or an override makes of a setting; undefined where it says nothing of it. Folders add families, overrides replace. */
function valueUnder({ key, value: before }: SettingOrigin, own: unknown): unknown {
  if (Array.isArray(own)) return key === "families" ? [...new Set([before, own].flat())] : undefined;
  const { rules, ...others } = own as Omit<Settings["overrides"][number], "files">;
  return ({ ...others, ...Object.fromEntries(Object.entries(rules ?? {}).map(([code, severity]) => [`rules.${code}`, severity])) } as Record<string, unknown>)[key];
}
